import Testing

@testable import Engine

@Suite struct PoolingTests {
  struct Window: CustomTestStringConvertible {
    var height: Int
    var width: Int
    var stride: Int
    var imageHeight: Int
    var imageWidth: Int

    var outHeight: Int { (imageHeight - height) / stride + 1 }
    var outWidth: Int { (imageWidth - width) / stride + 1 }
    var testDescription: String { "\(height) x \(width) every \(stride) of \(imageHeight) x \(imageWidth)" }

    /// The pixels of the window of an output in a plane, row by row.
    func pixels(_ out: Int) -> [Int] {
      let top = out / outWidth * stride
      let left = out % outWidth * stride
      return (0..<height * width).map { (top + $0 / width) * imageWidth + left + $0 % width }
    }
  }

  static let windows: [Window] =
    (1...4).flatMap { size in
      (1...3).map { stride in
        Window(height: size, width: size, stride: stride, imageHeight: size + stride, imageWidth: size + 5)
      }
    } + [Window(height: 5, width: 7, stride: 1, imageHeight: 5, imageWidth: 7)]

  @Test("pools and their slopes are those of plain loops", arguments: windows, kernelLevels)
  func sweep(_ window: Window, _ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    let (height, width, stride) = (window.height, window.width, window.stride)
    for rows in [1, 16, 19] {
      // Few different values, so that many are equal.
      var x = PlainImages(
        rows: rows, channels: 3, height: window.imageHeight, width: window.imageWidth, seed: UInt64(rows))
      x.values = x.values.map { ($0 * 3).rounded() }
      let d = PlainImages(
        rows: rows, channels: 3, height: window.outHeight, width: window.outWidth, seed: 2)
      let planes = x.blocks * 3
      let slopes = d.blocked()
      let count = slopes.count
      let pixels = x.height * x.width
      let outs = d.height * d.width

      var largest = [Float](repeating: .nan, count: count)
      var winners = largest
      var dx = [Float](repeating: .nan, count: x.blocked().count)
      kernels.maxPoolForward(
        x.blocked(), planes, x.height, x.width, height, width, stride, &largest, &winners)
      kernels.maxPoolBackward(slopes, winners, planes, x.height, x.width, height, width, stride, &dx)
      var mean = [Float](repeating: .nan, count: count)
      var shares = dx
      kernels.averagePoolForward(x.blocked(), planes, x.height, x.width, height, width, stride, &mean)
      kernels.averagePoolBackward(slopes, planes, x.height, x.width, height, width, stride, &shares)

      var exact = [Float](repeating: 0, count: d.values.count)
      var places = exact
      var exactMean = [Double](repeating: 0, count: exact.count)
      var exactSlopes = [Double](repeating: 0, count: x.values.count)
      var exactShares = exactSlopes
      for out in 0..<exact.count {
        let inside = window.pixels(out % outs).map { out / outs * pixels + $0 }
        var winner = 0
        for (place, pixel) in inside.enumerated() where x.values[pixel] > x.values[inside[winner]] {
          winner = place
        }
        exact[out] = x.values[inside[winner]]
        places[out] = Float(winner)
        exactSlopes[inside[winner]] += Double(d.values[out])
        for pixel in inside {
          exactMean[out] += Double(x.values[pixel]) / Double(inside.count)
          exactShares[pixel] += Double(d.values[out]) / Double(inside.count)
        }
      }
      func plain(_ blocks: [Float], _ like: PlainImages) -> [Float] {
        PlainImages(blocked: blocks, rows: rows, channels: 3, height: like.height, width: like.width).values
      }
      #expect(plain(largest, d) == exact)
      #expect(plain(winners, d) == places)
      #expect(largestDifference(plain(dx, x), exactSlopes) < 2e-6)
      #expect(largestDifference(plain(mean, d), exactMean) < 2e-6)
      #expect(largestDifference(plain(shares, x), exactShares) < 2e-6)
      #expect(PlainImages.emptyLanes(dx, rows: rows).allSatisfy { $0 == 0 })
      #expect(PlainImages.emptyLanes(shares, rows: rows).allSatisfy { $0 == 0 })
    }
  }

  /// The smallest number there is.
  static let tiny = Float.leastNonzeroMagnitude

  @Test(
    "the largest is found among zeros of both signs, infinities and what is not a number",
    arguments: [
      ([0, -0.0, 0, -1], 0), ([-0.0, 0, -0.0, 0], 0), ([-.infinity, -.infinity, -.infinity, -.infinity], 0),
      ([1, .infinity, .infinity, 2], 1), ([-3, -2, -.infinity, -2.5], 1), ([5, .nan, .infinity, .nan], 1),
      ([-1, -2, -Float.nan, 9], 2), ([-PoolingTests.tiny, -1, -2, -3], 0),
      ([-1, PoolingTests.tiny, 0, 2 * PoolingTests.tiny], 3),
    ] as [([Float], Int)], kernelLevels)
  func specialValues(_ item: ([Float], Int), _ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    let x = item.0.flatMap { [Float](repeating: $0, count: 16) }
    var largest = [Float](repeating: -7, count: 16)
    var winners = largest
    kernels.maxPoolForward(x, 1, 2, 2, 2, 2, 1, &largest, &winners)
    for lane in 0..<16 {
      #expect(winners[lane] == Float(item.1))
      #expect(largest[lane] == item.0[item.1] || (largest[lane].isNaN && item.0[item.1].isNaN))
    }
  }
}
