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

  @Test("sums over columns and gathered rows are exact for every width", arguments: kernelLevels)
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
