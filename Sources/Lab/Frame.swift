/// What is seen of a run at one moment: immutable, and all that leaves the training thread.
public struct Frame: Equatable, Sendable {
  public var step: Int
  public var epoch: Double
  /// Steps the run is meant to take; nil when it ends by a condition.
  public var plannedSteps: Int?
  public var panels: [Panel]
  public var readings: [Reading]
  public var knobs: [Knob]
  public var claims: [ClaimState]
  public var seed: UInt64
  public var ending: Ending?

  public init(
    step: Int, epoch: Double, plannedSteps: Int?, panels: [Panel], readings: [Reading], knobs: [Knob],
    claims: [ClaimState], seed: UInt64, ending: Ending?
  ) {
    self.step = step
    self.epoch = epoch
    self.plannedSteps = plannedSteps
    self.panels = panels
    self.readings = readings
    self.knobs = knobs
    self.claims = claims
    self.seed = seed
    self.ending = ending
  }

  public func value(of measure: Measure) -> Double? {
    readings.first { $0.measure == measure }?.value ?? nil
  }
}

/// Why a run took its last step.
public enum Ending: Equatable, Sendable {
  /// All planned steps were taken.
  case completed
  /// A sweep's or a stop rule's threshold was met.
  case reached(String)
  /// A number became infinite or no number. The frame shows the last finite state.
  case diverged(step: Int, what: String, advice: String)

  public var isDivergence: Bool {
    if case .diverged = self { true } else { false }
  }
}
