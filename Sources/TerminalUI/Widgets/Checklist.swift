/// Things to be seen to hold, each with a mark of its state: `☑ The loss never leaves ln 2.`
public struct Checklist: Widget, Hashable, Sendable {
  public var items: [Item]
  /// The first line shown where not all fit.
  public var offset: Int
  public var styles: WidgetStyles
  public var glyphs: GlyphTier

  public enum State: Hashable, Sendable, CaseIterable {
    case open, done, failed
  }

  public struct Item: Hashable, Sendable {
    public var state: State
    public var text: StyledText

    public init(_ state: State, _ text: StyledText) {
      self.state = state
      self.text = text
    }
  }

  public init(
    _ items: [Item], offset: Int = 0, styles: WidgetStyles = .standard, glyphs: GlyphTier = .blocks
  ) {
    self.items = items
    self.offset = offset
    self.styles = styles
    self.glyphs = glyphs
  }

  /// The rows that show everything at this width.
  public func height(width: Int) -> Int { lines(width: width).count }

  public func draw(on surface: inout Surface, in rect: Rect) {
    TextBlock(lines(width: rect.width), offset: offset, styles: styles, glyphs: glyphs).draw(on: &surface, in: rect)
  }

  private func lines(width: Int) -> [TextLine] {
    items.flatMap { item in
      let (mark, style) = appearance(item.state)
      // The mark and its blank stay together and are the width of the hanging indent.
      let text = StyledText([TextRun(mark + " ", style, unbreakable: true)]) + item.text
      return text.wrapped(width: width, hanging: mark.columns + 1)
    }
  }

  private func appearance(_ state: State) -> (mark: String, style: Style) {
    let symbols = WidgetSymbols(glyphs)
    switch state {
    case .open: return (symbols.open, styles.dim)
    case .done: return (symbols.done, styles.good)
    case .failed: return (symbols.failed, styles.bad)
    }
  }
}
