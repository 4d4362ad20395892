/// The QR decomposition by reflections (Householder 1958), in 64 bits.
public enum Householder {
  /// An orthonormal set from the columns of a matrix.
  ///
  /// - `values`: [rows, columns] row by row, with at least as many rows as columns.
  /// - Returns: Q, [rows, columns] row by row, with signs such that R has a positive diagonal; for a Gaussian matrix
  ///   Q is
  ///   then uniform among all such sets (Mezzadri 2007).
  public static func orthonormalColumns(_ values: [Double], rows: Int, columns: Int) -> [Double] {
    precondition(values.count == rows * columns, "\(values.count) values are no \(rows) x \(columns) matrix")
    precondition(rows >= columns, "\(columns) columns of \(rows) numbers cannot be orthonormal")
    var r = values
    var reflections: [[Double]] = []
    var signs: [Double] = []
    for k in 0..<columns {
      var v = (0..<rows).map { $0 < k ? 0 : r[$0 * columns + k] }
      let norm = length(v)
      signs.append(v[k] > 0 ? -1 : 1)
      v[k] += v[k] > 0 ? norm : -norm
      let size = length(v)
      if size > 0 { for i in k..<rows { v[i] /= size } }
      reflect(&r, by: v, from: k, rows: rows, columns: columns)
      reflections.append(v)
    }
    var q = [Double](repeating: 0, count: rows * columns)
    for k in 0..<columns { q[k * columns + k] = signs[k] }
    for v in reflections.reversed() { reflect(&q, by: v, from: 0, rows: rows, columns: columns) }
    return q
  }

  /// a <- (1 - 2 v v^T) a, from column `from` on.
  private static func reflect(_ a: inout [Double], by v: [Double], from: Int, rows: Int, columns: Int) {
    for column in from..<columns {
      var dot = 0.0
      for i in 0..<rows { dot += v[i] * a[i * columns + column] }
      if dot == 0 { continue }
      for i in 0..<rows { a[i * columns + column] -= 2 * dot * v[i] }
    }
  }

  private static func length(_ v: [Double]) -> Double {
    var sum = 0.0
    for x in v { sum += x * x }
    return sum.squareRoot()
  }
}
