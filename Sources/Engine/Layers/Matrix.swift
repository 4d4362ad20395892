/// A copy of a two-dimensional array, for looking at.
public struct Matrix: Equatable, Sendable {
  public let rows: Int
  public let columns: Int
  /// [rows, columns], row-major
  public let values: [Float]

  /// Shapes: values [rows, columns], row-major.
  public init(rows: Int, columns: Int, values: [Float]) {
    precondition(values.count == rows * columns, "\(rows) x \(columns) values expected, \(values.count) given")
    self.rows = rows
    self.columns = columns
    self.values = values
  }

  /// Rows and columns are counted from 0.
  public subscript(row: Int, column: Int) -> Float { values[row * columns + column] }
}
