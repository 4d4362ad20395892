import Mathematics
import Testing

@testable import Engine

@Suite struct KernelTests {
  /// Arguments over the range that matters, dense around zero.
  static let arguments: [Float] = (-4_000...4_000).map { Float($0) * 0.005 } + [-1e-6, 1e-6, -1e-20, 1e-20]

  @Test("tanh and sigmoid agree with the C library", arguments: kernelLevels)
  func elementary(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    var tanh = Self.arguments
    kernels.tanhForward(&tanh, tanh.count)
    var sigmoid = Self.arguments
    kernels.sigmoidForward(&sigmoid, sigmoid.count)
    for (index, x) in Self.arguments.enumerated() {
      let exact = Mathematics.tanh(Double(x))
      #expect(abs(Double(tanh[index]) - exact) <= 5e-7 * abs(exact), "tanh \(x)")
      #expect(abs(Double(sigmoid[index]) - 1 / (1 + Mathematics.exp(-Double(x)))) <= 3e-7, "sigmoid \(x)")
    }
    var zero: [Float] = [0]
    kernels.tanhForward(&zero, 1)
    #expect(zero == [0])
    kernels.sigmoidForward(&zero, 1)
    #expect(zero == [0.5])
  }

  @Test("what is not a number stays so through every activation", arguments: kernelLevels)
  func notANumber(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    for activation in LayerContractTests.activations {
      var values = [Float](repeating: .nan, count: 19)
      var kept = values
      activation.forward(&values, &kept, values.count, kernels)
      #expect(values.allSatisfy { $0.isNaN }, "\(activation)")
    }
  }

  @Test("products are right for every size, and equal columns and rows equal to the bit", arguments: kernelLevels)
  func products(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    for m in 1...13 {
      for n in [1, 3, 7, 8, 9, 16, 17, 24, 31, 33] {
        for k in [1, 2, 5, 8] {
          let a = numbers(m * k, seed: 1)
          // All columns of B are the same, so all columns of C must be.
          let b = numbers(k, seed: 2).flatMap { [Float](repeating: $0, count: n) }
          var c = [Float](repeating: .nan, count: m * n)
          kernels.product(m, n, k, a, k, 1, b, n, &c, n, 0.5)
          var biased = [Float](repeating: .nan, count: m * n)
          kernels.productPlusBias(m, n, k, a, k, 1, b, n, &biased, n, [Float](repeating: 2, count: n))
          for i in 0..<m {
            let exact = (0..<k).reduce(0.0) { $0 + Double(a[i * k + $1]) * Double(b[$1 * n]) }
            #expect(abs(Double(c[i * n]) - 0.5 * exact) < 1e-6)
            #expect(abs(Double(biased[i * n]) - exact - 2) < 1e-6)
            #expect(Set(c[i * n..<(i + 1) * n]).count == 1, "\(m) x \(n) x \(k)")
            #expect(Set(biased[i * n..<(i + 1) * n]).count == 1, "\(m) x \(n) x \(k)")
          }
        }
      }
    }
  }

  @Test("a transposed product sums over rows", arguments: kernelLevels)
  func transposed(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    // A [3, 2] read as its transpose [2, 3]; B [3, 8].
    let a: [Float] = [1, 2, 3, 4, 5, 6]
    let b: [Float] = (0..<24).map { Float($0 / 8) }
    var c = [Float](repeating: 0, count: 16)
    kernels.product(2, 8, 3, a, 1, 2, b, 8, &c, 8, 1)
    #expect(c == [Float](repeating: 13, count: 8) + [Float](repeating: 16, count: 8))
  }

  @Test("sums over columns, transposes and gathered rows are exact for every width", arguments: kernelLevels)
  func rows(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    for width in 1...35 {
      let rows = 11
      let a = (0..<rows * width).map { Float($0) }
      var sums = [Float](repeating: .nan, count: width)
      kernels.columnSums(a, width, rows, width, &sums, 2)
      for column in 0..<width {
        let sum = (0..<rows).reduce(0) { $0 + $1 * width + column }
        #expect(sums[column] == Float(2 * sum))
      }
      var transposed = [Float](repeating: .nan, count: a.count)
      kernels.transpose(a, width, rows, width, &transposed, rows)
      for place in 0..<a.count { #expect(transposed[place] == a[place % rows * width + place / rows]) }
      var gathered = [Float](repeating: .nan, count: 3 * width)
      let indices: [Int32] = [10, 0, 4]
      kernels.gatherRows(a, width, indices, 3, &gathered)
      for (row, index) in indices.enumerated() {
        let source = Int(index) * width
        #expect(gathered[row * width..<(row + 1) * width] == a[source..<source + width])
      }
    }
  }

  @Test("the first value that is not finite is found wherever it lies", arguments: kernelLevels)
  func finiteness(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    for place in 0..<37 {
      for bad in [Float.nan, .infinity, -.infinity] {
        var values = numbers(37, seed: 5)
        #expect(kernels.firstNonFinite(values, values.count) == -1)
        values[place] = bad
        #expect(kernels.firstNonFinite(values, values.count) == place)
      }
    }
  }
}
