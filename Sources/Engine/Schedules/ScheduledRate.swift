/// A schedule laid over the steps of a training. Rate and momentum of a step follow from its number alone, so a run
/// that is rewound meets them again.
public struct ScheduledRate: Equatable, Sendable {
  /// What happens to the rate.
  public var schedule: Schedule
  /// The steps it is planned over, at least 1. From then on its end holds.
  public var steps: Int

  public init(_ schedule: Schedule, steps: Int) {
    self.schedule = schedule
    self.steps = steps
  }

  /// The factor on the learning rate of a step, counted from 0.
  public func factor(ofStep step: Int) -> Double { schedule.factor(at: position(step)) }

  /// The momentum, or Adam's beta1, of a step, counted from 0; nil where the schedule leaves it alone.
  public func momentum(ofStep step: Int) -> Double? { schedule.momentum(at: position(step)) }

  /// Steps done by steps planned, as fastai counts.
  private func position(_ step: Int) -> Double { Double(step) / Double(steps) }

  func check() throws(ScheduleError) {
    guard steps >= 1 else { throw .noSteps(steps) }
    try schedule.check()
  }
}
