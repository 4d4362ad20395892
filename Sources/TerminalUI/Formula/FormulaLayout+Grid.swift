extension FormulaLayout {
  /// Columns of entries in tall brackets. Two rows get a blank one between them, where the text beside them continues;
  /// so do rows of which one is more than one row of text high.
  func grid(_ kind: FormulaEnvironment, _ rows: [[FormulaNode]]) -> FormulaBox {
    let cells = rows.map { row in row.map { box($0, kind.isDisplay ? .display : .text) } }
    let columnCount = cells.map(\.count).max() ?? 0
    let widths = (0..<columnCount).map { column in
      cells.map { column < $0.count ? $0[column].width : 0 }.max() ?? 0
    }
    let ascents = cells.map { row in row.map(\.baseline).max() ?? 0 }
    let descents = cells.map { row in row.map(\.descent).max() ?? 0 }
    let isAiry =
      (cells.count == 2 && !kind.isDisplay && !line.isASCII) || zip(ascents, descents).contains { $0 + $1 > 0 }

    var placed: [(box: FormulaBox, x: Int, y: Int)] = []
    var baselines: [Int] = []
    var y = 0
    for (rowIndex, row) in cells.enumerated() {
      if rowIndex > 0, isAiry { y += 1 }
      baselines.append(y + ascents[rowIndex])
      var x = 0
      for (column, cell) in row.enumerated() {
        x += kind.gap(beforeColumn: column)
        let slack = widths[column] - cell.width
        let shift =
          switch kind.alignment(ofColumn: column) {
          case .left: 0
          case .centre: slack / 2
          case .right: slack
          }
        placed.append((cell, x + shift, y + ascents[rowIndex] - cell.baseline))
        x += widths[column]
      }
      y += ascents[rowIndex] + 1 + descents[rowIndex]
    }
    let width = (0..<columnCount).reduce(0) { $0 + kind.gap(beforeColumn: $1) + widths[$1] }
    let middle = cells.count % 2 == 1 ? baselines[cells.count / 2] : (y - 1) / 2
    return fenced(FormulaBox(width: width, height: y, baseline: middle, placed), kind.left, kind.right)
  }
}
