import Testing

@testable import Engine

/// What the lesson says of range tests on its own network: four data sets, five seeds of each. The comments have the
/// ranges that NumPy gave in 64 bits; data and starts are other draws here.
@Suite("Range tests, as the lesson has them") struct RangeTestLessonTests {
  private func records(_ optimizer: Optimizer) throws -> [RangeTestRecord] {
    try RateLab.all.flatMap { lab in
      try (1...5 as ClosedRange<UInt64>).map { seed in
        var test = try RangeTest(lab.run(optimizer, seed: seed))
        test.advance(by: .max)
        return test.record
      }
    }
  }

  private func rates(_ method: Suggestion, _ records: [RangeTestRecord]) throws -> [Double] {
    try records.map { try $0.suggestion(method).rate }.sorted()
  }

  @Test("SGD's suggestions lie where the lesson says, and its tests run to their end")
  func descent() throws {
    let records = try records(.sgd(SGD()))
    #expect(records.allSatisfy { $0.end == .complete })
    // 0.013 to 0.083
    let valley = try rates(.valley, records)
    #expect(valley[0] > 0.008 && valley[19] < 0.12, "\(valley)")
    // 0.09 to 0.40, ten times that at the minimum itself
    let minimum = try rates(.minimum, records)
    #expect(minimum[0] > 0.04 && minimum[19] < 0.6, "\(minimum)")
    // 0.02 to 0.25
    let slide = try rates(.slide, records)
    #expect(slide[0] > 0.015 && slide[19] < 0.4, "\(slide)")
    // Noise at the flat start of the curve is steep as well: 3 of 20 are useless.
    let steep = try rates(.steep, records)
    #expect((1...8).contains(steep.count { $0 < 1e-4 }), "\(steep)")
  }

  @Test("Adam's suggestions are lower, and about half of its tests are stopped near their end")
  func adam() throws {
    let records = try records(.adam(Adam()))
    let stopped = records.filter { $0.end == .diverged }
    // 16 of 20, at batch 90 to 98
    #expect((6...18).contains(stopped.count), "\(stopped.count)")
    #expect(stopped.allSatisfy { (80...99).contains($0.losses.count) })
    // 0.0025 to 0.033
    let valley = try rates(.valley, records)
    #expect(valley[0] > 0.001 && valley[19] < 0.05, "\(valley)")
    // 0.025 to 0.19; clouds that are easily told apart let any rate pass
    let minimum = try rates(.minimum, records)
    #expect(minimum[0] > 0.012 && minimum[10] < 0.19, "\(minimum)")
    let ratio = try rates(.valley, self.records(.sgd(SGD())))[10] / valley[10]
    #expect(ratio > 1.7 && ratio < 8, "\(ratio)")
  }

  @Test("the loss falls by a part only: a shallow curve is the usual one")
  func shallow() throws {
    for record in try records(.sgd(SGD())) {
      let lowest = try #require(record.smoothed.min())
      #expect(lowest < 0.97 * record.smoothed[10])
    }
  }
}
