import Testing

@testable import TerminalUI

@Suite("Fitting text into columns") struct TextAlignmentTests {
  @Test(
    "what is too long ends in an ellipsis, and a wide character is not cut in half",
    arguments: [
      ("gradient", 8, "gradient", "gradient"), ("gradient", 7, "gradie…", "grad..."), ("gradient", 2, "g…", ".."),
      ("gradient", 0, "", ""), ("日本語", 5, "日本…", "日..."), ("日本語", 4, "日…", "..."), ("", 3, "", ""),
      ("a\nb", 4, "a\\u…", "a..."),
    ] as [(String, Int, String, String)])
  func truncating(text: String, columns: Int, unicode: String, ascii: String) {
    #expect(text.truncated(to: columns) == unicode)
    #expect(text.truncated(to: columns, glyphs: .ascii) == ascii)
  }

  @Test(
    "text is filled up on either side",
    arguments: [
      (TextAlignment.leading, "ab   "), (.center, " ab  "), (.trailing, "   ab"),
    ])
  func filling(alignment: TextAlignment, shown: String) {
    #expect("ab".fitted(to: 5, alignment) == shown)
    #expect("abcdef".fitted(to: 5, alignment) == "abcd…")
    #expect("日本".fitted(to: 7, alignment).columns == 7)
  }

  @Test("the ellipsis of a styled line takes the style it interrupts")
  func styles() {
    let red = Style(.palette(1))
    let line = TextLine([TextRun("one "), TextRun("two three", red), TextRun(" four")])
    #expect(line.truncated(to: 8) == TextLine([TextRun("one "), TextRun("two", red), TextRun("…", red)]))
    #expect(line.truncated(to: 18) == line)
    #expect(TextLine("ab", red).fitted(to: 4, .trailing) == TextLine([TextRun("  "), TextRun("ab", red)]))
  }

  @Test("numbers stand with their points in one column")
  func decimals() {
    let aligned = DecimalColumn.aligned(["0.693", "12", "-1.5", "3e-05", "nan", "0.0012"])
    #expect(
      aligned == [
        "  0.693 ", " 12     ", " -1.5   ", "  3e-05 ", "nan     ", "  0.0012",
      ])
    #expect(DecimalColumn.aligned([]) == [])
  }
}
