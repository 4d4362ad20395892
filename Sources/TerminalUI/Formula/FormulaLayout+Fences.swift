extension FormulaLayout {
  /// A bracket of one row.
  func single(_ delimiter: FormulaDelimiter?) -> FormulaBox {
    line.plain(delimiter.map { line.isASCII ? $0.ascii : $0.glyph } ?? "")
  }

  /// Brackets as tall as what they enclose, with a blank column inside unless that has its own margin.
  func fenced(_ inside: FormulaBox, _ left: FormulaDelimiter?, _ right: FormulaDelimiter?) -> FormulaBox {
    let hasMargins = inside.hasMargin(column: 0) && inside.hasMargin(column: inside.width - 1)
    let gap = hasMargins || inside.height == 1 ? 0 : 1
    return .beside([
      (0, tall(left, inside)), (left == nil ? 0 : gap, inside), (right == nil ? 0 : gap, tall(right, inside)),
    ])
  }

  private func tall(_ delimiter: FormulaDelimiter?, _ inside: FormulaBox) -> FormulaBox {
    guard let delimiter else { return .empty }
    guard inside.height > 1 else { return single(delimiter) }
    if line.isASCII {
      return .column(Array(repeating: delimiter.ascii, count: inside.height), baseline: inside.baseline)
    }
    guard let pieces = delimiter.pieces else { return single(delimiter) }
    let last = inside.height - 1
    // A middle piece wants a row of its own between the ends.
    let middle = last > 1 ? min(max(1, inside.baseline), last - 1) : -1
    let rows = (0...last).map { row in
      row == 0 ? pieces.top : row == last ? pieces.bottom : row == middle ? pieces.middle : pieces.rest
    }
    return .column(rows, baseline: inside.baseline)
  }
}

extension FormulaBox {
  /// Whether nothing but the end of a bar touches this edge.
  fileprivate func hasMargin(column: Int) -> Bool {
    (0..<height).allSatisfy { y in " ─-".contains(surface[column, y].character) }
      && (0..<height).contains { y in surface[column, y].character != " " }
  }
}
