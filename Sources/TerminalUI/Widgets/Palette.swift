/// A searchable list of everything that can be done here: what is typed, then rows of keys and what they do.
public struct Palette: Widget, Hashable, Sendable {
  public var rows: [Row]
  public var query: TextFieldState
  /// The row pointed at, among those that match.
  public var selection: Int
  public var styles: WidgetStyles
  public var glyphs: GlyphTier

  public struct Row: Hashable, Sendable {
    /// The place of its binding in the key map.
    public var index: Int
    public var keys: String
    public var help: String
    public var group: String
    public var disabledReason: String?

    public init(index: Int, keys: String, help: String, group: String = "", disabledReason: String? = nil) {
      self.index = index
      self.keys = keys
      self.help = help
      self.group = group
      self.disabledReason = disabledReason
    }

    var isEnabled: Bool { disabledReason == nil }
  }

  public init(
    _ rows: [Row], query: TextFieldState = TextFieldState(), selection: Int = 0,
    styles: WidgetStyles = .standard, glyphs: GlyphTier = .blocks
  ) {
    self.rows = rows
    self.query = query
    self.selection = selection
    self.styles = styles
    self.glyphs = glyphs
  }

  /// The rows that match what is typed, the best first.
  public var matches: [Row] { PaletteSearch(query.text).filter(rows) }

  /// The row pointed at; nil when nothing matches.
  public var selected: Row? {
    let matches = matches
    return matches.isEmpty ? nil : matches[min(max(0, selection), matches.count - 1)]
  }

  public func draw(on surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let (top, rest) = rect.splitTop(1)
    let list = rest.splitTop(rest.height > 3 ? 1 : 0).rest
    TextField(query, placeholder: "type to search", styles: styles, glyphs: glyphs).draw(on: &surface, in: top)
    let matches = matches
    guard !matches.isEmpty else {
      let sentence = StyledText("Nothing here is called \"\(query.text)\".", styles.dim)
      TextBlock(sentence.wrapped(width: list.width - 2), styles: styles, glyphs: glyphs)
        .draw(on: &surface, in: list.inset(left: 2))
      return
    }
    let cursor = surface.cursor
    menu(matches, width: list.width).draw(on: &surface, in: list)
    // The cursor belongs where one types.
    surface.cursor = cursor
  }

  private func menu(_ matches: [Row], width: Int) -> Menu {
    let widest = rows.map(\.keys.columns).max() ?? 0
    let keyColumns = min(widest, max(6, width / 3))
    // Groups stand in a column of their own, behind the sentences that leave room for it.
    let groupColumns = rows.map(\.group.columns).max() ?? 0
    let helpColumns = width - keyColumns - groupColumns - 8
    let items = matches.map { row in
      var label = StyledText(row.keys.fitted(to: keyColumns, glyphs: glyphs), styles.accent, unbreakable: true)
      let hasGroup = row.isEnabled && row.help.columns <= helpColumns
      label.append("  " + (hasGroup ? row.help.fitted(to: helpColumns) : row.help))
      return Menu.Item(
        label, note: hasGroup ? row.group : "", disabledReason: row.disabledReason, hanging: keyColumns + 2)
    }
    return Menu(
      items, selection: min(max(0, selection), matches.count - 1), isNumbered: false, styles: styles, glyphs: glyphs)
  }
}

extension StyledText {
  fileprivate init(_ text: String, _ style: Style, unbreakable: Bool) {
    self.init([TextRun(text, style, unbreakable: unbreakable)])
  }
}
