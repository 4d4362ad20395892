import Testing

@testable import Engine

@Suite struct AdaptiveDescentTests {
  @Test("Adagrad divides by the root of the sum of squares", arguments: kernelLevels)
  func adagrad(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    for count in [1, 8, 37] {
      var parameters = numbers(count, seed: 1)
      var exact = parameters.map { Double($0) }
      var sums = [Float](repeating: 0, count: count)
      var exactSums = [Double](repeating: 0, count: count)
      for step in 0..<10 {
        let slopes = numbers(count, seed: UInt64(10 + step))
        #expect(kernels.descendWithAdagrad(&parameters, slopes, &sums, count, 0.1, 1e-10))
        for i in 0..<count {
          let g = Double(slopes[i])
          exactSums[i] += g * g
          exact[i] -= 0.1 * g / (exactSums[i].squareRoot() + 1e-10)
        }
      }
      for i in 0..<count { #expect(abs(Double(parameters[i]) - exact[i]) < 2e-6) }
    }
  }

  @Test("RMSProp divides by the root of the running mean of squares", arguments: kernelLevels)
  func rmsProp(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    for count in [1, 8, 37] {
      var parameters = numbers(count, seed: 1)
      var exact = parameters.map { Double($0) }
      var means = [Float](repeating: 0, count: count)
      var exactMeans = [Double](repeating: 0, count: count)
      for step in 0..<10 {
        let slopes = numbers(count, seed: UInt64(10 + step))
        #expect(kernels.descendWithRMSProp(&parameters, slopes, &means, count, 0.01, 0.9, 1e-8))
        for i in 0..<count {
          let g = Double(slopes[i])
          exactMeans[i] = 0.9 * exactMeans[i] + 0.1 * g * g
          exact[i] -= 0.01 * g / (exactMeans[i].squareRoot() + 1e-8)
        }
      }
      for i in 0..<count { #expect(abs(Double(parameters[i]) - exact[i]) < 2e-6) }
    }
  }

  @Test("a parameter that is no longer finite is told", arguments: kernelLevels)
  func divergence(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    for place in [0, 9, 18] {
      var slopes = numbers(19, seed: 1)
      slopes[place] = .nan
      var parameters = numbers(19, seed: 2)
      var kept = [Float](repeating: 0, count: 19)
      #expect(!kernels.descendWithAdagrad(&parameters, slopes, &kept, 19, 0.1, 1e-10))
      parameters = numbers(19, seed: 2)
      kept = [Float](repeating: 0, count: 19)
      #expect(!kernels.descendWithRMSProp(&parameters, slopes, &kept, 19, 0.1, 0.9, 1e-10))
    }
  }
}
