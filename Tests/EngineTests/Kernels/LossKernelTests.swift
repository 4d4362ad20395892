import Mathematics
import Testing

@testable import Engine

@Suite struct LossKernelTests {
  static let shapes = [(1, 1), (1, 2), (3, 3), (4, 8), (7, 9), (10, 28), (67, 3)]

  /// Raw outputs [rows, stride] with zero padding, and plain copies of its rows in 64 bits.
  static func outputs(_ rows: Int, _ width: Int) -> (z: [Float], stride: Int, rows: [[Double]]) {
    let stride = (width + 7) / 8 * 8
    let values = numbers(rows * stride, seed: 1, scale: 6)
    let z = values.indices.map { $0 % stride < width ? values[$0] : 0 }
    return (z, stride, (0..<rows).map { row in z[row * stride..<row * stride + width].map { Double($0) } })
  }

  /// Holds the slopes of a kernel against central differences of the loss of one row, and its padding against zero.
  static func check(
    _ slopes: [Float], _ outputs: (z: [Float], stride: Int, rows: [[Double]]), loss: (Int, [Double]) -> Double
  ) {
    for (row, z) in outputs.rows.enumerated() {
      for c in 0..<outputs.stride {
        let slope = Double(slopes[row * outputs.stride + c])
        let exact = c < z.count ? RecurrentTests.derivative({ loss(row, $0) }, z, c) : 0
        #expect(abs(slope - exact) < (c < z.count ? 1e-6 : 1e-30), "row \(row), output \(c)")
      }
    }
  }

  @Test(
    "softmax with cross-entropy, softened or not, ignores rows without a class",
    arguments: kernelLevels, [0, 0.1, 0.5] as [Float])
  func crossEntropy(_ level: KernelLevel, _ smoothing: Float) {
    let kernels = KernelTable(level: level)
    for (rows, width) in Self.shapes where width > 1 {
      let outputs = Self.outputs(rows, width)
      let classes = (0..<rows).map { $0 % 5 == 2 ? -1 : Float($0 * 7 % width) }
      let softening = Double(smoothing)
      let loss: (Int, [Double]) -> Double = { row, z in
        guard classes[row] >= 0 else { return 0 }
        let sum = z.reduce(0) { $0 + Mathematics.exp($1) }
        return z.enumerated().reduce(0) { total, output in
          let share = softening / Double(width) + (output.offset == Int(classes[row]) ? 1 - softening : 0)
          return total + share * (Mathematics.log(sum) - output.element)
        }
      }
      let exact = outputs.rows.indices.reduce(0.0) { $0 + loss($1, outputs.rows[$1]) }
      var slopes = [Float](repeating: .nan, count: outputs.z.count)
      var scratch = [Float](repeating: .nan, count: 2 * rows)
      var values = [
        kernels.smoothedCrossEntropy(outputs.z, outputs.stride, classes, rows, width, &slopes, &scratch, smoothing)
      ]
      Self.check(slopes, outputs, loss: loss)
      if smoothing == 0 {
        values.append(
          kernels.softmaxCrossEntropy(outputs.z, outputs.stride, classes, rows, width, &slopes, &scratch))
        Self.check(slopes, outputs, loss: loss)
      }
      for value in values { #expect(abs(value - exact) < 2e-6 * Double(rows), "\(rows) x \(width)") }
      #expect(kernels.countLabelled(classes, rows) == classes.count { $0 >= 0 })
    }
  }

  @Test("a row that is ignored adds nothing, even if it is not finite", arguments: kernelLevels)
  func ignored(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    for rows in [1, 3, 4, 9] {
      let z = [Float](repeating: .nan, count: rows * 8)
      let targets = [Float](repeating: -1, count: rows)
      var slopes = z
      var scratch = [Float](repeating: .nan, count: 2 * rows)
      #expect(kernels.softmaxCrossEntropy(z, 8, targets, rows, 5, &slopes, &scratch) == 0)
      #expect(slopes.allSatisfy { $0 == 0 })
    }
  }

  @Test("equal rows have equal losses and slopes to the bit, wherever they lie", arguments: kernelLevels)
  func equalRows(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    for width in [2, 3, 28] {
      let one = Self.outputs(1, width)
      let rows = 11
      let z = (0..<rows).flatMap { _ in one.z }
      var slopes = z
      var scratch = [Float](repeating: 0, count: 2 * rows)
      _ = kernels.softmaxCrossEntropy(
        z, one.stride, [Float](repeating: 1, count: rows), rows, width, &slopes, &scratch)
      for row in 1..<rows {
        #expect(slopes[row * one.stride..<(row + 1) * one.stride] == slopes[..<one.stride])
        #expect(scratch[row] == scratch[0])
      }
    }
  }

  @Test("binary cross-entropy on several outputs is their mean", arguments: kernelLevels)
  func binary(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    for (rows, width) in Self.shapes {
      let outputs = Self.outputs(rows, width)
      let targets = (0..<rows * width).map { [0, 1, 0.25, 1, 0][$0 % 5] as Float }
      let loss: (Int, [Double]) -> Double = { row, z in
        z.enumerated().reduce(0.0) { total, output in
          let (x, y) = (output.element, Double(targets[row * width + output.offset]))
          return total + max(x, 0) - x * y + Mathematics.log1p(Mathematics.exp(-abs(x)))
        } / Double(width)
      }
      let exact = outputs.rows.indices.reduce(0.0) { $0 + loss($1, outputs.rows[$1]) }
      var slopes = [Float](repeating: 0, count: outputs.z.count)
      var scratch = [Float](repeating: .nan, count: 2 * rows)
      let value = kernels.binaryCrossEntropies(
        outputs.z, outputs.stride, targets, rows, width, &slopes, &scratch)
      #expect(abs(value - exact) < 1e-6 * Double(rows), "\(rows) x \(width)")
      Self.check(slopes, outputs, loss: loss)
    }
  }

  @Test("Huber's loss is square within delta and straight beyond", arguments: kernelLevels, [0.5, 1, 3] as [Float])
  func huber(_ level: KernelLevel, _ delta: Float) {
    let kernels = KernelTable(level: level)
    for (rows, width) in Self.shapes {
      let outputs = Self.outputs(rows, width)
      let targets = numbers(rows * width, seed: 2, scale: 3)
      let limit = Double(delta)
      let loss: (Int, [Double]) -> Double = { row, z in
        z.enumerated().reduce(0.0) { total, output in
          let size = abs(output.element - Double(targets[row * width + output.offset]))
          return total + (size <= limit ? size * size / 2 : limit * (size - limit / 2))
        } / Double(width)
      }
      let exact = outputs.rows.indices.reduce(0.0) { $0 + loss($1, outputs.rows[$1]) }
      var slopes = [Float](repeating: 0, count: outputs.z.count)
      var scratch = [Float](repeating: .nan, count: 2 * rows)
      let value = kernels.huber(outputs.z, outputs.stride, targets, rows, width, &slopes, &scratch, delta)
      #expect(abs(value - exact) < 2e-6 * Double(rows), "\(rows) x \(width)")
      Self.check(slopes, outputs, loss: loss)
    }
  }
}
