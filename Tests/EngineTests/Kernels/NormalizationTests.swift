import Testing

@testable import Engine

@Suite struct NormalizationTests {
  static let epsilon: Float = 1e-3

  /// Batch normalization of the columns of x and its slopes as plain loops in 64 bits.
  struct Exact {
    var mean: [Double]
    var variance: [Double]
    var out: [Double]
    var dx: [Double]
    var dgamma: [Double]
    var dbeta: [Double]

    /// - `column`: which column a value of x belongs to.
    init(_ x: [Float], _ d: [Float], columns: Int, gamma: [Float], beta: [Float], column: (Int) -> Int) {
      let n = Double(x.count / columns)
      let zero = [Double](repeating: 0, count: columns)
      var mean = zero
      for i in 0..<x.count { mean[column(i)] += Double(x[i]) / n }
      let differences = (0..<x.count).map { Double(x[$0]) - mean[column($0)] }
      var variance = zero
      for i in 0..<x.count { variance[column(i)] += differences[i] * differences[i] / n }
      let inverse = variance.map { 1 / ($0 + Double(epsilon)).squareRoot() }
      let normalized = (0..<x.count).map { differences[$0] * inverse[column($0)] }
      (dgamma, dbeta) = (zero, zero)
      for i in 0..<x.count {
        dbeta[column(i)] += Double(d[i])
        dgamma[column(i)] += Double(d[i]) * normalized[i]
      }
      // The chain rule, one pair of values of a column at a time: how x_j moves x^_i.
      dx = [Double](repeating: 0, count: x.count)
      for j in 0..<x.count {
        for i in 0..<x.count where column(i) == column(j) {
          let slope = (i == j ? 1 : 0) - 1 / n - normalized[i] * normalized[j] / n
          dx[j] += Double(d[i]) * Double(gamma[column(i)]) * inverse[column(i)] * slope
        }
      }
      out = (0..<x.count).map { Double(gamma[column($0)]) * normalized[$0] + Double(beta[column($0)]) }
      (self.mean, self.variance) = (mean, variance)
    }
  }

  @Test(
    "channels of images are normalized over all pixels, and lanes without an image count nowhere",
    arguments: [1, 5, 16, 17, 33], kernelLevels)
  func images(_ rows: Int, _ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    for (channels, height, width) in [(1, 1, 2), (3, 2, 3)] {
      let x = PlainImages(rows: rows, channels: channels, height: height, width: width, seed: 1)
      let d = PlainImages(rows: rows, channels: channels, height: height, width: width, seed: 2)
      let gamma = numbers(channels, seed: 3)
      let beta = numbers(channels, seed: 4)
      let pixels = height * width
      let exact = Exact(x.values, d.values, columns: channels, gamma: gamma, beta: beta) { $0 / pixels % channels }

      let empty = [Float](repeating: .nan, count: x.blocked().count)
      var normalized = empty
      var out = empty
      var dx = empty
      var mean = [Float](repeating: .nan, count: channels)
      var variance = mean
      var inverse = mean
      var dgamma = mean
      var dbeta = mean
      kernels.normalizeImages(
        x.blocked(filler: 50), rows, channels, pixels, gamma, beta, Self.epsilon, &normalized, &out, &mean, &variance,
        &inverse)
      kernels.normalizeImagesBackward(
        d.blocked(filler: 0), rows, channels, pixels, normalized, inverse, gamma, &dx, &dgamma, &dbeta, 0.25)
      func plain(_ blocks: [Float]) -> [Float] {
        PlainImages(blocked: blocks, rows: rows, channels: channels, height: height, width: width).values
      }
      #expect(largestDifference(mean, exact.mean) < 1e-6)
      #expect(largestDifference(variance, exact.variance) < 1e-6)
      #expect(largestDifference(plain(out), exact.out) < 1e-5)
      #expect(largestDifference(dgamma, exact.dgamma.map { 0.25 * $0 }) < 1e-4)
      #expect(largestDifference(dbeta, exact.dbeta.map { 0.25 * $0 }) < 1e-5)
      #expect(largestDifference(plain(dx), exact.dx) < 1e-4)
      #expect(PlainImages.emptyLanes(dx, rows: rows).allSatisfy { $0 == 0 })

      var given = empty
      kernels.normalizeImagesAsGiven(
        x.blocked(), rows, channels, pixels, gamma, beta, Self.epsilon, mean, variance, &given)
      #expect(largestDifference(plain(given), exact.out) < 1e-5)
    }
  }

  @Test("columns of rows are normalized, and padding stays zero", arguments: [1, 2, 5, 33], kernelLevels)
  func rows(_ rows: Int, _ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    for columns in [1, 8, 11, 24] {
      let stride = (columns + 7) / 8 * 8
      func padded(_ values: [Float]) -> [Float] {
        (0..<values.count / columns * stride).map {
          $0 % stride < columns ? values[$0 / stride * columns + $0 % stride] : 0
        }
      }
      let x = numbers(rows * columns, seed: 1)
      let d = numbers(rows * columns, seed: 2)
      let gamma = numbers(columns, seed: 3)
      let beta = numbers(columns, seed: 4)
      let exact = Exact(x, d, columns: columns, gamma: gamma, beta: beta) { $0 % columns }
      func padded(_ values: [Double]) -> [Double] {
        (0..<values.count / columns * stride).map {
          $0 % stride < columns ? values[$0 / stride * columns + $0 % stride] : 0
        }
      }

      let empty = [Float](repeating: .nan, count: rows * stride)
      var normalized = empty
      var out = empty
      var dx = empty
      var mean = [Float](repeating: .nan, count: stride)
      var variance = mean
      var inverse = mean
      var dgamma = mean
      var dbeta = mean
      kernels.normalizeRows(
        padded(x), rows, stride, padded(gamma), padded(beta), Self.epsilon, &normalized, &out, &mean, &variance,
        &inverse)
      kernels.normalizeRowsBackward(
        padded(d), rows, stride, normalized, inverse, padded(gamma), &dx, &dgamma, &dbeta, 0.25)
      #expect(largestDifference(mean, padded(exact.mean)) < 1e-6)
      #expect(largestDifference(variance, padded(exact.variance)) < 1e-6)
      #expect(largestDifference(out, padded(exact.out)) < 1e-5)
      #expect(largestDifference(dgamma, padded(exact.dgamma).map { 0.25 * $0 }) < 1e-4)
      #expect(largestDifference(dbeta, padded(exact.dbeta).map { 0.25 * $0 }) < 1e-5)
      #expect(largestDifference(dx, padded(exact.dx)) < 1e-4)

      var given = empty
      var scratch = mean
      kernels.normalizeRowsAsGiven(
        padded(x), rows, stride, padded(gamma), padded(beta), Self.epsilon, mean, variance, &scratch, &given)
      #expect(largestDifference(given, padded(exact.out)) < 1e-5)
    }
  }

  @Test("a mean far larger than the deviation does not spoil the variance", arguments: kernelLevels)
  func largeMean(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    // Whole numbers about 100,000: their variance, 2, is told exactly by 64 bits, and lost by E[x^2] - E[x]^2 in 32.
    let rows = 80
    let x = (0..<rows * 8).map { Float(100_000 + $0 / 8 % 5) }
    var out = [Float](repeating: .nan, count: x.count)
    var normalized = out
    var statistics = [Float](repeating: .nan, count: 24)
    let one = [Float](repeating: 1, count: 8)
    let zero = [Float](repeating: 0, count: 8)
    statistics.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      kernels.normalizeRows(x, rows, 8, one, zero, 1e-5, &normalized, &out, base, base + 8, base + 16)
    }
    #expect(statistics[..<8].allSatisfy { $0 == 100_002 })
    #expect(statistics[8..<16].allSatisfy { abs($0 - 2) < 1e-5 })
    let exact = x.map { (Double($0) - 100_002) / (2 + 1e-5).squareRoot() }
    #expect(largestDifference(out, exact) < 1e-5)

    // The same numbers as one channel of 80 images of 8 pixels.
    let images = PlainImages(rows: rows, channels: 1, height: 1, width: 8, values: x)
    statistics.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      kernels.normalizeImages(
        images.blocked(), rows, 1, 8, one, zero, 1e-5, &normalized, &out, base, base + 8, base + 16)
    }
    #expect(statistics[0] == 100_002)
    #expect(abs(statistics[8] - 2) < 1e-5)
  }

  @Test("running statistics move their share of the way", arguments: kernelLevels)
  func following(_ level: KernelLevel) {
    var running: [Float] = [1, 0, -3]
    KernelTable(level: level).follow(&running, [2, 4, -3], 3, 0.25, 2)
    #expect(running == [1.75, 2, -3.75])
  }
}
