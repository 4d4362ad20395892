/// Lines of text, of which a window shows a part. A last row says what is hidden: `▲▼ 12–31 of 40`.
public struct TextBlock: Widget, Hashable, Sendable {
  public var lines: [TextLine]
  /// The first line shown; kept in range while drawing.
  public var offset: Int
  public var styles: WidgetStyles
  public var glyphs: GlyphTier

  public init(
    _ lines: [TextLine], offset: Int = 0, styles: WidgetStyles = .standard, glyphs: GlyphTier = .blocks
  ) {
    self.lines = lines
    self.offset = offset
    self.styles = styles
    self.glyphs = glyphs
  }

  /// How many of `content` lines a window of `height` rows shows: all but one row where some are hidden.
  public static func viewport(content: Int, height: Int) -> Int {
    content <= height || height < 3 ? max(0, height) : height - 1
  }

  public func draw(on surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let viewport = TextBlock.viewport(content: lines.count, height: rect.height)
    let scroll = ScrollState(offset: offset, content: lines.count, viewport: viewport)
    for (row, line) in lines[scroll.visible].enumerated() {
      surface.put(line, x: rect.x, y: rect.y + row, over: styles.text, in: rect)
    }
    guard lines.count > viewport else { return }
    if viewport < rect.height {
      drawPosition(scroll, on: &surface, in: rect)
    } else {
      drawMarks(scroll, on: &surface, in: rect)
    }
  }

  private func drawPosition(_ scroll: ScrollState, on surface: inout Surface, in rect: Rect) {
    let symbols = WidgetSymbols(glyphs)
    let marks = (scroll.isAtStart ? " " : symbols.moreAbove) + (scroll.isAtEnd ? " " : symbols.moreBelow)
    let long = " \(scroll.visible.lowerBound + 1)\(symbols.dash)\(scroll.visible.upperBound) of \(scroll.content)"
    let position = marks.columns + long.columns <= rect.width ? long : ""
    let y = rect.bottom - 1
    let x = surface.put(
      marks, x: rect.right - marks.columns - position.columns, y: y, styles.accent, in: rect)
    surface.put(position, x: x, y: y, styles.dim, in: rect)
  }

  /// In one or two rows there is no room for a row of its own: a mark at the right edge.
  private func drawMarks(_ scroll: ScrollState, on surface: inout Surface, in rect: Rect) {
    let symbols = WidgetSymbols(glyphs)
    if !scroll.isAtStart {
      surface.put(symbols.moreAbove, x: rect.right - 1, y: rect.y, styles.accent, in: rect)
    }
    if !scroll.isAtEnd {
      surface.put(symbols.moreBelow, x: rect.right - 1, y: rect.bottom - 1, styles.accent, in: rect)
    }
  }
}
