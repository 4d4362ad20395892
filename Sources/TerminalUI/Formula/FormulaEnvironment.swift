/// A kind of table between `\begin` and `\end`: its brackets, the sides its columns lean to and the words for it.
struct FormulaEnvironment: Equatable, Sendable {
  enum Alignment: Equatable, Sendable { case left, centre, right }

  let name: String
  let spoken: String
  let left: FormulaDelimiter?
  let right: FormulaDelimiter?
  /// One a column, the last one repeated; `alternating` starts again instead.
  var alignments: [Alignment]
  let alternating: Bool
  /// Blank columns between two columns.
  let gap: Int
  let isDisplay: Bool

  private init(
    _ name: String, _ spoken: String, _ left: String = "", _ right: String = "",
    alignments: [Alignment] = [.centre], alternating: Bool = false, gap: Int = 2, display: Bool = false
  ) {
    self.name = name
    self.spoken = spoken
    self.left = FormulaDelimiter.named(left)
    self.right = FormulaDelimiter.named(right)
    self.alignments = alignments
    self.alternating = alternating
    self.gap = gap
    isDisplay = display
  }

  static let table: [FormulaEnvironment] = [
    FormulaEnvironment("matrix", "matrix"),
    FormulaEnvironment("pmatrix", "matrix", "(", ")"),
    FormulaEnvironment("bmatrix", "matrix", "[", "]"),
    FormulaEnvironment("Bmatrix", "matrix", "{", "}"),
    FormulaEnvironment("vmatrix", "matrix between bars", "|", "|"),
    FormulaEnvironment("Vmatrix", "matrix between double bars", "‖", "‖"),
    FormulaEnvironment("smallmatrix", "matrix"),
    FormulaEnvironment("array", "array"),
    FormulaEnvironment("cases", "cases", "{", alignments: [.left]),
    aligned("aligned"), aligned("align"), aligned("split"),
    FormulaEnvironment("gathered", "lines", alignments: [.centre], display: true),
  ]

  static func named(_ name: String) -> FormulaEnvironment? {
    let bare = name.hasSuffix("*") ? String(name.dropLast()) : name
    return table.first { $0.name == bare }
  }

  /// Pairs of a right and a left column that meet at a relation.
  private static func aligned(_ name: String) -> FormulaEnvironment {
    FormulaEnvironment(name, "lines", alignments: [.right, .left], alternating: true, gap: 0, display: true)
  }

  func alignment(ofColumn column: Int) -> Alignment {
    guard let last = alignments.last else { return .centre }
    if alternating { return alignments[column % alignments.count] }
    return column < alignments.count ? alignments[column] : last
  }

  /// Blank columns before a column.
  func gap(beforeColumn column: Int) -> Int {
    if column == 0 { return 0 }
    return alternating && column % alignments.count == 0 ? 4 : gap
  }
}
