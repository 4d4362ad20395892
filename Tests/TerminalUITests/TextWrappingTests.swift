import Testing

@testable import TerminalUI

@Suite("Wrapping") struct TextWrappingTests {
  @Test(
    "lines break where a reader expects it",
    arguments: [
      ("", 10, [""]),
      ("one two three", 7, ["one two", "three"]),
      ("one two three", 13, ["one two three"]),
      ("one  two", 8, ["one  two"]),
      ("one  two", 7, ["one", "two"]),
      ("one   ", 4, ["one"]),
      ("  indented code", 12, ["  indented", "code"]),
      ("a\n\nb", 5, ["a", "", "b"]),
      ("a\r\nb\n", 5, ["a", "b", ""]),
      ("a\tb", 9, ["a    b"]),
      ("mini-batch", 6, ["mini-", "batch"]),
      ("the --plain flag", 7, ["the", "--plain", "flag"]),
      ("x = -5", 5, ["x =", "-5"]),
      ("yes—no", 4, ["yes—", "no"]),
      ("incomprehensible", 6, ["incomp", "rehens", "ible"]),
      ("an incomprehensible", 6, ["an", "incomp", "rehens", "ible"]),
      ("no\u{A0}break here", 9, ["no\u{A0}break", "here"]),
      ("日本語の文章", 5, ["日本", "語の", "文章"]),
      ("日本語。文", 6, ["日本", "語。文"]),
      ("「日本」語", 4, ["「日", "本」", "語"]),
      ("loss は小さい", 9, ["loss は小", "さい"]),
      ("日本", 1, ["日", "本"]),
      ("abc", 0, ["a", "b", "c"]),
      ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]),
      ("a\u{1B}[2J", 20, ["a\\u{1B}[2J"]),
    ] as [(String, Int, [String])])
  func breaks(text: String, width: Int, lines: [String]) {
    #expect(StyledText(text).wrapped(width: width).map(\.text) == lines)
  }

  @Test("lines after the first hang, by half of the width at most")
  func hanging() {
    let text: StyledText = "• one two three\nfour"
    #expect(text.wrapped(width: 9, hanging: 2).map(\.text) == ["• one two", "  three", "  four"])
    #expect(
      text.wrapped(width: 4, hanging: 9).map(\.text) == [
        "•", "  on", "  e", "  tw", "  o", "  th", "  re", "  e", "  fo", "  ur",
      ])
  }

  @Test("an unbreakable run keeps its line, and the punctuation after it")
  func unbreakable() {
    let text = StyledText([TextRun("where "), TextRun("a = b + c", unbreakable: true), TextRun(", so")])
    #expect(text.wrapped(width: 12).map(\.text) == ["where", "a = b + c,", "so"])
    #expect(text.wrapped(width: 5).map(\.text) == ["where", "a = b", "+ c,", "so"])
    #expect(text.wrapped(width: 2).map(\.text) == ["wh", "er", "e", "a", "=", "b", "+", "c,", "so"])
  }

  @Test("styles stay with their characters, and neighbours of one style are one run")
  func styles() {
    let bold = Style(.standard, on: .standard, .bold)
    let text = StyledText([TextRun("plain bo", .plain), TextRun("ld ", bold), TextRun("word", bold)])
    let lines = text.wrapped(width: 9)
    #expect(lines == [TextLine("plain"), TextLine([TextRun("bo"), TextRun("ld word", bold)])])
  }

  @Test("a mark that a run boundary cut off returns to its letter")
  func marks() {
    let text = StyledText([TextRun("e"), TextRun("\u{301}a", Style(.palette(1)))])
    #expect(text.wrapped(width: 1).map(\.text) == ["e\u{301}", "a"])
  }

  @Test("at every width nothing but blanks is lost, and no line is too long", arguments: 1...40)
  func complete(width: Int) {
    var text: StyledText = "The gradient of a mini-batch, 日本語のテキスト、is e\u{301}—roughly—unbiased (see "
    text.append("∂L/∂W = xᵀδ and more", unbreakable: true)
    text.append("), supercalifragilisticexpialidocious 👩‍💻🇫🇷 end.\n  Next: −1.")
    for hanging in [0, 3] {
      let lines = text.wrapped(width: width, hanging: hanging)
      #expect(lines.allSatisfy { $0.columns <= max(width, 2) })
      let kept = lines.map(\.text).joined().filter { $0 != " " }
      #expect(kept.unicodeScalars.elementsEqual(text.text.filter { $0 != " " && $0 != "\n" }.unicodeScalars))
    }
  }
}
