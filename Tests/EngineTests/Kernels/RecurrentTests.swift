import Mathematics
import Testing

@testable import Engine

@Suite struct RecurrentTests {
  static func sigmoid(_ x: Double) -> Double { 1 / (1 + Mathematics.exp(-x)) }

  /// c and h of one unit from its four sums and c'.
  static func lstm(_ z: [Double], _ before: Double) -> (cell: Double, h: Double) {
    let cell = sigmoid(z[1]) * before + sigmoid(z[0]) * Mathematics.tanh(z[2])
    return (cell, sigmoid(z[3]) * Mathematics.tanh(cell))
  }

  /// h of one unit from the sums for r, u and n, the candidate's recurrent sum, and h': [r, u, n, s, h'].
  static func gru(_ x: [Double]) -> Double {
    let n = Mathematics.tanh(x[2] + sigmoid(x[0]) * x[3])
    let u = sigmoid(x[1])
    return (1 - u) * n + u * x[4]
  }

  /// The derivative of f by its argument number `index`, by central differences.
  static func derivative(_ f: ([Double]) -> Double, _ x: [Double], _ index: Int) -> Double {
    var above = x
    var below = x
    above[index] += 1e-5
    below[index] -= 1e-5
    return (f(above) - f(below)) / 2e-5
  }

  /// Rows of several blocks of `units` numbers, each padded with zeros to `stride`.
  static func padded(_ rows: Int, _ blocks: Int, _ units: Int, _ stride: Int, seed: UInt64) -> [Float] {
    let values = numbers(rows * blocks * stride, seed: seed, scale: 3)
    return values.indices.map { $0 % stride < units ? values[$0] : 0 }
  }

  @Test("a step of long short-term memory, and its slopes", arguments: kernelLevels)
  func lstmStep(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    for (rows, units) in [(1, 1), (3, 5), (2, 8), (5, 13), (2, 40)] {
      let stride = (units + 7) / 8 * 8
      let z = Self.padded(rows, 4, units, stride, seed: 1)
      let before = Self.padded(rows, 1, units, stride, seed: 2)
      let dh = Self.padded(rows, 1, units, stride, seed: 3)
      let dc = Self.padded(rows, 1, units, stride, seed: 4)
      // Half of the sums come from the products, half from the inputs; rows of inputs are looked up.
      let halves = z.map { $0 / 2 }
      let places = (1...Int32(rows)).map { $0 }
      var gates = halves
      var cell = [Float](repeating: .nan, count: rows * stride)
      var squashed = cell
      var h = cell
      let table = [Float](repeating: .nan, count: 4 * stride) + halves
      kernels.lstmForward(&gates, table, places, before, &cell, &squashed, &h, rows, stride)
      var (inOrder, cellInOrder, hInOrder) = (halves, cell, h)
      kernels.lstmForward(&inOrder, halves, nil, before, &cellInOrder, &squashed, &hInOrder, rows, stride)
      #expect(gates == inOrder && cell == cellInOrder && h == hInOrder)
      let (stepCell, stepH) = (cell, h)
      var carried = dc
      kernels.lstmBackward(&gates, before, squashed, dh, &carried, rows, stride)
      for row in 0..<rows {
        for unit in 0..<stride {
          let at = row * stride + unit
          let x = (0..<4).map { Double(z[4 * row * stride + $0 * stride + unit]) } + [Double(before[at])]
          let exact = Self.lstm(Array(x[..<4]), x[4])
          #expect(abs(Double(stepCell[at]) - exact.cell) < 2e-6)
          #expect(abs(Double(stepH[at]) - exact.h) < 2e-6)
          let objective: ([Double]) -> Double = { x in
            let step = Self.lstm(Array(x[..<4]), x[4])
            return Double(dh[at]) * step.h + Double(dc[at]) * step.cell
          }
          for gate in 0..<4 {
            let slope = Double(gates[4 * row * stride + gate * stride + unit])
            #expect(abs(slope - Self.derivative(objective, x, gate)) < 1e-5, "gate \(gate) of \(units) units")
          }
          #expect(abs(Double(carried[at]) - Self.derivative(objective, x, 4)) < 1e-5)
          if unit >= units { #expect(stepH[at] == 0 && stepCell[at] == 0 && carried[at] == 0) }
        }
      }
    }
  }

  @Test("a step of gated recurrent units, and its slopes", arguments: kernelLevels)
  func gruStep(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    for (rows, units) in [(1, 1), (3, 5), (2, 8), (5, 13), (2, 40)] {
      let stride = (units + 7) / 8 * 8
      let sums = Self.padded(rows, 3, units, stride, seed: 1)
      let recurrent = Self.padded(rows, 1, units, stride, seed: 2)
      let before = Self.padded(rows, 1, units, stride, seed: 3)
      let dh = Self.padded(rows, 1, units, stride, seed: 4)
      // Half of the sums of r and u come from the products, half from the inputs; rows of inputs are looked up.
      let halves = sums.indices.map { $0 / stride % 3 < 2 ? sums[$0] / 2 : .nan }
      let table =
        [Float](repeating: .nan, count: 3 * stride)
        + sums.indices.map { $0 / stride % 3 < 2 ? sums[$0] / 2 : sums[$0] }
      var gates = halves
      var h = [Float](repeating: .nan, count: rows * stride)
      kernels.gruForward(&gates, table, (1...Int32(rows)).map { $0 }, recurrent, before, &h, rows, stride)
      var inOrder = halves
      var hInOrder = h
      kernels.gruForward(
        &inOrder, Array(table[(3 * stride)...]), nil, recurrent, before, &hInOrder, rows, stride)
      #expect(h == hInOrder && gates == inOrder)
      var s = recurrent
      let asked = Self.padded(rows, 1, units, stride, seed: 5)
      var onto = asked
      kernels.gruBackward(&gates, &s, before, dh, &onto, 1, rows, stride)
      let dBefore = zip(onto, asked).map { $0 - $1 }
      for row in 0..<rows {
        for unit in 0..<stride {
          let at = row * stride + unit
          let places = (0..<3).map { 3 * row * stride + $0 * stride + unit }
          let x = places.map { Double(sums[$0]) } + [Double(recurrent[at]), Double(before[at])]
          #expect(abs(Double(h[at]) - Self.gru(x)) < 2e-6)
          let objective: ([Double]) -> Double = { Double(dh[at]) * Self.gru($0) }
          let slopes = places.map { gates[$0] } + [s[at], dBefore[at]]
          for index in 0..<5 {
            #expect(abs(Double(slopes[index]) - Self.derivative(objective, x, index)) < 1e-5, "slope \(index)")
          }
          if unit >= units { #expect(h[at] == 0 && slopes == [0, 0, 0, 0, 0]) }
        }
      }
    }
  }

  @Test("where nothing is carried back, slopes of h stay as they are", arguments: kernelLevels)
  func nothingCarried(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    var gates = numbers(3 * 16, seed: 1)
    var s = numbers(16, seed: 2)
    let (gatesAgain, sAgain, before) = (gates, s, numbers(16, seed: 3))
    var slopes = numbers(16, seed: 4)
    let slopesBefore = slopes
    var apart = [Float](repeating: 0, count: 16)
    kernels.gruBackward(&gates, &s, before, slopes, &apart, 1, 2, 8)
    let (gateSlopes, innerSlopes) = (gates, s)
    gates = gatesAgain
    s = sAgain
    slopes.withUnsafeMutableBufferPointer { slopes in
      guard let base = slopes.baseAddress else { return }
      kernels.gruBackward(&gates, &s, before, base, base, 0, 2, 8)
    }
    #expect(slopes == slopesBefore)
    #expect(gates == gateSlopes && s == innerSlopes)
  }

  @Test("equal units stay equal to the bit through a step", arguments: kernelLevels)
  func clones(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    let stride = 72
    let z: [Float] = [0.3, -1.2, 0.7, 2.1].flatMap { [Float](repeating: $0, count: stride) }
    let before = [Float](repeating: 0.4, count: stride)
    var gates = z
    var cell = before
    var squashed = before
    var h = before
    let inputs = [Float](repeating: -0.2, count: 4 * stride)
    kernels.lstmForward(&gates, inputs, nil, before, &cell, &squashed, &h, 1, stride)
    #expect(Set(h).count == 1)
    gates = Array(z[..<(3 * stride)])
    kernels.gruForward(&gates, inputs, nil, Array(z[(3 * stride)...]), before, &h, 1, stride)
    #expect(Set(h).count == 1)
  }
}
