/// Values on a regular grid, row by row from the top: shape [rows, columns].
public struct ValueGrid: Equatable, Sendable {
  public let columns: Int
  public let rows: Int
  public let values: [Float]

  /// Missing values are NaN, surplus ones are ignored; a grid without columns or rows is empty.
  public init(columns: Int, rows: Int, values: [Float]) {
    // More cells than values in every row and column could not be meant; the bound keeps memory in proportion.
    self.columns = max(0, min(columns, values.count))
    self.rows = self.columns == 0 ? 0 : max(0, min(rows, (values.count + self.columns - 1) / self.columns))
    let wanted = self.columns * self.rows
    self.values = Array(values.prefix(wanted)) + Array(repeating: .nan, count: wanted - min(wanted, values.count))
  }

  public var isEmpty: Bool { values.isEmpty }

  /// Bilinear interpolation between the centres of the grid's cells, at shares 0...1 from the left and the top.
  func interpolated(_ x: Double, _ y: Double) -> Double {
    let (left, right, dx) = ValueGrid.neighbours(x, columns)
    let (top, bottom, dy) = ValueGrid.neighbours(y, rows)
    let upper = mix(Double(values[top * columns + left]), Double(values[top * columns + right]), dx)
    let lower = mix(Double(values[bottom * columns + left]), Double(values[bottom * columns + right]), dx)
    return mix(upper, lower, dy)
  }

  /// The grid with as many columns and rows as asked: repeated values when larger, means when smaller.
  func resized(columns newColumns: Int, rows newRows: Int) -> [Double] {
    guard !isEmpty else { return Array(repeating: .nan, count: newColumns * newRows) }
    var result: [Double] = []
    result.reserveCapacity(newColumns * newRows)
    for row in 0..<newRows {
      let fromRow = row * rows / newRows
      let toRow = max(fromRow + 1, (row + 1) * rows / newRows)
      for column in 0..<newColumns {
        let fromColumn = column * columns / newColumns
        let toColumn = max(fromColumn + 1, (column + 1) * columns / newColumns)
        var sum = 0.0
        for y in fromRow..<toRow {
          for x in fromColumn..<toColumn { sum += Double(values[y * columns + x]) }
        }
        result.append(sum / Double((toRow - fromRow) * (toColumn - fromColumn)))
      }
    }
    return result
  }

  private static func neighbours(_ share: Double, _ count: Int) -> (Int, Int, Double) {
    let place = min(max(share * Double(count) - 0.5, 0), Double(count - 1))
    let low = Int(place)
    return (low, min(low + 1, count - 1), place - Double(low))
  }

  private func mix(_ a: Double, _ b: Double, _ share: Double) -> Double { share == 0 ? a : a + share * (b - a) }
}
