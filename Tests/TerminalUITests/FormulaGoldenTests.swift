import Testing

@testable import TerminalUI

@Suite("Formulas as people see and hear them")
struct FormulaGoldenTests {
  @Test("a display formula has its golden form and baseline", arguments: FormulaGolden.all)
  func display(golden: FormulaGolden) {
    let box = Formula(tex: golden.tex).render(.braille, inline: false)
    #expect(box.surface.text == golden.display)
    #expect(box.baseline == golden.baseline)
  }

  @Test("an inline formula is one row", arguments: FormulaGolden.all)
  func inline(golden: FormulaGolden) {
    let box = Formula(tex: golden.tex).render(.blocks, inline: true)
    #expect(box.rows == [golden.inline])
    #expect(box.baseline == 0)
  }

  @Test("in seven bits a formula reads as one types it", arguments: FormulaGolden.all)
  func ascii(golden: FormulaGolden) {
    let formula = Formula(tex: golden.tex)
    #expect(formula.linear(glyphs: .ascii) == golden.ascii)
    #expect(formula.render(.ascii, inline: false).surface.text == golden.asciiDisplay)
  }

  @Test("a formula says itself", arguments: FormulaGolden.all)
  func spoken(golden: FormulaGolden) {
    #expect(Formula(tex: golden.tex).spoken == golden.spoken)
  }

  @Test("a formula of the course has no problems", arguments: FormulaGolden.all)
  func problems(golden: FormulaGolden) {
    #expect(Formula(tex: golden.tex).problems.isEmpty)
  }

  @Test("bold letters are bold cells and underlined words underlined ones")
  func styles() {
    let box = Formula(tex: "\\mathbf{x}y").render(.braille, inline: true)
    #expect(box.surface[0, 0].style.attributes == .bold)
    #expect(box.surface[1, 0].style.attributes == [])
    let underlined = Formula(tex: "\\underline{ab}").render(.braille, inline: false)
    #expect(underlined.surface[1, 0] == Cell("b", Style.plain.with(.underline)))
  }
}
