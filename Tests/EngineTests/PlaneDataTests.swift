import Mathematics
import Testing

@testable import Engine

@Suite("Data of the plane") struct PlaneDataTests {
  static func labels(_ data: Dataset) -> [Int32] {
    if case .classes(let labels, _) = data.targets { labels } else { [] }
  }

  @Test(
    "classes have exactly the counts the balance asks for",
    arguments: PlaneData.Shape.allCases.filter { $0 != .blobs })
  func balance(shape: PlaneData.Shape) throws {
    for (share, expected) in [(0.5, 100), (0.7, 140), (0.001, 1)] {
      let data = try PlaneData(shape: shape, samples: 200, balance: share).make(seed: 4)
      #expect(data.count == 200)
      #expect(Self.labels(data).count { $0 == 1 } == expected)
    }
  }

  @Test("the disc of the circle lies inside its ring")
  func circle() throws {
    let data = try PlaneData(shape: .circle, samples: 300, scale: 0.2).make(seed: 1)
    for (row, label) in Self.labels(data).enumerated() {
      let (x, y) = (data.inputs[2 * row], data.inputs[2 * row + 1])
      let radius = (x * x + y * y).squareRoot()
      let range: ClosedRange<Float> = label == 1 ? 0...0.500001 : 0.699999...1.000001
      #expect(range.contains(radius))
    }
  }

  @Test("xor has class 1 where the signs agree, and nothing near the axes")
  func xor() throws {
    let data = try PlaneData(shape: .xor, samples: 300).make(seed: 1)
    for (row, label) in Self.labels(data).enumerated() {
      let (x, y) = (data.inputs[2 * row], data.inputs[2 * row + 1])
      #expect((x * y > 0) == (label == 1))
      #expect(min(abs(x), abs(y)) >= 0.3)
    }
  }

  @Test(
    "the clouds of gauss lie around (2, 2) and (-2, -2) with the variance the noise asks for",
    arguments: [(0, 0.5), (0.25, 2.25), (0.5, 4)] as [(Double, Double)])
  func gauss(noise: Double, variance: Double) throws {
    let data = try PlaneData(shape: .gauss, samples: 8_000, noise: noise).make(seed: 6)
    for (label, center) in [(1, 2.0), (0, -2.0)] as [(Int32, Double)] {
      let rows = Self.labels(data).indices.filter { Self.labels(data)[$0] == label }
      for axis in 0..<2 {
        let moments = Moments(rows.map { data.inputs[2 * $0 + axis] })
        #expect(abs(moments.mean - center) < 0.15)
        #expect(abs(moments.deviation * moments.deviation / variance - 1) < 0.1)
      }
    }
  }

  @Test("the arms of the spiral turn 1.75 times and face each other")
  func spiral() throws {
    let data = try PlaneData(shape: .spiral, samples: 100).make(seed: 6)
    for (row, label) in Self.labels(data).enumerated() {
      let (x, y) = (Double(data.inputs[2 * row]), Double(data.inputs[2 * row + 1]))
      let radius = (x * x + y * y).squareRoot()
      let place = (radius * 10).rounded()
      #expect(abs(radius - place / 10) < 1e-5 && place < 50)
      let angle = 1.75 * 2 * Double.pi * radius / 5 + (label == 1 ? 0 : Double.pi)
      #expect(abs(x - radius * sin(angle)) < 1e-4 && abs(y - radius * cos(angle)) < 1e-4)
    }
  }

  @Test("the moons are half circles of radius 1 around (0, 0) and (1, 0.5)")
  func moons() throws {
    let data = try PlaneData(shape: .moons, samples: 60).make(seed: 6)
    for (row, label) in Self.labels(data).enumerated() {
      let x = Double(data.inputs[2 * row]) - (label == 1 ? 1 : 0)
      let y = Double(data.inputs[2 * row + 1]) - (label == 1 ? 0.5 : 0)
      #expect(abs(x * x + y * y - 1) < 1e-5)
      #expect(label == 1 ? y < 1e-6 : y > -1e-6)
    }
  }

  @Test("blobs have as many classes as centers, of equal size")
  func blobs() throws {
    let data = try PlaneData(shape: .blobs, samples: 90, noise: 0.2, centers: 5).make(seed: 6)
    #expect(data.classCount == 5)
    for label in 0..<5 as Range<Int32> { #expect(Self.labels(data).count { $0 == label } == 18) }
  }

  @Test("the first samples are of both classes", arguments: PlaneData.Shape.allCases)
  func order(shape: PlaneData.Shape) throws {
    let labels = Self.labels(try PlaneData(shape: shape, samples: 400, centers: 2).make(seed: 8))
    #expect((30...70).contains(labels.prefix(100).count { $0 == 1 }))
  }

  @Test("noise moves labels of the circle, not its points")
  func noise() throws {
    let calm = try PlaneData(shape: .circle, samples: 400).make(seed: 9)
    let noisy = try PlaneData(shape: .circle, samples: 400, noise: 0.3).make(seed: 9)
    #expect(calm.inputs == noisy.inputs)
    #expect(Self.labels(calm) != Self.labels(noisy))
  }

  @Test("the same seed gives the same points, the test stream others", arguments: PlaneData.Shape.allCases)
  func determinism(shape: PlaneData.Shape) throws {
    let source = PlaneData(shape: shape, samples: 90, noise: 0.1)
    #expect(try source.make(seed: 2) == source.make(seed: 2))
    #expect(try source.make(seed: 2).inputs != source.make(seed: 3).inputs)
    #expect(try source.make(seed: 2).inputs != source.make(seed: 2, stream: Stream.testData).inputs)
  }

  @Test("settings out of range are refused in words")
  func refused() {
    #expect(throws: DataError.badSetting("samples", value: 1, expected: "2 to 100000")) {
      try PlaneData(shape: .xor, samples: 1).make(seed: 1)
    }
    #expect(throws: DataError.badSetting("balance", value: 1, expected: "between 0 and 1")) {
      try PlaneData(shape: .xor, balance: 1).make(seed: 1)
    }
    #expect(
      DataError.badSetting("noise", value: -1, expected: "0 or more").message
        == "\"noise\" is -1; expected 0 or more.")
  }
}
