import Testing

@testable import TerminalUI

@Suite("The notation of formulas")
struct FormulaNotationTests {
  @Test(
    "operators, relations and signs have the room that TeX gives them",
    arguments: [
      ("a+b", "a + b"), ("-a", "−a"), ("a=-b", "a = −b"), ("a\\times-b", "a × −b"), ("(-1)^n", "(−1)ⁿ"),
      ("x\\in S", "x ∈ S"), ("f(x,y)", "f(x, y)"), ("2\\log x", "2 log x"), ("\\max(0,x)", "max(0, x)"),
      ("\\log|x|", "log |x|"), ("a:=b", "a := b"), ("a\\,b", "a b"), ("a\\quad b", "a  b"), ("a+\\!b", "a +b"),
      ("y=\\pm 1", "y = ±1"), ("[0,1)", "[0, 1)"), ("p(y|x)", "p(y | x)"), ("||w||", "‖w‖"), ("a{=}b", "a=b"),
      ("\\int f\\,dx", "∫ f dx"), ("3.14r", "3.14r"), ("a\\mid b", "a | b"),
    ])
  func spacing(tex: String, expected: String) {
    #expect(Formula(tex: tex).linear(glyphs: .braille) == expected)
  }

  @Test(
    "a line has the brackets that its meaning needs, and no others",
    arguments: [
      ("\\frac{a+b}{c}", "(a + b)/c"), ("\\frac{1}{2n}", "1/(2n)"), ("\\frac{2n}{3}", "2n/3"),
      ("\\frac{-x}{2}", "−x/2"), ("\\frac12x", "(1/2)x"), ("x\\frac12", "x 1/2"), ("a/\\frac{b}{c}", "a/(b/c)"),
      ("\\frac{\\frac ab}c", "(a/b)/c"), ("\\log\\frac pq", "log(p/q)"), ("\\frac{\\log x}{y}", "(log x)/y"),
      ("\\frac{\\exp(x)}{f(x)}", "exp(x)/f(x)"), ("\\frac{dL}{dW}", "dL/dW"), ("{\\frac ab}^2", "(a/b)²"),
      ("\\sqrt n", "√n"), ("\\sqrt{d_k}", "√dₖ"), ("\\sqrt{x^2}", "√(x²)"), ("x_{\\ell+1}", "x_(ℓ+1)"),
      ("x_\\ell^2", "x_ℓ^2"), ("x_\\ell y", "x_ℓ y"), ("10^{-3}", "10⁻³"), ("h^{[l]}x", "h^[l] x"),
      ("\\tfrac12", "1/2"), ("e^{-\\infty}", "e^−∞"), ("w_{i,j}", "wᵢ,ⱼ"), ("W^{(l)}", "W⁽ˡ⁾"),
    ])
  func brackets(tex: String, expected: String) {
    #expect(Formula(tex: tex).linear(glyphs: .braille) == expected)
  }

  @Test(
    "in seven bits words keep apart and differentials together",
    arguments: [
      ("2\\alpha x", "2 alpha x"), ("xy", "xy"), ("x_1x_2", "x_1 x_2"), ("\\partial\\theta", "dtheta"),
      ("i\\in S", "i in S"), ("x_{i\\in S}", "x_(i in S)"), ("28\\times 28", "28 x 28"), ("\\hat y_i", "yhat_i"),
      ("\\hat\\theta", "hat(theta)"), ("a\\leq b\\neq c", "a <= b != c"), ("x^\\top y", "x^T y"), ("f'", "f'"),
      ("\\|w\\|^2", "||w||^2"), ("a\\approx b", "a ~= b"), ("\\text{naïve}", "na\\u{EF}ve"), ("α≤β", "alpha <= beta"),
    ])
  func ascii(tex: String, expected: String) {
    #expect(Formula(tex: tex).linear(glyphs: .ascii) == expected)
  }

  @Test("every sign has a character of one column in the basic plane, seven bits and words")
  func symbols() {
    for symbol in FormulaSymbol.table + FormulaSymbol.characters {
      for character in symbol.glyph {
        #expect(character.columns == 1, "\(symbol.name)")
        #expect(character.unicodeScalars.allSatisfy { $0.value < 0x10000 }, "\(symbol.name)")
      }
      #expect(!symbol.ascii.isEmpty && symbol.ascii.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(symbol.name)")
      #expect(!symbol.spoken.isEmpty, "\(symbol.name)")
    }
  }

  @Test("no two commands have the same name")
  func names() {
    let names =
      FormulaSymbol.table.map(\.name) + FormulaAccent.table.map(\.name) + FormulaSpace.table.map(\.name)
      + FormulaCommand.allCases.map(\.rawValue)
    #expect(names.count == Set(names).count)
  }
}
