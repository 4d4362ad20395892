import Engine
import Mathematics

/// A square matrix of an unrolled cell, row by row.
struct SquareMatrix: Sendable {
  let size: Int
  private(set) var values: [Double]

  /// Gaussian numbers of variance 1 / size, so that the spectral radius is about 1.
  init(gaussian size: Int, _ generator: inout Generator) {
    self.size = size
    let scale = 1 / Double(size).squareRoot()
    values = (0..<size * size).map { _ in scale * generator.normal() }
  }

  private init(size: Int, values: [Double]) {
    self.size = size
    self.values = values
  }

  /// W x
  func times(_ vector: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: size)
    for row in 0..<size {
      var sum = 0.0
      for column in 0..<size { sum += values[row * size + column] * vector[column] }
      result[row] = sum
    }
    return result
  }

  /// W^T x
  func transposedTimes(_ vector: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: size)
    for row in 0..<size {
      let factor = vector[row]
      for column in 0..<size { result[column] += values[row * size + column] * factor }
    }
    return result
  }

  /// The same matrix with another spectral radius.
  func scaled(toRadius radius: Double) -> SquareMatrix {
    let own = spectralRadius
    guard own > 0 else { return self }
    return SquareMatrix(size: size, values: values.map { $0 * radius / own })
  }

  private static let squarings = 9

  /// The largest magnitude of an eigenvalue, as the limit of the k-th root of the length of W^k (Gelfand 1941), with
  /// k = 512 by repeated squaring, taken between k / 2 and k, where what does not grow with k cancels.
  var spectralRadius: Double {
    var power = values
    var logarithm = 0.0
    var (previous, present) = (0.0, 0.0)
    for _ in 0..<Self.squarings {
      let length = power.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0 else { return 0 }
      // W^(2k) = (W^k / length)^2 length^2
      logarithm = 2 * (logarithm + log(length))
      power = Self.squared(power.map { $0 / length }, size)
      let rest = power.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard rest > 0 else { return 0 }
      (previous, present) = (present, logarithm + log(rest))
    }
    return exp((present - previous) / Double(1 << (Self.squarings - 1)))
  }

  private static func squared(_ matrix: [Double], _ size: Int) -> [Double] {
    [Double](unsafeUninitializedCapacity: size * size) { result, count in
      matrix.withUnsafeBufferPointer { matrix in
        for row in 0..<size {
          for column in 0..<size { result[row * size + column] = 0 }
          for inner in 0..<size {
            let factor = matrix[row * size + inner]
            for column in 0..<size { result[row * size + column] += factor * matrix[inner * size + column] }
          }
        }
      }
      count = size * size
    }
  }
}
