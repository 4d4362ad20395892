extension Schedule {
  /// So many stages or cycles at most: each has to be longer than nothing.
  static let partLimit = 1000

  /// Refuses what is no schedule. Every factor of an accepted one is in 0...1.
  func check() throws(ScheduleError) {
    try curve.check()
    guard let warmUp else { return }
    if case .oneCycle = curve { throw .warmsUpTwice }
    try Self.expect("warm-up", warmUp.share, "at least 0 and below 1") { $0 >= 0 && $0 < 1 }
    try Self.expect("warm-up-start", warmUp.start, "0 to 1") { $0 >= 0 && $0 <= 1 }
  }

  fileprivate static func expect(
    _ name: String, _ value: Double, _ expected: String, _ holds: (Double) -> Bool
  ) throws(ScheduleError) {
    guard holds(value) else { throw .badSetting(name, value: value, expected: expected) }
  }
}

extension Schedule.Curve {
  fileprivate func check() throws(ScheduleError) {
    switch self {
    case .constant: break
    case .linear(let end), .cosine(let end): try expectEnd(end)
    case .exponential(let end):
      try Schedule.expect("end", end, "above 0 and at most 1") { $0 > 0 && $0 <= 1 }
    case .step(let stages, let factor):
      try expectParts("stages", stages, limit: Schedule.partLimit)
      try Schedule.expect("factor", factor, "0 to 1") { $0 >= 0 && $0 <= 1 }
    case .oneCycle(let cycle): try cycle.check()
    case .warmRestarts(let cycles, let growth):
      // The last cycle is growth^(cycles - 1) times as long as the first one.
      try expectParts("cycles", cycles, limit: growth > 1 ? 20 : Schedule.partLimit)
      try expectParts("growth", growth, limit: 10)
    case .flatCosine(let flat, let end):
      try Schedule.expect("flat", flat, "at least 0 and below 1") { $0 >= 0 && $0 < 1 }
      try expectEnd(end)
    }
  }

  private func expectEnd(_ end: Double) throws(ScheduleError) {
    try Schedule.expect("end", end, "0 to 1") { $0 >= 0 && $0 <= 1 }
  }

  private func expectParts(_ name: String, _ parts: Int, limit: Int) throws(ScheduleError) {
    try Schedule.expect(name, Double(parts), "1 to \(limit)") { $0 >= 1 && $0 <= Double(limit) }
  }
}

extension OneCycle {
  fileprivate func check() throws(ScheduleError) {
    try Schedule.expect("rise", rise, "above 0 and below 1") { $0 > 0 && $0 < 1 }
    try Schedule.expect("div", div, "a finite number of at least 1") { $0 >= 1 && $0.isFinite }
    try Schedule.expect("final-div", finalDiv, "a finite number of at least 1") { $0 >= 1 && $0.isFinite }
    // Below 1 also in 32 bits, where Adam divides by 1 less a power of it.
    try Schedule.expect("momentum", momentum, "at least 0 and below 1") { $0 >= 0 && Float($0) < 1 }
    try Schedule.expect("peak-momentum", peakMomentum, "at least 0 and below 1") { $0 >= 0 && Float($0) < 1 }
  }
}
