import Testing

@testable import Engine

@Suite("Glyphs") struct GlyphTests {
  static let side = Glyphs.side

  /// The picture of a row, [12, 12].
  static func picture(_ data: Dataset, _ row: Int) -> [Float] {
    Array(data.inputs[row * data.features..<(row + 1) * data.features])
  }

  /// Where the ink of a noiseless picture begins, and the five by five pixels there.
  static func found(_ picture: [Float]) -> (top: Int, left: Int, pixels: [Float]) {
    let ink = picture.indices.filter { picture[$0] != 0 }
    let top = ink.map { $0 / side }.min() ?? 0
    let left = ink.map { $0 % side }.min() ?? 0
    return (top, left, (0..<25).map { picture[(top + $0 / 5) * side + left + $0 % 5] })
  }

  @Test("without noise each picture is its sign, in the middle or at most the shift away", arguments: 0...3)
  func places(shift: Int) throws {
    let data = try Glyphs(samples: 800, noise: 0, shift: shift).make(seed: 1)
    #expect(data.shape == .image(channels: 1, height: 12, width: 12) && data.count == 800)
    var places: Set<Int> = []
    for (row, label) in PlaneDataTests.labels(data).enumerated() {
      let picture = Self.picture(data, row)
      let (top, left, pixels) = Self.found(picture)
      #expect(pixels == Glyphs.Glyph.allCases[Int(label)].pixels)
      #expect(picture.count { $0 != 0 } == pixels.count { $0 != 0 })
      #expect((3 - shift...3 + shift).contains(top) && (3 - shift...3 + shift).contains(left))
      places.insert(top * Self.side + left)
    }
    #expect(places.count == (2 * shift + 1) * (2 * shift + 1))
  }

  @Test("the classes are of equal size and come in random order")
  func classes() throws {
    let labels = PlaneDataTests.labels(try Glyphs().make(seed: 1))
    for label in 0..<4 as Range<Int32> {
      #expect(labels.count { $0 == label } == 100)
      #expect((10...40).contains(labels.prefix(100).count { $0 == label }))
    }
  }

  @Test("noise has mean 0 and the standard deviation asked for, on paper and on ink")
  func noise() throws {
    let noisy = try Glyphs(samples: 100).make(seed: 1)
    let clean = try Glyphs(samples: 100, noise: 0).make(seed: 1)
    #expect(noisy.targets == clean.targets)
    let moments = Moments(zip(noisy.inputs, clean.inputs).map { $0 - $1 })
    #expect(abs(moments.mean) < 0.01 && abs(moments.deviation - 0.3) < 0.01)
  }

  @Test("scrambling puts all pixels of all pictures into one other order, for any seed of the pictures")
  func scramble() throws {
    func scrambled(_ seed: UInt64, _ scramble: UInt64?, noise: Double = 0.3) throws -> Dataset {
      try Glyphs(samples: 40, noise: noise, shift: 2, scramble: scramble).make(seed: seed)
    }
    let (plain, mixed) = (try scrambled(1, nil), try scrambled(1, 9))
    #expect(plain.targets == mixed.targets && plain.inputs != mixed.inputs && plain.shape == mixed.shape)
    // Numbers of a noisy picture are all different, so they tell where each pixel went.
    func order(_ a: Dataset, _ b: Dataset, _ row: Int) -> [Int?] {
      let target = Self.picture(b, row)
      return Self.picture(a, row).map { target.firstIndex(of: $0) }
    }
    let first = order(plain, mixed, 0)
    #expect(Set(first).count == 144 && !first.contains(nil))
    #expect(order(plain, mixed, 39) == first)
    #expect(order(try scrambled(2, nil), try scrambled(2, 9), 5) == first)
    #expect(order(plain, try scrambled(1, 10), 0) != first)
  }

  @Test("a seed and a stream give their own pictures, again and again")
  func determinism() throws {
    #expect(try Glyphs().make(seed: 1) == Glyphs().make(seed: 1))
    #expect(try Glyphs().make(seed: 1) != Glyphs().make(seed: 2))
    #expect(try Glyphs().make(seed: 1) != Glyphs().make(seed: 1, stream: Stream.testData))
  }

  @Test("settings out of range are refused in words")
  func refused() {
    #expect(throws: DataError.badSetting("samples", value: 3, expected: "4 to 100000")) {
      try Glyphs(samples: 3).make(seed: 1)
    }
    #expect(throws: DataError.badSetting("shift", value: 4, expected: "0 to 3")) {
      try Glyphs(shift: 4).make(seed: 1)
    }
    #expect(throws: DataError.badSetting("noise", value: -1, expected: "0 to 10")) {
      try Glyphs(noise: -1).make(seed: 1)
    }
  }
}
