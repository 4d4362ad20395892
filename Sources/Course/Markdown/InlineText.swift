/// A text field of a typed block: one paragraph of Markdown with formulas, whatever its first character looks like.
enum InlineText {
  /// An unused character that keeps Markdown from taking the beginning of a field for a list or a heading.
  private static let guardByte: UInt8 = 0x08

  /// - Parameter place: where a byte of the text stands in the file.
  static func read(
    _ text: String, place: @escaping (Int) -> SourcePosition, _ reading: inout Reading
  ) -> [Inline] {
    let line = String(text.map { $0.isNewline ? " " : $0 })
    let source = SourceText(line)
    let math = MathSpans(source, codeLines: [])
    for offset in math.unclosed {
      reading.error("the formula that starts here is not closed", at: place(offset), hint: "end it with $$")
    }
    guard source.bytes.count <= MarkdownLimits.lineBytes else {
      reading.error(
        "a text has at most \(MarkdownLimits.lineBytes) bytes; this one has \(source.bytes.count)", at: place(0))
      return []
    }
    let root = MarkdownNode.read([guardByte, UInt8(ascii: " ")] + math.masked, withTables: false)
    var reader = InlineReader(source: source, math: math, place: place)
    var inlines = reader.read(root.children.flatMap(\.children), &reading)
    if case .text(let first)? = inlines.first {
      inlines[0] = .text(String(first.drop { $0 == "\u{8}" }))
    }
    return inlines.trimmed
  }
}
