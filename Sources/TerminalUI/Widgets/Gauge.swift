/// How far something is: `█████▌░░░░  55%`, in ASCII `[#####.....]  55%`.
public struct Gauge: Widget, Hashable, Sendable {
  /// From 0 to 1; anything outside is drawn as the nearer end, NaN as 0.
  public var fraction: Double
  /// Stands right of the bar; nil for the percentage.
  public var label: String?
  public var styles: WidgetStyles
  public var glyphs: GlyphTier

  public init(
    _ fraction: Double, label: String? = nil, styles: WidgetStyles = .standard, glyphs: GlyphTier = .blocks
  ) {
    self.fraction = fraction
    self.label = label
    self.styles = styles
    self.glyphs = glyphs
  }

  public func draw(on surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let share = fraction > 0 ? min(fraction, 1) : 0
    // Rounded down: 100% is said only when it is true.
    var text = label ?? "\(Int(share * 100))%".fitted(to: 4, .trailing)
    text = text.isEmpty ? "" : " " + text
    if rect.width - text.columns < 4 { text = "" }
    let bar = Rect(x: rect.x, y: rect.y, width: rect.width - text.columns, height: 1)
    drawBar(share, on: &surface, in: bar)
    surface.put(text, x: bar.right, y: rect.y, styles.text, in: rect)
  }

  private func drawBar(_ share: Double, on surface: inout Surface, in bar: Rect) {
    let symbols = WidgetSymbols(glyphs)
    let isBracketed = symbols.isASCII && bar.width > 2
    let inner = isBracketed ? bar.inset(left: 1, right: 1) : bar
    if isBracketed {
      surface.put("[", x: bar.x, y: bar.y, styles.dim, in: bar)
      surface.put("]", x: bar.right - 1, y: bar.y, styles.dim, in: bar)
    }
    let eighths = Int(share * Double(inner.width) * 8)
    var x = surface.put(
      String(repeating: symbols.gaugeFull, count: eighths / 8), x: inner.x, y: bar.y, styles.accent, in: inner)
    if eighths % 8 > 0, !symbols.gaugeEighths.isEmpty {
      x = surface.put(String(symbols.gaugeEighths[eighths % 8 - 1]), x: x, y: bar.y, styles.accent, in: inner)
    }
    surface.put(
      String(repeating: symbols.gaugeEmpty, count: max(0, inner.right - x)), x: x, y: bar.y, styles.dim, in: inner)
  }
}
