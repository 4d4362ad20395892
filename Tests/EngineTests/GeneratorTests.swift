import Testing

@testable import Engine

@Suite("Seeded chance") struct GeneratorTests {
  @Test("SplitMix64 gives the published numbers")
  func splitMix() {
    // The sequence of seed 1234567 as listed with the reference implementation.
    var source = SplitMix64(state: 1_234_567)
    let numbers = (0..<3).map { _ in source.next() }
    #expect(numbers == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }

  @Test("xoshiro256** gives the numbers that follow from its definition")
  func xoshiro() {
    // From state (1, 2, 3, 4): rotl(2 * 5, 7) * 9 = 11520, then the state is (7, 0, 262146, 6 << 45).
    var generator = Generator(state: (1, 2, 3, 4))
    #expect((0..<3).map { _ in generator.next() } == [11_520, 0, 1_509_978_240])
  }

  @Test("the same seed gives the same bits, another seed or stream does not")
  func streams() {
    func first(_ seed: UInt64, _ stream: UInt64) -> [UInt64] {
      var generator = Generator(seed: seed, stream: stream)
      return (0..<4).map { _ in generator.next() }
    }
    #expect(first(7, 1) == first(7, 1))
    #expect(first(7, 1) != first(7, 2))
    #expect(first(7, 1) != first(8, 1))
    #expect(first(0, 0) != first(0, 1))
  }

  @Test("uniform and normal numbers have the moments they should")
  func moments() {
    var generator = Generator(seed: 3)
    let count = 40_000
    let uniform = (0..<count).map { _ in generator.uniform() }
    #expect(uniform.allSatisfy { $0 >= 0 && $0 < 1 })
    #expect(abs(uniform.reduce(0, +) / Double(count) - 0.5) < 0.01)
    let normal = Moments((0..<count).map { _ in Float(generator.normal()) })
    #expect(abs(normal.mean) < 0.02)
    #expect(abs(normal.deviation - 1) < 0.02)
  }

  @Test("every order of three turns up about equally often")
  func shuffling() {
    var generator = Generator(seed: 5)
    var counts: [[Int32]: Int] = [:]
    for _ in 0..<6_000 {
      var order: [Int32] = [0, 1, 2]
      generator.shuffle(&order)
      counts[order, default: 0] += 1
    }
    #expect(counts.count == 6)
    #expect(counts.values.allSatisfy { abs($0 - 1_000) < 150 })
  }
}
