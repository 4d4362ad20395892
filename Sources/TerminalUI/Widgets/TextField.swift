/// One line of text that is typed: `› 0.088`. Longer text is shown around the cursor, with marks where it goes on.
public struct TextField: Widget, Hashable, Sendable {
  public var state: TextFieldState
  /// Shown dim while nothing is typed.
  public var placeholder: String
  public var isFocused: Bool
  public var styles: WidgetStyles
  public var glyphs: GlyphTier

  public init(
    _ state: TextFieldState, placeholder: String = "", isFocused: Bool = true,
    styles: WidgetStyles = .standard, glyphs: GlyphTier = .blocks
  ) {
    self.state = state
    self.placeholder = placeholder
    self.isFocused = isFocused
    self.styles = styles
    self.glyphs = glyphs
  }

  public func draw(on surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let symbols = WidgetSymbols(glyphs)
    if isFocused { surface.put(symbols.pointer, x: rect.x, y: rect.y, styles.accent, in: rect) }
    let field = Rect(x: rect.x + 2, y: rect.y, width: rect.width - 2, height: 1)
    guard !field.isEmpty else { return }
    surface.fill(field, with: Cell(" ", styles.field))
    if state.isEmpty {
      surface.put(
        placeholder.truncated(to: field.width, glyphs: glyphs), x: field.x, y: field.y,
        styles.dim.over(styles.field), in: field)
      if isFocused { surface.cursor = Surface.Point(x: field.x, y: field.y) }
      return
    }
    let characters = Array(state.text)
    let start = firstShown(characters, width: field.width)
    // The left mark takes the place of one hidden column; the text begins behind it.
    var x = field.x
    if start > 0 { x = surface.put(symbols.pointerLeft, x: x, y: field.y, styles.dim.over(styles.field), in: field) }
    let cursorColumn = x + columns(characters[start..<state.cursor])
    let end = surface.put(String(characters[start...]), x: x, y: field.y, styles.text.over(styles.field), in: field)
    if end > field.right, field.width > 1, cursorColumn < field.right - 1 {
      surface.fill(Rect(x: field.right - 1, y: field.y, width: 1, height: 1))
      surface.put(symbols.pointer, x: field.right - 1, y: field.y, styles.dim.over(styles.field), in: field)
    }
    if isFocused { surface.cursor = Surface.Point(x: min(cursorColumn, field.right - 1), y: field.y) }
  }

  /// The first character shown: 0 while all fits, else so that the cursor stands in the last quarter at most and no
  /// room is left over behind the end.
  private func firstShown(_ characters: [Character], width: Int) -> Int {
    guard columns(characters[...]) + 1 > width else { return 0 }
    let beforeCursor = width - 2 - min(columns(characters[state.cursor...]), width / 4)
    var start = state.cursor
    var used = 0
    while start > 0 {
      used += characters[start - 1].columns
      if used > max(0, beforeCursor) { break }
      start -= 1
    }
    return start
  }

  private func columns(_ characters: ArraySlice<Character>) -> Int { characters.reduce(0) { $0 + $1.columns } }
}
