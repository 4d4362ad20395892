/// One line of text as it is drawn: runs side by side.
public struct TextLine: Hashable, Sendable, ExpressibleByStringLiteral {
  public var runs: [TextRun]

  public init(_ runs: [TextRun] = []) { self.runs = runs }

  public init(_ text: String, _ style: Style = .plain) { runs = [TextRun(text, style)] }

  public init(stringLiteral value: String) { self.init(value) }

  /// The characters without their styles.
  public var text: String { runs.map(\.text).joined() }

  /// The columns it takes when drawn.
  public var columns: Int { runs.reduce(0) { $0 + VisibleText.string($1.text).columns } }

  /// At most `columns` columns; what is cut off is shown by an ellipsis.
  public func truncated(to columns: Int, glyphs: GlyphTier = .blocks) -> TextLine {
    guard self.columns > columns else { return self }
    let ellipsis = WidgetSymbols(glyphs).ellipsis.prefix(max(0, columns))
    var room = columns - ellipsis.columns
    var kept: [TextRun] = []
    for run in runs {
      let whole = VisibleText.characters(of: run.text)
      let fitting = whole.prefix { character in
        room -= character.columns
        return room >= 0
      }
      kept.append(TextRun(String(fitting), run.style, unbreakable: run.isUnbreakable))
      if fitting.count < whole.count { break }
    }
    kept.append(TextRun(String(ellipsis), kept.last?.style ?? .plain))
    return TextLine(kept.filter { !$0.text.isEmpty })
  }

  /// Exactly `columns` columns: blanks where there is room, an ellipsis where there is not.
  public func fitted(
    to columns: Int, _ alignment: TextAlignment = .leading, glyphs: GlyphTier = .blocks
  ) -> TextLine {
    let line = truncated(to: columns, glyphs: glyphs)
    let (before, after) = alignment.blanks(around: line.columns, in: columns)
    var padded = line.runs
    if before > 0 { padded.insert(TextRun(String(repeating: " ", count: before)), at: 0) }
    if after > 0 { padded.append(TextRun(String(repeating: " ", count: after))) }
    return TextLine(padded)
  }
}

extension Surface {
  /// Writes a line of several styles from (x, y), inside `clip`, and returns the column after it.
  @discardableResult
  public mutating func put(_ line: TextLine, x: Int, y: Int, over base: Style = .plain, in clip: Rect? = nil) -> Int {
    line.runs.reduce(x) { put($1.text, x: $0, y: y, $1.style.over(base), in: clip) }
  }
}
