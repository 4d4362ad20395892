import Testing

@testable import TerminalUI

@Suite("Mistakes in formulas")
struct FormulaProblemTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let tex: String
    let offset: Int
    let message: String
    let hint: String?
    let shown: String

    var testDescription: String { tex }
  }

  static let cases = [
    Case(
      tex: "a + \\alhpa", offset: 4, message: "\"\\alhpa\" is not a command of formulas", hint: "\\alpha",
      shown: "a + \\alhpa"),
    Case(tex: "\\foo x", offset: 0, message: "\"\\foo\" is not a command of formulas", hint: nil, shown: "\\foo x"),
    Case(tex: "{a", offset: 0, message: "\"{\" is never closed: expected \"}\"", hint: nil, shown: "a"),
    Case(
      tex: "a}", offset: 1, message: "\"}\" closes nothing: expected a \"{\" before it", hint: "\\}", shown: "a}"),
    Case(
      tex: "\\frac{a}", offset: 0, message: "\"\\frac\" needs something after it, such as \"{x}\"", hint: nil,
      shown: "a/(?)"),
    Case(tex: "x^", offset: 1, message: "\"^\" needs something after it, such as \"{x}\"", hint: nil, shown: "x^(?)"),
    Case(
      tex: "x^2^3", offset: 3,
      message: "a second \"^\" on one symbol: expected braces that say which it belongs to", hint: nil,
      shown: "x^(2 ^ 3)"),
    Case(
      tex: "\\left( a", offset: 0,
      message: "\"\\left\" is never closed: expected \"\\right\" with a bracket or \".\"", hint: nil, shown: "(a"),
    Case(
      tex: "a \\right)", offset: 2, message: "\"\\right\" closes nothing: expected a \"\\left\" before it", hint: nil,
      shown: "a \\right)"),
    Case(
      tex: "\\left x \\right)", offset: 6,
      message: "\"x\" cannot be a bracket: expected ( ) [ ] \\{ \\} | \\| or .", hint: nil, shown: "x)"),
    Case(
      tex: "\\begin{bmatirx} a \\end{bmatrix}", offset: 0,
      message: "\"bmatirx\" is not an environment of formulas", hint: "bmatrix",
      shown: "\\begin{bmatirx} a \\end{bmatrix}"),
    Case(
      tex: "\\begin{matrix} a", offset: 0,
      message: "\"\\begin{matrix}\" is never closed: expected \"\\end{matrix}\"", hint: nil, shown: "[a]"),
    Case(
      tex: "\\end{matrix}", offset: 0,
      message: "\"\\end{matrix}\" closes nothing: expected a \"\\begin{matrix}\" before it", hint: "matrix",
      shown: "\\end{matrix}"),
    Case(
      tex: "a & b", offset: 2,
      message: "\"&\" stands outside a matrix: expected \"\\begin{aligned}\" or another environment around it",
      hint: "\\&", shown: "a & b"),
    Case(tex: "\\sqrt[3 x", offset: 5, message: "\"[\" is never closed: expected \"]\"", hint: nil, shown: "³ˣ√(?)"),
  ]

  @Test("a mistake is named where it is, with the nearest spelling, and stays visible", arguments: cases)
  func mistake(expected: Case) throws {
    let formula = Formula(tex: expected.tex)
    let problem = try #require(formula.problems.first)
    #expect(problem.offset == expected.offset)
    #expect(problem.message == expected.message)
    #expect(problem.hint == expected.hint)
    #expect(formula.linear(glyphs: .braille) == expected.shown)
  }

  @Test("an environment that is not known is one mistake, its end is none")
  func unknownEnvironment() {
    #expect(Formula(tex: "\\begin{bmatirx} a \\end{bmatirx}").problems.count == 1)
    #expect(Formula(tex: "\\begin{bmatirx} a \\end{x} \\end{y}").problems.map(\.offset) == [0, 26])
  }

  @Test("offsets count characters, also after letters of several bytes")
  func offsets() {
    #expect(Formula(tex: "α é \\foo").problems.map(\.offset) == [4])
  }

  @Test("nesting beyond 40 levels is one problem and still shows what is inside")
  func depth() {
    let tex = String(repeating: "\\sqrt{", count: 60) + "\\theend" + String(repeating: "}", count: 60)
    let formula = Formula(tex: tex)
    #expect(formula.problems.map(\.message) == ["nested deeper than 40 levels: expected a flatter formula"])
    #expect(formula.render(.braille, inline: false).rows.contains { $0.contains("\\theend") })
    #expect(formula.spoken.contains("\\theend"))
  }

  @Test("a chain of commands without braces is nested too")
  func chain() {
    let formula = Formula(tex: String(repeating: "\\hat", count: 900) + " x")
    #expect(formula.problems.first?.message == "nested deeper than 40 levels: expected a flatter formula")
  }

  @Test("4,000 characters are a formula, and 4,001 are shown as they are")
  func length() {
    #expect(Formula(tex: String(repeating: "x", count: 4_000)).problems.isEmpty)
    let long = Formula(tex: String(repeating: "x", count: 4_001))
    #expect(long.problems.map(\.message) == ["a formula of 4001 characters: expected at most 4000"])
    #expect(long.render(.ascii, inline: false).width == 4_003)
  }

  @Test("a matrix of 257 entries is shown as it is written")
  func entries() {
    func matrix(_ rows: Int) -> Formula {
      Formula(tex: "\\begin{matrix}" + String(repeating: "1\\\\", count: rows - 1) + "1\\end{matrix}")
    }
    #expect(matrix(256).problems.isEmpty)
    #expect(matrix(256).render(.braille, inline: false).height == 256)
    #expect(matrix(257).problems.map(\.message) == ["more than 256 entries of matrices: expected fewer"])
    #expect(matrix(257).linear(glyphs: .braille).hasPrefix("\\begin{matrix}1\\\\1"))
  }

  @Test("control and reordering characters are escaped, and wide ones take two columns")
  func hostileText() {
    let box = Formula(tex: "\\text{a\u{1B}[2J\u{202E}漢}").render(.braille, inline: false)
    #expect(box.rows == ["a\\u{1B}[2J\\u{202E}漢"])
    #expect(box.width == box.rows[0].columns)
    #expect(!Formula(tex: "\\\u{1B}").spoken.contains("\u{1B}"))
  }
}
