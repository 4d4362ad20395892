import Testing

@testable import Engine

@Suite("Filtered images") struct FilteredImagesTests {
  @Test("the difference of neighbours is 1 at the left edge of the black, -1 at the right, and 0 elsewhere")
  func difference() throws {
    let data = try FilteredImages(filter: .difference).make(seed: 1)
    #expect(data.count == 1 && data.shape == .image(channels: 1, height: 6, width: 8))
    let targets = PlaneRegressionTests.values(data)
    #expect(targets.count == 42)
    for (place, target) in targets.enumerated() {
      #expect(target == [0, 1, 0, 0, 0, -1, 0][place % 7])
    }
    #expect(try FilteredImages(filter: .difference).make(seed: 2) == data)
  }

  @Test("Sobel's filter answers noise with noise of variance 12")
  func sobel() throws {
    let data = try FilteredImages(filter: .sobel, samples: 300).make(seed: 1)
    #expect(data.count == 300 && data.shape == .image(channels: 1, height: 12, width: 12))
    let targets = PlaneRegressionTests.values(data)
    #expect(targets.count == 30_000)
    let moments = Moments(targets)
    #expect(abs(moments.mean) < 0.1 && abs(moments.deviation * moments.deviation - 12) < 0.5)
    // The first place of the second image, by hand.
    let x = Array(data.inputs[144..<288])
    let right: Float = x[2] + 2 * x[14] + x[26]
    let left: Float = x[0] + 2 * x[12] + x[24]
    #expect(abs(targets[100] - (right - left)) < 1e-5)
  }

  @Test("a seed and a stream give their own noise, again and again, and the count has limits")
  func determinism() throws {
    let source = FilteredImages(filter: .sobel)
    #expect(try source.make(seed: 1) == source.make(seed: 1))
    #expect(try source.make(seed: 1) != source.make(seed: 1, stream: Stream.testData))
    #expect(throws: DataError.badSetting("samples", value: 0, expected: "1 to 100000")) {
      try FilteredImages(filter: .sobel, samples: 0).make(seed: 1)
    }
  }
}
