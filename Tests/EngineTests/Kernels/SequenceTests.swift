import Testing

@testable import Engine

@Suite struct SequenceTests {
  @Test("sequences go from batch first to time first and back", arguments: kernelLevels)
  func packing(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    for (rows, steps, features) in [(1, 1, 1), (3, 4, 2), (2, 5, 8), (4, 3, 11), (1, 7, 17)] {
      let stride = (features + 7) / 8 * 8
      let batch = numbers(rows * steps * features, seed: 1)
      var packed = [Float](repeating: .nan, count: steps * rows * stride)
      kernels.packSequence(batch, rows, steps, features, &packed, stride)
      for step in 0..<steps {
        for row in 0..<rows {
          for column in 0..<stride {
            let expected = column < features ? batch[(row * steps + step) * features + column] : 0
            #expect(packed[(step * rows + row) * stride + column] == expected)
          }
        }
      }
      var back = [Float](repeating: .nan, count: batch.count)
      kernels.unpackSequence(packed, stride, rows, steps, features, &back)
      #expect(back == batch)
    }
  }

  @Test("tokens are read by time, and slopes are added to the rows of their tokens", arguments: kernelLevels)
  func tokens(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    let (rows, steps, vocabulary) = (3, 5, 7)
    let batch = (0..<rows * steps).map { Float($0 * 5 % 6) }
    var tokens = [Int32](repeating: -1, count: rows * steps)
    kernels.tokensByTime(batch, rows, steps, &tokens)
    for step in 0..<steps {
      for row in 0..<rows { #expect(tokens[step * rows + row] == Int32(batch[row * steps + step])) }
    }
    for n in [8, 24] {
      let d = numbers(rows * steps * n, seed: 1)
      let start = numbers(vocabulary * n, seed: 2)
      var table = start
      kernels.scatterAddRows(d, n, tokens, tokens.count, &table)
      for token in 0..<vocabulary {
        for column in 0..<n {
          // The same additions in the same order, so equal to the bit; token 6 is not there.
          var sum = start[token * n + column]
          for place in tokens.indices where tokens[place] == token { sum += d[place * n + column] }
          #expect(table[token * n + column] == sum)
        }
      }
    }
  }

  @Test("sums of squares are exact to 64 bits, and the same on every processor")
  func squares() {
    for count in [0, 1, 7, 8, 9, 1000, 1003] {
      let values = numbers(count, seed: 1, scale: 100)
      let exact = values.reduce(0.0) { $0 + Double($1) * Double($1) }
      let sums = kernelLevels.map { KernelTable(level: $0).sumOfSquares(values, count) }
      #expect(Set(sums).count == 1)
      for sum in sums { #expect(abs(sum - exact) <= 1e-13 * exact) }
    }
  }

  @Test("values are scaled and clipped", arguments: kernelLevels)
  func wholeBuffers(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    let values = numbers(37, seed: 1, scale: 3)
    var scaled = values
    kernels.scaleValues(&scaled, 37, 0.25)
    #expect(scaled == values.map { 0.25 * $0 })
    var clipped = values + [.nan, .infinity, -.infinity]
    kernels.clampValues(&clipped, clipped.count, 1)
    #expect(Array(clipped[..<37]) == values.map { max(-1, min(1, $0)) })
    #expect(clipped[37].isNaN)
    #expect(clipped[38...] == [1, -1])
  }
}
