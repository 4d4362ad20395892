import Mathematics
import Testing

@testable import Engine

@Suite struct SmoothActivationTests {
  static let arguments: [Float] =
    (-3_000...3_000).map { Float($0) * 0.005 } + [-80, -30, -1e-3, -1e-5, -1e-7, 1e-7, 1e-5, 1e-3, 30, 80]
  static let ones = [Float](repeating: 1, count: arguments.count)

  /// Holds results for all arguments against a function in 64 bits.
  static func check(
    _ results: [Float], relative: Double = 0, absolute: Double = 0, _ exact: (Double) -> Double
  ) {
    for (z, result) in zip(arguments, results) {
      let value = exact(Double(z))
      #expect(abs(Double(result) - value) <= relative * abs(value) + absolute, "at \(z)")
    }
  }

  /// erf by a series of positive terms, sum of 2^n x^(2n + 1) / (1 * 3 * ... * (2n + 1)) times 2 e^(-x^2) / sqrt(pi).
  static func errorFunction(_ x: Double) -> Double {
    guard abs(x) < 6 else { return x < 0 ? -1 : 1 }
    var term = x
    var sum = x
    for n in 1...200 {
      term *= 2 * x * x / Double(2 * n + 1)
      sum += term
    }
    return 2 / Double.pi.squareRoot() * Mathematics.exp(-x * x) * sum
  }

  @Test("softplus and its slope are relatively exact from end to end", arguments: kernelLevels)
  func softplus(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    var values = Self.arguments
    kernels.softplusForward(&values, values.count)
    var slopes = Self.ones
    kernels.softplusBackward(values, &slopes, slopes.count)
    Self.check(values, relative: 6e-7) { max($0, 0) + Mathematics.log1p(Mathematics.exp(-abs($0))) }
    Self.check(slopes, relative: 6e-7) { 1 / (1 + Mathematics.exp(-$0)) }
  }

  @Test("ELU and its slope", arguments: kernelLevels, [1, 0.5] as [Float])
  func elu(_ level: KernelLevel, _ alpha: Float) {
    let kernels = KernelTable(level: level)
    var values = Self.arguments
    kernels.eluForward(&values, values.count, alpha)
    var slopes = Self.ones
    kernels.eluBackward(values, &slopes, slopes.count, alpha)
    Self.check(values, relative: 3e-7) { $0 > 0 ? $0 : Double(alpha) * Mathematics.expm1($0) }
    // Told from the value, so that it is as exact as a number near alpha is.
    Self.check(slopes, absolute: 2e-7) { $0 > 0 ? 1 : Double(alpha) * Mathematics.exp($0) }
  }

  @Test("GELU and its slope", arguments: kernelLevels)
  func gelu(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    let z = Self.arguments
    var values = [Float](repeating: .nan, count: z.count)
    kernels.geluForward(z, &values, z.count)
    var slopes = Self.ones
    kernels.geluBackward(z, &slopes, z.count)
    let share: (Double) -> Double = { 0.5 * (1 + Self.errorFunction($0 / 2.0.squareRoot())) }
    Self.check(values, relative: 3e-7, absolute: 2e-6) { $0 * share($0) }
    Self.check(slopes, relative: 3e-7, absolute: 2e-6) {
      share($0) + $0 * Mathematics.exp(-$0 * $0 / 2) / (2 * Double.pi).squareRoot()
    }
    for (index, z) in z.enumerated() where z < -6 { #expect(values[index] == 0) }
  }

  @Test("what is not a number stays so", arguments: kernelLevels)
  func notANumber(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    let bad = [Float](repeating: .nan, count: 19)
    var values = bad
    kernels.softplusForward(&values, 19)
    #expect(values.allSatisfy { $0.isNaN })
    kernels.eluForward(&values, 19, 1)
    #expect(values.allSatisfy { $0.isNaN })
    values = [Float](repeating: 0, count: 19)
    kernels.geluForward(bad, &values, 19)
    #expect(values.allSatisfy { $0.isNaN })
  }
}
