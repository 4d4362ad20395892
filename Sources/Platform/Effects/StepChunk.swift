/// How many steps to take before looking for commands: as many as fit in a few milliseconds, so that a command acts at
/// once and looking costs nothing.
struct StepChunk: Equatable {
  private(set) var steps = 1

  /// Seconds a chunk should last.
  static let target = 0.002
  static let most = 1_000_000

  /// Learns from a chunk that has been taken. It grows at most fourfold at a time, because the first steps of a run
  /// can be quicker than the rest.
  mutating func note(steps taken: Int, seconds: Double) {
    guard taken > 0 else { return }
    let wanted = Self.target / max(seconds / Double(taken), 1e-9)
    steps = Int(min(wanted, Double(steps) * 4, Double(Self.most)).rounded(.down))
    steps = max(1, steps)
  }
}
