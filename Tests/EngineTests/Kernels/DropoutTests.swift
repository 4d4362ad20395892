import Testing

@testable import Engine

@Suite struct DropoutTests {
  static func mask(
    _ kernels: KernelTable, _ count: Int, key: UInt64, first: Int = 0, share: Double = 0.25
  ) -> [Float] {
    var values = [Float](repeating: 3, count: count)
    let threshold = UInt32(share * 4_294_967_296)
    kernels.dropout(&values, count, key, first, threshold, Float(1 / (1 - share)))
    return values
  }

  @Test("the share that is dropped and the mean are as asked", arguments: kernelLevels)
  func shares(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    for share in [0.1, 0.25, 0.5, 0.8] {
      for key in [0, 1, 0x1_0000_0000, 0xdead_beef_0123_4567] as [UInt64] {
        let values = Self.mask(kernels, 100_000, key: key, share: share)
        #expect(Set(values) == [0, Float(1 / (1 - share)) * 3])
        let mean = values.reduce(0.0) { $0 + Double($1) } / 3 / 100_000
        // 3.5 standard deviations of a mean of so many values that are 0 or 1 / (1 - share).
        #expect(abs(mean - 1) < 3.5 * (share / (1 - share) / 100_000).squareRoot(), "\(share), key \(key)")
      }
    }
  }

  @Test("a mask depends on key and place alone, on every level")
  func repeatable() {
    let tables = kernelLevels.map { KernelTable(level: $0) }
    for key in [5, 6, 1 << 40] as [UInt64] {
      let whole = Self.mask(tables[0], 1003, key: key)
      for kernels in tables {
        #expect(Self.mask(kernels, 1003, key: key) == whole)
        #expect(Self.mask(kernels, 100, key: key, first: 77) == Array(whole[77..<177]))
      }
    }
  }

  @Test(
    "masks of different keys, and neighbours in one mask, agree as often as chance has it", arguments: kernelLevels)
  func independence(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    let count = 40_000
    // Keys one apart, keys that differ in a high bit alone, and each key with its own mask a few places on.
    for (one, other, shift) in [(1, 2, 0), (1, 3, 0), (7, 7 + 1 << 32, 0), (1, 1 << 33, 0), (9, 9, 1), (9, 9, 16)]
      as [(UInt64, UInt64, Int)]
    {
      let a = Self.mask(kernels, count, key: one, share: 0.5)
      let b = Self.mask(kernels, count, key: other, first: shift, share: 0.5)
      let agreeing = zip(a, b).count { $0 == $1 }
      #expect(abs(Double(agreeing) / Double(count) - 0.5) < 0.01, "\(one), \(other), \(shift)")
    }
  }

  @Test("what is dropped is zero, even what is not finite", arguments: kernelLevels)
  func notFinite(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    var values = [Float](repeating: .infinity, count: 100)
    kernels.dropout(&values, 100, 3, 0, 1 << 31, 2)
    #expect(Set(values) == [0, .infinity])
  }
}
