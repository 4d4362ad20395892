/// One row over a screen: where one is (left), what it is about (centre), how far (right). The right text stays, the
/// left one is shortened, the centre one goes first.
public struct TitleBar: Widget, Hashable, Sendable {
  public var left: String
  public var center: String
  public var right: String
  public var styles: WidgetStyles
  public var glyphs: GlyphTier

  public init(
    left: String = "", center: String = "", right: String = "", styles: WidgetStyles = .standard,
    glyphs: GlyphTier = .blocks
  ) {
    self.left = left
    self.center = center
    self.right = right
    self.styles = styles
    self.glyphs = glyphs
  }

  public func draw(on surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let gap = 2
    let ending = right.truncated(to: rect.width, glyphs: glyphs)
    let endingX = rect.right - ending.columns
    surface.put(ending, x: endingX, y: rect.y, styles.dim, in: rect)
    let leftRoom = max(0, endingX - rect.x - (ending.isEmpty ? 0 : gap))
    let beginning = left.truncated(to: leftRoom, glyphs: glyphs)
    let leftEnd = surface.put(beginning, x: rect.x, y: rect.y, styles.title, in: rect)
    let middle = VisibleText.string(center)
    let middleX = rect.x + (rect.width - middle.columns) / 2
    let start = beginning.isEmpty ? rect.x : leftEnd + gap
    let end = ending.isEmpty ? rect.right : endingX - gap
    if middleX >= start, middleX + middle.columns <= end {
      surface.put(middle, x: middleX, y: rect.y, styles.text, in: rect)
    }
  }
}
