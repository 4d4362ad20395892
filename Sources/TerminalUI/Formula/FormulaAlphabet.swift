/// The letter forms that a command such as `\mathbb` asks for.
enum FormulaAlphabet: Equatable, Sendable {
  case plain, bold, blackboard, calligraphic

  /// A letter in this alphabet. Where a terminal's fonts have none (Unicode keeps most beyond the basic plane),
  /// blackboard is bold and calligraphic is plain.
  func symbol(_ symbol: FormulaSymbol) -> FormulaNode {
    switch self {
    case .plain: .symbol(symbol, bold: false)
    case .bold: .symbol(symbol.isName ? symbol.said("bold " + symbol.spoken) : symbol, bold: true)
    case .blackboard: FormulaAlphabet.lookUp(symbol, in: "CℂHℍNℕPℙQℚRℝZℤ") ?? .symbol(symbol, bold: true)
    case .calligraphic: FormulaAlphabet.lookUp(symbol, in: "BℬEℰFℱHℋIℐLℒMℳRℛ") ?? .symbol(symbol, bold: false)
    }
  }

  /// Finds the letter that follows the given one in a list of pairs.
  private static func lookUp(_ symbol: FormulaSymbol, in pairs: String) -> FormulaNode? {
    let letters = Array(pairs)
    guard let index = stride(from: 0, to: letters.count, by: 2).first(where: { String(letters[$0]) == symbol.glyph })
    else { return nil }
    let form = FormulaSymbol(symbol.name, String(letters[index + 1]), symbol.ascii, symbol.spoken)
    return .symbol(form, bold: false)
  }
}
