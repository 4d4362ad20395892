extension Surface {
  /// Clears a rectangle, draws a border on its edge with a title in the upper and a note in the lower side, and returns
  /// what is inside. Without room for a border (under 3x3) the whole rectangle is inside.
  @discardableResult
  public mutating func drawBorder(
    _ rect: Rect, title: String = "", note: String = "", isFocused: Bool = false,
    styles: WidgetStyles = .standard, glyphs: GlyphTier = .blocks
  ) -> Rect {
    fill(rect)
    guard rect.width >= 3, rect.height >= 3 else { return rect }
    let symbols = WidgetSymbols(glyphs)
    let style = isFocused ? styles.accent : styles.border
    let side = String(repeating: symbols.horizontal, count: rect.width - 2)
    put("\(symbols.topLeft)\(side)\(symbols.topRight)", x: rect.x, y: rect.y, style, in: rect)
    put("\(symbols.bottomLeft)\(side)\(symbols.bottomRight)", x: rect.x, y: rect.bottom - 1, style, in: rect)
    for y in rect.y + 1..<rect.bottom - 1 {
      put(String(symbols.vertical), x: rect.x, y: y, style, in: rect)
      put(String(symbols.vertical), x: rect.right - 1, y: y, style, in: rect)
    }
    let room = rect.width - 6
    if room > 0, !title.isEmpty {
      put(" \(title.truncated(to: room, glyphs: glyphs)) ", x: rect.x + 2, y: rect.y, styles.title, in: rect)
    }
    if room > 0, !note.isEmpty {
      let text = " \(note.truncated(to: room, glyphs: glyphs)) "
      put(text, x: rect.right - 2 - text.columns, y: rect.bottom - 1, styles.dim, in: rect)
    }
    return rect.inset(left: 1, top: 1, right: 1, bottom: 1)
  }
}
