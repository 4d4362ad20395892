/// Every command a formula may use, for spelling hints and the manual.
enum FormulaVocabulary {
  /// Without the backslash; commands of letters only, the usual ones first where two are equally near.
  static let commands: [String] =
    FormulaCommand.allCases.map(\.rawValue)
    + FormulaSymbol.table.map(\.name).filter { $0.first?.isLetter ?? false }
    + FormulaAccent.table.map(\.name) + FormulaSpace.table.map(\.name).filter { $0.first?.isLetter ?? false }
}
