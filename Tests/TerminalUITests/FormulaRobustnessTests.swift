import Testing

@testable import TerminalUI

@Suite("Formulas of any source")
struct FormulaRobustnessTests {
  /// A linear congruential generator (Knuth's MMIX constants): the same mutations in every run.
  struct Generator {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, limit)
    }
  }

  static let fragments = [
    "{", "}", "\\", "^", "_", "&", "\\\\", "\\left(", "\\right)", "\\right", "\\frac", "\\sqrt[", "]", "\\unknown",
    "\\begin{matrix}", "\\end{matrix}", "\\begin{cases}", "\\end", "|", "\\|", "'", "\\hat", "\\text{", "\\mathbf",
    "\\underbrace", "\\sum", "\\foo", "é", "漢", "\u{301}", "\u{1B}", "\r\n", " ", "\\limits", "\\!", "0", "\\binom",
  ]

  static func mutated(_ tex: String, _ generator: inout Generator) -> String {
    var source = Array(tex)
    for _ in 0...generator.below(4) {
      let place = generator.below(source.count + 1)
      let end = min(source.count, place + generator.below(4))
      switch generator.below(4) {
      case 0: source.removeSubrange(place..<end)
      case 1: source.insert(contentsOf: source[place..<end], at: generator.below(source.count + 1))
      case 2: source.insert(contentsOf: fragments[generator.below(fragments.count)], at: place)
      default: if end > place { source.swapAt(place, end - 1) }
      }
    }
    return String(source)
  }

  static func unknownCommands(_ formula: Formula) -> [String] {
    formula.problems.compactMap { problem in
      if case .unknownCommand(let name) = problem.fault { VisibleText.string("\\" + name) } else { nil }
    }
  }

  @Test("2,500 mutations of real formulas draw full rows and hide no unknown command", arguments: 0..<8)
  func mutations(part: Int) {
    var generator = Generator(state: UInt64(part) + 1)
    let forms: [(GlyphTier, Bool)] = [(.braille, false), (.ascii, false), (.blocks, true), (.ascii, true)]
    for round in 0..<2_500 {
      let golden = FormulaGolden.all[generator.below(FormulaGolden.all.count)]
      let formula = Formula(tex: Self.mutated(golden.tex, &generator))
      let (glyphs, inline) = forms[round % forms.count]
      let box = formula.render(glyphs, inline: inline)
      let rows = box.rows
      let isSound =
        rows.count == box.height && (0..<max(1, box.height)).contains(box.baseline)
        && rows.allSatisfy { $0.columns == box.width } && (!inline || rows.count == 1)
        && (glyphs != .ascii || rows.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
      if !isSound { Issue.record("unsound: \(formula.tex)") }
      for command in Self.unknownCommands(formula) where command.utf8.allSatisfy({ $0 < 0x80 }) {
        if !rows.contains(where: { $0.contains(command) }) { Issue.record("\(command) hidden: \(formula.tex)") }
      }
      if round % 16 == 0, formula.spoken.isEmpty, !rows.joined().allSatisfy({ $0 == " " }) {
        Issue.record("silent: \(formula.tex)")
      }
    }
  }
}
