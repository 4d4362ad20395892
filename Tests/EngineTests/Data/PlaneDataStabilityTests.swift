import Testing

@testable import Engine

/// FNV-1a over the bits of a dataset: its inputs, then its labels or values.
func fingerprint(_ data: Dataset) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  func add(_ word: UInt32) { hash = (hash ^ UInt64(word)) &* 0x100_0000_01B3 }
  for value in data.inputs { add(value.bitPattern) }
  switch data.targets {
  case .classes(let labels, _), .stepClasses(let labels, _, _): for label in labels { add(UInt32(bitPattern: label)) }
  case .values(let values, _): for value in values { add(value.bitPattern) }
  }
  return hash
}

@Suite("Data of the plane, by number") struct PlaneDataStabilityTests {
  /// Lessons quote what comes of these numbers.
  @Test(
    "the numbers of a seed never change",
    arguments: [
      (.circle, 7_899_658_456_347_186_869, 14_767_609_421_617_222_428),
      (.xor, 18_067_788_867_417_588_472, 18_284_173_557_919_324_038),
      (.gauss, 7_705_718_926_889_042_618, 15_347_416_079_465_692_476),
      (.spiral, 15_901_870_308_715_202_375, 5_465_621_860_062_069_603),
      (.moons, 13_138_940_742_985_936_263, 15_345_243_233_617_529_770),
      (.blobs, 2_289_692_607_448_027_720, 3_739_463_347_015_288_905),
    ] as [(PlaneData.Shape, UInt64, UInt64)])
  func stable(shape: PlaneData.Shape, special: UInt64, plain: UInt64) throws {
    let source = PlaneData(shape: shape, samples: 61, noise: 0.2, scale: 0.7, balance: 0.4, centers: 4)
    #expect(try fingerprint(source.make(seed: 11)) == special)
    #expect(try fingerprint(PlaneData(shape: shape).make(seed: 3, stream: Stream.testData)) == plain)
  }

  @Test("flipped labels are exactly the share, and nothing else changes", arguments: PlaneData.Shape.allCases)
  func flipping(shape: PlaneData.Shape) throws {
    let source = PlaneData(shape: shape, samples: 200, noise: 0.1, centers: 4)
    let clean = try source.make(seed: 5)
    var before: Set<Int> = []
    for share in [0, 0.05, 0.1, 0.5] {
      var noisy = source
      noisy.flipped = share
      let data = try noisy.make(seed: 5)
      #expect(data.inputs == clean.inputs)
      let labels = PlaneDataTests.labels(data)
      let flipped = Set(labels.indices.filter { labels[$0] != PlaneDataTests.labels(clean)[$0] })
      #expect(flipped.count == Int(200 * share))
      #expect(flipped.isSuperset(of: before))
      #expect(labels.allSatisfy { (0..<Int32(data.classCount ?? 0)).contains($0) })
      before = flipped
    }
  }

  @Test("a flipped label of many classes becomes any other")
  func flippedBlobs() throws {
    let clean = try PlaneData(shape: .blobs, samples: 4_000, centers: 4).make(seed: 5)
    let noisy = try PlaneData(shape: .blobs, samples: 4_000, centers: 4, flipped: 0.3).make(seed: 5)
    var counts = [Int](repeating: 0, count: 4)
    for (a, b) in zip(PlaneDataTests.labels(clean), PlaneDataTests.labels(noisy)) {
      counts[Int((b - a + 4) % 4)] += 1
    }
    #expect(counts[0] == 2_800)
    for other in 1...3 { #expect((330...470).contains(counts[other])) }
  }

  @Test("a share of flipped labels out of range is refused", arguments: [-0.1, 0.51, .nan])
  func refusedShare(share: Double) {
    #expect(throws: DataError.self) { try PlaneData(shape: .xor, flipped: share).make(seed: 1) }
  }

  @Test("the corners of the symmetric xor are filled alike, so that no single cut tells anything")
  func corners() throws {
    let data = try PlaneData(shape: .corners, samples: 400).make(seed: 2)
    var counts: [String: Int] = [:]
    for (row, label) in PlaneDataTests.labels(data).enumerated() {
      let (x, y) = (data.inputs[2 * row], data.inputs[2 * row + 1])
      #expect(abs(x) == 1 && abs(y) == 1)
      #expect((x * y > 0) == (label == 1))
      counts["\(x) \(y)", default: 0] += 1
    }
    #expect(counts.count == 4 && counts.values.allSatisfy { $0 == 100 })
  }

  @Test("noise spreads the corners by its standard deviation and moves no label")
  func noisyCorners() throws {
    let data = try PlaneData(shape: .corners, samples: 4_000, noise: 0.1).make(seed: 2)
    let distances = data.inputs.map { abs($0) - 1 }
    let moments = Moments(distances)
    #expect(abs(moments.mean) < 0.005 && abs(moments.deviation - 0.1) < 0.005)
    for (row, label) in PlaneDataTests.labels(data).enumerated() {
      #expect((data.inputs[2 * row] * data.inputs[2 * row + 1] > 0) == (label == 1))
    }
  }

  @Test("the diagonal divides a filled square, and one upright cut gets three quarters right")
  func diagonal() throws {
    let data = try PlaneData(shape: .diagonal, samples: 4_000).make(seed: 2)
    var right = 0
    for (row, label) in PlaneDataTests.labels(data).enumerated() {
      let (x, y) = (data.inputs[2 * row], data.inputs[2 * row + 1])
      #expect(abs(x) <= 5 && abs(y) <= 5)
      #expect((x + y > 0) == (label == 1))
      if (x > 0) == (label == 1) { right += 1 }
    }
    #expect((2_900...3_100).contains(right))
    let noisy = try PlaneData(shape: .diagonal, samples: 4_000, noise: 0.2).make(seed: 2)
    #expect(noisy.inputs == data.inputs)
    let moved = zip(PlaneDataTests.labels(noisy), PlaneDataTests.labels(data)).count { $0 != $1 }
    #expect((100...1_000).contains(moved))
  }
}
