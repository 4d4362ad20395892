/// How much a learner wants to be asked, and how well they want to remember.
public struct StudyPlan: Equatable, Sendable {
  /// Most cards a day that were asked before.
  public var reviews = QuizQueue.Limits().reviews
  /// Most cards a day that are asked for the first time.
  public var newCards = QuizQueue.Limits().newCards
  /// The wanted probability of remembering when asked.
  public var retention = Scheduler.Policy().retention

  public static let reviewRange = 1...1_000
  public static let newCardRange = 0...200
  public static let retentionRange = Scheduler.Policy.retentions

  public init() {}

  public var limits: QuizQueue.Limits {
    var limits = QuizQueue.Limits()
    (limits.reviews, limits.newCards) = (reviews, newCards)
    return limits
  }

  public var scheduler: Scheduler {
    var policy = Scheduler.Policy()
    policy.retention = retention
    return Scheduler(policy)
  }

  /// How many times as long as at a target of 0.9 it takes until a card comes back.
  public var stretch: Double { scheduler.equations.curve.interval(stability: 1, retention: retention) }
}
