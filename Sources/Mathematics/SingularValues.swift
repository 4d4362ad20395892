/// The singular values of a matrix, in 64 bits, by one-sided Jacobi rotations (Hestenes 1958): columns are turned
/// against each other, two at a time, until all are orthogonal. Their lengths are the singular values, the small ones
/// as exact as the large ones (Demmel and Veselić 1992).
public enum SingularValues {
  /// - `values`: [rows, columns] row by row, all finite.
  /// - Returns: min(rows, columns) numbers, the largest first.
  public static func of(_ values: [Double], rows: Int, columns: Int) -> [Double] {
    precondition(values.count == rows * columns, "\(values.count) values are no \(rows) x \(columns) matrix")
    let largest = values.reduce(0) { max($0, abs($1)) }
    guard largest > 0 else { return [Double](repeating: 0, count: min(rows, columns)) }
    // The vectors along the shorter side, one after the other, scaled so that no square leaves the range of a Double.
    let (count, length) = (min(rows, columns), max(rows, columns))
    var vectors = [Double](repeating: 0, count: count * length)
    for row in 0..<rows {
      for column in 0..<columns {
        let place = rows < columns ? row * length + column : column * length + row
        vectors[place] = values[row * columns + column] / largest
      }
    }
    let lengths = vectors.withUnsafeMutableBufferPointer { buffer in
      var sweeps = 0
      while sweep(buffer, count: count, length: length), sweeps < sweepLimit { sweeps += 1 }
      return (0..<count).map { dot(buffer, $0 * length, $0 * length, length).squareRoot() * largest }
    }
    return lengths.sorted(by: >)
  }

  /// Some ten sweeps are usual; convergence is quadratic in the end.
  private static let sweepLimit = 40
  /// Two vectors whose cosine is below this are orthogonal: a little above the rounding of a Double.
  private static let cosineLimit = 1e-15

  /// Turns every pair of vectors until it is orthogonal; false when all of them were.
  private static func sweep(_ vectors: UnsafeMutableBufferPointer<Double>, count: Int, length: Int) -> Bool {
    var hasTurned = false
    for p in 0..<count {
      for q in p + 1..<max(count, p + 1) {
        let (first, second) = (p * length, q * length)
        let a = dot(vectors, first, first, length)
        let b = dot(vectors, second, second, length)
        let c = dot(vectors, first, second, length)
        if abs(c) <= cosineLimit * Double(length) * (a * b).squareRoot() { continue }
        hasTurned = true
        let zeta = (b - a) / (2 * c)
        let tangent = (zeta < 0 ? -1 : 1) / (abs(zeta) + (1 + zeta * zeta).squareRoot())
        let cosine = 1 / (1 + tangent * tangent).squareRoot()
        let sine = cosine * tangent
        for i in 0..<length {
          let (x, y) = (vectors[first + i], vectors[second + i])
          vectors[first + i] = cosine * x - sine * y
          vectors[second + i] = sine * x + cosine * y
        }
      }
    }
    return hasTurned
  }

  private static func dot(_ x: UnsafeMutableBufferPointer<Double>, _ a: Int, _ b: Int, _ length: Int) -> Double {
    // Four partial sums: one addition need not wait for the one before.
    var (s0, s1, s2, s3) = (0.0, 0.0, 0.0, 0.0)
    var (i, j) = (a, b)
    let end = a + length
    while i + 4 <= end {
      s0 += x[i] * x[j]
      s1 += x[i + 1] * x[j + 1]
      s2 += x[i + 2] * x[j + 2]
      s3 += x[i + 3] * x[j + 3]
      i += 4
      j += 4
    }
    while i < end {
      s0 += x[i] * x[j]
      i += 1
      j += 1
    }
    return (s0 + s1) + (s2 + s3)
  }
}
