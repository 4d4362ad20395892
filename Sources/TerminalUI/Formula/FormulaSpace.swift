/// Commands that are only room.
struct FormulaSpace: Equatable, Sendable {
  let name: String
  /// Columns; a negative one takes away what would be there.
  let columns: Int

  /// A quad is one em, as high as it is wide: two columns of a terminal.
  static let table: [FormulaSpace] = [
    FormulaSpace(name: ",", columns: 1), FormulaSpace(name: ":", columns: 1), FormulaSpace(name: ">", columns: 1),
    FormulaSpace(name: ";", columns: 1), FormulaSpace(name: " ", columns: 1), FormulaSpace(name: "!", columns: -1),
    FormulaSpace(name: "quad", columns: 2), FormulaSpace(name: "qquad", columns: 4),
    FormulaSpace(name: "thinspace", columns: 1), FormulaSpace(name: "enspace", columns: 1),
  ]
}
