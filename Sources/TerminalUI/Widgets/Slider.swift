/// One setting in one row: its name, its value, and how it is turned.
///
///     › learning rate         0.03  ───────●────────
///       activation          ‹ tanh ›
///       batch size              32  (needs a restart)
public struct Slider: Widget, Hashable, Sendable {
  public var label: String
  public var value: String
  public var control: Control
  public var isFocused: Bool
  /// Why it cannot be turned now; nil when it can.
  public var disabledReason: String?
  /// Columns of the names and of the values, the same for all sliders that stand together.
  public var labelColumns: Int
  public var valueColumns: Int
  public var styles: WidgetStyles
  public var glyphs: GlyphTier

  public enum Control: Hashable, Sendable {
    /// A thumb on a track, from 0 (left) to 1 (right).
    case track(Double)
    /// One of several names.
    case choice
  }

  public init(
    _ label: String, value: String, control: Control, isFocused: Bool = false, disabledReason: String? = nil,
    labelColumns: Int = 16, valueColumns: Int = 10, styles: WidgetStyles = .standard, glyphs: GlyphTier = .blocks
  ) {
    self.label = label
    self.value = value
    self.control = control
    self.isFocused = isFocused
    self.disabledReason = disabledReason
    self.labelColumns = max(0, labelColumns)
    self.valueColumns = max(0, valueColumns)
    self.styles = styles
    self.glyphs = glyphs
  }

  /// The longest track; beyond it a step of the thumb says no more.
  private static let longestTrack = 24

  public func draw(on surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let row = rect.splitTop(1).top
    let isEnabled = disabledReason == nil
    let base = isEnabled ? (isFocused ? styles.selected : styles.text) : styles.disabled
    if isFocused {
      surface.put(WidgetSymbols(glyphs).pointer, x: row.x, y: row.y, isEnabled ? styles.accent : styles.dim, in: row)
      surface.cursor = Surface.Point(x: row.x, y: row.y)
    }
    // The value matters most: where room is short, the name gives way to it.
    let shownValue = self.shownValue
    let valueRoom = max(valueColumns, shownValue.columns)
    let nameRoom = min(labelColumns, max(0, row.width - valueRoom - 3))
    var x = surface.put(label.fitted(to: nameRoom, glyphs: glyphs), x: row.x + 2, y: row.y, base, in: row)
    x += nameRoom > 0 ? 1 : 0
    x = surface.put(
      shownValue.fitted(to: min(valueRoom, max(0, row.right - x)), .trailing, glyphs: glyphs), x: x, y: row.y, base,
      in: row)
    let rest = Rect(x: x + 2, y: row.y, width: row.right - x - 2, height: 1)
    if let disabledReason {
      surface.put(
        "(\(disabledReason))".truncated(to: rest.width, glyphs: glyphs), x: rest.x, y: row.y, styles.disabled,
        in: rest)
    } else if case .track(let position) = control {
      drawTrack(position, on: &surface, in: rest)
    }
  }

  private var shownValue: String {
    guard control == .choice, disabledReason == nil else { return value }
    let symbols = WidgetSymbols(glyphs)
    return "\(symbols.pointerLeft) \(value) \(symbols.pointer)"
  }

  private func drawTrack(_ position: Double, on surface: inout Surface, in rest: Rect) {
    let length = min(rest.width, Slider.longestTrack)
    guard length >= 5 else { return }
    let symbols = WidgetSymbols(glyphs)
    let share = position > 0 ? min(position, 1) : 0
    surface.put(String(repeating: symbols.track, count: length), x: rest.x, y: rest.y, styles.dim, in: rest)
    let thumb = rest.x + Int((share * Double(length - 1)).rounded())
    surface.put(String(symbols.thumb), x: thumb, y: rest.y, isFocused ? styles.accent : styles.text, in: rest)
  }
}
