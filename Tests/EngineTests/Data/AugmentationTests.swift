import Mathematics
import Testing

@testable import Engine

@Suite("Augmentation") struct AugmentationTests {
  static let image = Shape.image(channels: 2, height: 4, width: 5)

  /// Pictures whose numbers are all different and never 0.
  static func pictures(_ count: Int, _ shape: Shape = image) -> Dataset {
    Dataset(
      inputs: (0..<count * shape.count).map { Float($0 + 1) }, shape: shape,
      targets: .values([Float](repeating: 0, count: count), width: 1))
  }

  /// What moving and mirroring must do, pixel by pixel.
  static func moved(_ pixels: [Float], down: Int, right: Int, isMirrored: Bool) -> [Float] {
    var result = [Float](repeating: 0, count: pixels.count)
    for channel in 0..<2 {
      for y in 0..<4 {
        for x in 0..<5 where (0..<4).contains(y - down) && (0..<5).contains(x - right) {
          let column = isMirrored ? 4 - (x - right) : x - right
          result[channel * 20 + y * 5 + x] = pixels[channel * 20 + (y - down) * 5 + column]
        }
      }
    }
    return result
  }

  @Test("an image is moved by whole pixels and mirrored, all channels alike, each way equally often")
  func images() throws {
    let data = Self.pictures(4_000)
    let changed = try Augmentation(shift: 2, flip: 0.3).applied(to: data, seed: 1, epoch: 0)
    var counts: [String: Int] = [:]
    let ways = (-2...2).flatMap { down in
      (-2...2).flatMap { right in [false, true].map { (down, right, $0) } }
    }
    for row in 0..<data.count {
      let before = Array(data.inputs[40 * row..<40 * row + 40])
      let after = Array(changed.inputs[40 * row..<40 * row + 40])
      let way = try #require(ways.first { Self.moved(before, down: $0.0, right: $0.1, isMirrored: $0.2) == after })
      counts["\(way)", default: 0] += 1
    }
    #expect(counts.count == 50)
    let mirrored = counts.filter { $0.key.hasSuffix("true)") }.values
    #expect((1_080...1_320).contains(mirrored.reduce(0, +)))
    #expect(mirrored.allSatisfy { (20...80).contains($0) })
  }

  @Test("jitter is Gaussian noise of mean 0 and its standard deviation, different for every number")
  func jitter() throws {
    let shape = Shape.vector(7)
    let data = Dataset(
      inputs: [Float](repeating: 5, count: 70_000), shape: shape,
      targets: .values([Float](repeating: 0, count: 10_000), width: 1))
    let changed = try Augmentation(jitter: 0.5).applied(to: data, seed: 1, epoch: 3)
    let noise = changed.inputs.map { Double($0 - 5) / 0.5 }.sorted()
    let count = Double(noise.count)
    func moment(_ power: Double) -> Double { noise.reduce(0) { $0 + pow($1, power) } / count }
    #expect(abs(moment(1)) < 0.015 && abs(moment(2) - 1) < 0.02 && abs(moment(3)) < 0.05 && abs(moment(4) - 3) < 0.12)
    // Shares below -2, -1, 0, 1 and 2 standard deviations.
    for (place, share) in [(-2.0, 0.0228), (-1, 0.1587), (0, 0.5), (1, 0.8413), (2, 0.9772)] {
      #expect(abs(Double(noise.count { $0 < place }) / count - share) < 0.006)
    }
    #expect(Set(changed.inputs).count > 60_000)
    // Neighbours know nothing of each other.
    let pairs = zip(changed.inputs, changed.inputs.dropFirst()).map { Double(($0 - 5) * ($1 - 5)) * 4 }
    #expect(abs(pairs.reduce(0, +) / count) < 0.015)
  }

  @Test("logarithm, root and circle agree with those of the library")
  func functions() {
    for i in 0..<20_000 {
      let x = Float(i * i + 1) / 400_000_000
      let exact = Mathematics.log(Double(x))
      #expect(abs(Double(GaussianNoise.log(x)) - exact) <= 3e-7 * max(1, abs(exact)))
      #expect(abs(GaussianNoise.squareRoot(44 * x) / (44 * x).squareRoot() - 1) < 3e-7)
      let turn = UInt32(truncatingIfNeeded: i &* 214_748 &+ 77)
      let (cosine, sine) = GaussianNoise.circle(turn)
      #expect(abs(cosine * cosine + sine * sine - 1) < 5e-7)
      // From the middle of the first quarter.
      let angle = 2 * Double.pi * (Double(turn) / 0x1p32 - 0.125)
      #expect(abs(Double(cosine) - cos(angle)) < 3e-7 && abs(Double(sine) - sin(angle)) < 3e-7)
    }
    #expect(GaussianNoise.log(1) == 0 && GaussianNoise.squareRoot(0) == 0 && GaussianNoise.squareRoot(-0.0) == 0)
  }

  @Test("what happens to a sample depends on its number, the seed and the epoch, not on its place in a batch")
  func keys() throws {
    let augmentation = Augmentation(jitter: 0.1, shift: 1, flip: 0.5)
    let data = Self.pictures(20)
    let whole = try augmentation.applied(to: data, seed: 4, epoch: 2)
    let order: [Int32] = [7, 19, 0, 7, 3]
    var batch = order.flatMap { data.inputs[40 * Int($0)..<40 * Int($0) + 40] }
    augmentation.apply(
      to: &batch, count: 5, shape: data.shape, key: Augmentation.key(seed: 4, epoch: 2), samples: order)
    #expect(batch == order.flatMap { whole.inputs[40 * Int($0)..<40 * Int($0) + 40] })
    #expect(try augmentation.applied(to: data, seed: 4, epoch: 2) == whole)
    #expect(try augmentation.applied(to: data, seed: 4, epoch: 3) != whole)
    #expect(try augmentation.applied(to: data, seed: 5, epoch: 2) != whole)
    // Two samples that look alike are changed differently.
    let alike = Dataset(
      inputs: Array(data.inputs[..<40] + data.inputs[..<40]), shape: data.shape, targets: data.targets)
    let apart = try Augmentation(jitter: 0.1).applied(to: alike, seed: 1, epoch: 1)
    #expect(apart.inputs[..<40].elementsEqual(apart.inputs[40...]) == false)
  }

  @Test(
    "a row of any length is disturbed to its end and no further", arguments: [1, 2, 3, 255, 256, 257, 511, 513, 900])
  func lengths(count: Int) {
    var numbers = [Float](repeating: 0, count: count + 1)
    GaussianNoise(key: 8).add(to: &numbers, count: count, deviation: 1)
    #expect(numbers[..<count].allSatisfy { $0 != 0 && abs($0) < 6.7 } && numbers[count] == 0)
    #expect(Set(numbers).count == count + 1)
  }

  @Test("keys of nearby seeds and epochs all differ")
  func distinctKeys() {
    var keys: Set<UInt64> = []
    for seed in 0..<50 as Range<UInt64> {
      for epoch in 0..<50 { keys.insert(Augmentation.key(seed: seed, epoch: epoch)) }
    }
    #expect(keys.count == 2_500)
  }

  @Test("nothing asked for changes nothing")
  func none() throws {
    let data = Self.pictures(3)
    #expect(Augmentation().isNone && !Augmentation(flip: 0.1).isNone)
    #expect(try Augmentation().applied(to: data, seed: 1, epoch: 1) == data)
    #expect(try Augmentation(flip: 1).applied(to: data, seed: 1, epoch: 1).inputs[..<5] == [5, 4, 3, 2, 1])
  }

  @Test("what a sample cannot bear is refused in words")
  func refused() throws {
    func refused(_ error: DataError, _ sentence: String, _ augmentation: Augmentation, _ shape: Shape) {
      #expect(throws: error) { try augmentation.check(for: shape) }
      #expect(error.message == sentence)
    }
    let sequence = Shape.sequence(steps: 3, features: 2)
    refused(
      .needsImages("shift"), "\"shift\" needs images; these samples are none.", Augmentation(shift: 1), .vector(4))
    refused(.needsImages("flip"), "\"flip\" needs images; these samples are none.", Augmentation(flip: 0.5), sequence)
    refused(
      .needsNumbers("jitter"), "\"jitter\" needs numbers; these samples are tokens.", Augmentation(jitter: 0.1),
      .tokens(steps: 3, vocabulary: 4))
    refused(
      .badSetting("shift", value: 4, expected: "0 to 3"), "\"shift\" is 4; expected 0 to 3.", Augmentation(shift: 4),
      Self.image)
    refused(
      .badSetting("flip", value: 1.5, expected: "0 to 1"), "\"flip\" is 1.5; expected 0 to 1.",
      Augmentation(flip: 1.5),
      Self.image)
    #expect(throws: DataError.self) { try Augmentation(jitter: .nan).check(for: .vector(1)) }
    #expect(throws: DataError.self) { try Augmentation(shift: -1).check(for: Self.image) }
    try Augmentation(jitter: 1).check(for: sequence)
    try Augmentation().check(for: .tokens(steps: 3, vocabulary: 4))
    #expect(throws: DataError.needsImages("flip")) {
      try Augmentation(flip: 1).applied(to: Self.pictures(1, .vector(3)), seed: 1, epoch: 1)
    }
  }
}
