/// Mean and standard deviation of many numbers, accumulated in 64 bits so that 1e-30 and 1e25 survive being squared.
struct Moments: Equatable {
  let mean: Double
  /// Of the population: divided by the count.
  let deviation: Double

  init(_ values: [Float]) {
    let count = Double(max(values.count, 1))
    let mean = Moments.sum(values) { $0 } / count
    self.mean = mean
    deviation = (Moments.sum(values) { ($0 - mean) * ($0 - mean) } / count).squareRoot()
  }

  /// In four partial sums: one addition need not wait for the one before.
  private static func sum(_ values: [Float], _ term: (SIMD4<Double>) -> SIMD4<Double>) -> Double {
    var sums = SIMD4<Double>()
    let whole = values.count / 4 * 4
    for i in stride(from: 0, to: whole, by: 4) {
      sums += term(
        SIMD4(Double(values[i]), Double(values[i + 1]), Double(values[i + 2]), Double(values[i + 3])))
    }
    for i in whole..<values.count { sums.x += term(SIMD4(repeating: Double(values[i]))).x }
    return sums.sum()
  }
}
