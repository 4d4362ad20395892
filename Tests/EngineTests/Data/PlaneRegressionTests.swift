import Testing

@testable import Engine

@Suite("Numbers over the plane") struct PlaneRegressionTests {
  static func values(_ data: Dataset) -> [Float] {
    if case .values(let values, _) = data.targets { values } else { [] }
  }

  @Test("points fill the square from -6 to 6, and without noise the target is the surface above them")
  func surface() throws {
    for surface in PlaneRegression.Surface.allCases {
      let data = try PlaneRegression(surface: surface).make(seed: 1)
      #expect(data.count == 1_200)
      #expect(data.inputs.allSatisfy { abs($0) <= 6 })
      #expect(Moments(data.inputs).deviation > 3.3)
      for (row, target) in Self.values(data).enumerated() {
        let height = surface.height(x: Double(data.inputs[2 * row]), y: Double(data.inputs[2 * row + 1]))
        #expect(abs(Double(target) - height) < 1e-6)
      }
    }
  }

  @Test("the plane reaches 1 at x + y = 10, the hills at their middles, and between them lies 0")
  func heights() {
    #expect(PlaneRegression.Surface.plane.height(x: 4, y: 6) == 1)
    #expect(PlaneRegression.Surface.plane.height(x: -2, y: -3) == -0.5)
    let hills = PlaneRegression.Surface.hills
    for (x, y, height) in [
      (-4, 2.5, 1), (0, 2.5, -1), (4, 2.5, 1), (-4, -2.5, -1), (0, -2.5, 1), (4, -2.5, -1), (0, 0, 0), (-4, 1.5, 0.5),
      (1, 2.5, -0.5), (6, 6, 0),
    ] as [(Double, Double, Double)] {
      #expect(hills.height(x: x, y: y) == height)
    }
  }

  @Test("noise and scale leave points and targets apart")
  func noise() throws {
    let calm = try PlaneRegression(surface: .hills, samples: 300).make(seed: 3)
    let noisy = try PlaneRegression(surface: .hills, samples: 300, noise: 0.2).make(seed: 3)
    let small = try PlaneRegression(surface: .hills, samples: 300, scale: 0.5).make(seed: 3)
    #expect(calm.inputs == noisy.inputs)
    #expect(calm.targets != noisy.targets)
    #expect(small.inputs == calm.inputs.map { $0 / 2 })
    #expect(small.targets == calm.targets)
  }

  @Test("a seed and a stream give their own points, again and again")
  func determinism() throws {
    let source = PlaneRegression(surface: .plane, samples: 20, noise: 0.1)
    #expect(try source.make(seed: 1) == source.make(seed: 1))
    #expect(try source.make(seed: 1) != source.make(seed: 2))
    #expect(try source.make(seed: 1) != source.make(seed: 1, stream: Stream.testData))
  }

  @Test("settings out of range are refused in words")
  func refused() {
    #expect(throws: DataError.badSetting("samples", value: 0, expected: "1 to 100000")) {
      try PlaneRegression(surface: .plane, samples: 0).make(seed: 1)
    }
    #expect(throws: DataError.badSetting("noise", value: -0.1, expected: "0 to 10")) {
      try PlaneRegression(surface: .plane, noise: -0.1).make(seed: 1)
    }
    #expect(throws: DataError.self) { try PlaneRegression(surface: .plane, scale: .infinity).make(seed: 1) }
  }
}
