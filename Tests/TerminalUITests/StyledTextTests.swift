import Testing

@testable import TerminalUI

@Suite("Wrapping") struct StyledTextTests {
  @Test(
    "lines break at spaces and between ideographs, and nothing is lost",
    arguments: [
      ("", 5, [""]), ("one two", 7, ["one two"]), ("one two", 6, ["one", "two"]), ("one  two", 3, ["one", "two"]),
      ("abcdefgh", 3, ["abc", "def", "gh"]), ("a\nb", 9, ["a", "b"]), ("日本語", 4, ["日本", "語"]),
      ("日本語", 5, ["日本", "語"]), ("日本。", 4, ["日", "本。"]), ("a\u{A0}b c", 3, ["a\u{A0}b", "c"]),
    ] as [(String, Int, [String])])
  func wrapping(text: String, width: Int, lines: [String]) {
    #expect(StyledText(text).wrapped(width: width).map(\.text) == lines)
  }

  @Test("later lines hang")
  func hanging() {
    let lines = StyledText("- one two").wrapped(width: 5, hanging: 2)
    #expect(lines.map(\.text) == ["- one", "  two"])
  }

  @Test("an unbreakable run goes to the next line whole")
  func unbreakable() {
    let text = StyledText([TextRun("let "), TextRun("a = b", unbreakable: true), TextRun(" end")])
    #expect(text.wrapped(width: 7).map(\.text) == ["let", "a = b", "end"])
  }

  @Test("styles survive a break")
  func styles() {
    let bold = Style.plain.with(.bold)
    let lines = StyledText([TextRun("one "), TextRun("two three", bold)]).wrapped(width: 8)
    #expect(lines.map(\.text) == ["one two", "three"])
    #expect(lines.last?.runs.map(\.style) == [bold])
  }

  @Test("lines keep to their width and hold every character", arguments: 2...24)
  func width(width: Int) {
    let text = "Backpropagation sums, over every path, the product 日本語テスト of derivatives: ∂L/∂w."
    let lines = StyledText(text).wrapped(width: width)
    #expect(lines.allSatisfy { $0.columns <= width })
    #expect(lines.map(\.text).joined().filter { $0 != " " } == text.filter { $0 != " " })
  }

  @Test(
    "text is cut or filled to exact columns",
    arguments: [
      ("abcdef", 4, TextAlignment.leading, "abc…"), ("ab", 5, .center, " ab  "), ("ab", 4, .trailing, "  ab"),
      ("日本語", 4, .leading, "日… "), ("ab", 0, .leading, ""),
    ] as [(String, Int, TextAlignment, String)])
  func fitting(text: String, columns: Int, alignment: TextAlignment, shown: String) {
    #expect(text.fitted(to: columns, alignment) == shown)
  }
}
