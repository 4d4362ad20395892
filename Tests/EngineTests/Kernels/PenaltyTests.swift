import Testing

@testable import Engine

@Suite struct PenaltyTests {
  static let weights: [Float] = numbers(37, seed: 1) + [0, -0.0, 0.25, -0.25]

  @Test("penalties add their slopes, and nothing at a weight of zero for the absolute one", arguments: kernelLevels)
  func slopes(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    let count = Self.weights.count
    let before = numbers(count, seed: 2)
    var square = before
    kernels.addSquarePenalty(&square, Self.weights, count, 0.3)
    var absolute = before
    kernels.addAbsolutePenalty(&absolute, Self.weights, count, 0.3)
    for (i, w) in Self.weights.enumerated() {
      #expect(abs(square[i] - (before[i] + 0.3 * w)) < 1e-6)
      #expect(absolute[i] == before[i] + (w > 0 ? 0.3 : w < 0 ? -0.3 : 0))
    }
  }

  @Test("the soft threshold moves weights towards zero and leaves the small ones there", arguments: kernelLevels)
  func threshold(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    var weights = Self.weights + [.nan]
    kernels.softThreshold(&weights, weights.count, 0.25)
    for (i, w) in Self.weights.enumerated() {
      #expect(weights[i] == (w > 0.25 ? w - 0.25 : w < -0.25 ? w + 0.25 : 0))
    }
    #expect(weights[Self.weights.count].isNaN)
    #expect(weights.contains { $0 > 0 } && weights.contains { $0 < 0 })
  }

  @Test("a weight that would cross zero is dead for good; one that is zero is not", arguments: kernelLevels)
  func crossing(_ level: KernelLevel) {
    let kernels = KernelTable(level: level)
    let count = Self.weights.count
    // A step beyond 1 too: all weights but zeros would cross.
    for t in [0.25, 2] as [Float] {
      var weights = Self.weights
      var alive = [Float](repeating: 1, count: count)
      kernels.shrinkOrDie(&weights, &alive, count, t)
      for (i, w) in Self.weights.enumerated() {
        let crosses = w != 0 && abs(w) < t
        #expect(alive[i] == (crosses ? 0 : 1))
        #expect(weights[i] == (crosses || w == 0 ? 0 : w > 0 ? w - t : w + t))
      }
      // What descent makes of a dead weight is undone.
      let life = alive
      weights = [Float](repeating: 5, count: count)
      kernels.shrinkOrDie(&weights, &alive, count, t)
      #expect(alive == life)
      for i in 0..<count { #expect(weights[i] == (life[i] == 0 ? 0 : 5 - t)) }
    }
  }
}
