/// A box with a title and some paragraphs: an explanation, a notice, a hint. It covers what is under it.
public struct Card: Widget, Hashable, Sendable {
  public var title: String
  public var body: [StyledText]
  /// In the lower border, such as the key that closes it.
  public var note: String
  /// The first line shown where not all fit.
  public var offset: Int
  public var isFocused: Bool
  public var styles: WidgetStyles
  public var glyphs: GlyphTier

  public init(
    title: String, body: [StyledText], note: String = "", offset: Int = 0, isFocused: Bool = false,
    styles: WidgetStyles = .standard, glyphs: GlyphTier = .blocks
  ) {
    self.title = title
    self.body = body
    self.note = note
    self.offset = offset
    self.isFocused = isFocused
    self.styles = styles
    self.glyphs = glyphs
  }

  /// The rows that show everything at this width, border included.
  public func height(width: Int) -> Int { lines(width: width).count + 2 }

  /// What a `ScrollState` needs to know of a card drawn in `rect`.
  public func scroll(in rect: Rect) -> ScrollState {
    let lines = lines(width: rect.width).count
    let rows = hasBorder(rect) ? rect.height - 2 : rect.height
    return ScrollState(
      offset: offset, content: lines, viewport: TextBlock.viewport(content: lines, height: rows))
  }

  /// A place in the middle of `rect` just large enough.
  public func placed(in rect: Rect, maximumWidth: Int = 60) -> Rect {
    let width = min(rect.width, max(0, maximumWidth))
    return rect.centered(maximumWidth: width, maximumHeight: height(width: width))
  }

  public func draw(on surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    var inside = rect
    if hasBorder(rect) {
      inside = surface.drawBorder(
        rect, title: title, note: note, isFocused: isFocused, styles: styles, glyphs: glyphs
      ).inset(left: 1, right: 1)
    } else {
      surface.fill(rect)
    }
    TextBlock(lines(width: rect.width), offset: offset, styles: styles, glyphs: glyphs).draw(on: &surface, in: inside)
    if isFocused, !inside.isEmpty { surface.cursor = Surface.Point(x: inside.x, y: inside.y) }
  }

  private func hasBorder(_ rect: Rect) -> Bool { rect.width >= 5 && rect.height >= 3 }

  private func lines(width: Int) -> [TextLine] {
    body.flatMap { $0.wrapped(width: width >= 5 ? width - 4 : width) }
  }
}
