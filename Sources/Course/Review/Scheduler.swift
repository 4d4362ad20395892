/// Decides when a card is asked again: FSRS-6 with learning steps, whole days, and a little seeded chance, so that cards
/// learned together do not stay together.
public struct Scheduler: Equatable, Sendable {
  public struct Policy: Equatable, Sendable {
    /// The wanted probability of remembering when asked.
    public var retention = 0.9
    /// Seconds.
    public var learningSteps: [Double] = [60, 600]
    public var relearningSteps: [Double] = [600]
    /// Days.
    public var longestInterval = 36_500
    /// Whether intervals are spread.
    public var isFuzzy = true
    public var rollover = StudyDay.standardRollover

    public static let retentions = 0.7...0.97

    public init() {}
  }

  public let equations: MemoryEquations
  public let policy: Policy

  public init(_ policy: Policy = Policy(), weights: MemoryWeights = .standard) {
    self.policy = policy
    equations = MemoryEquations(weights)
  }

  /// A card after a review of it.
  ///
  /// - Parameters:
  ///   - memory: nil before the first review.
  ///   - card: the id, from which the chance comes together with the number of reviews. So replay, undo and redo agree.
  public func next(_ memory: CardMemory?, card: String, _ grade: ReviewGrade, at moment: LocalTime) -> CardMemory {
    let today = day(of: moment)
    let elapsed = memory.map { today.days(since: $0.lastDay) } ?? 0
    let strength =
      memory.map { equations.next($0.strength, days: elapsed, grade) } ?? equations.first(grade)
    var result = CardMemory(
      strength: strength, phase: .review, due: .on(today), last: moment, lastDay: today,
      firstDay: memory?.firstDay ?? today, reviews: (memory?.reviews ?? 0) + 1, lapses: memory?.lapses ?? 0)
    let wait: Double?
    switch memory?.phase ?? .learning(step: 0) {
    case .learning(let step):
      let place = Self.step(after: step, grade, in: policy.learningSteps)
      if let place { result.phase = .learning(step: place.step) }
      wait = place?.wait
    case .relearning(let step):
      let place = Self.step(after: step, grade, in: policy.relearningSteps)
      if let place { result.phase = .relearning(step: place.step) }
      wait = place?.wait
    case .review:
      wait = grade == .again ? policy.relearningSteps.first : nil
      if grade == .again { result.lapses += 1 }
      if wait != nil { result.phase = .relearning(step: 0) }
    }
    if let wait {
      result.due = .at(moment.time + wait)
    } else {
      let days = interval(strength.stability, elapsed: elapsed, card: card, reviews: result.reviews)
      result.due = .on(today.adding(days))
    }
    return result
  }

  public func day(of moment: LocalTime) -> StudyDay { StudyDay(moment, rollover: policy.rollover) }

  /// The probability that a card is remembered on a day.
  public func retrievability(_ memory: CardMemory, on day: StudyDay) -> Double {
    equations.curve.retrievability(
      days: Double(day.days(since: memory.lastDay)), stability: memory.strength.stability)
  }

  /// The place and the wait of a card that stays with its steps; nil when it goes on to days.
  static func step(after step: Int, _ grade: ReviewGrade, in steps: [Double]) -> (step: Int, wait: Double)? {
    guard let first = steps.first, step < steps.count || grade == .again else { return nil }
    switch grade {
    case .again: return (0, first)
    case .hard:
      guard step == 0 else { return (step, steps[step]) }
      return (0, steps.count == 1 ? 1.5 * first : (first + steps[1]) / 2)
    case .good: return step + 1 < steps.count ? (step + 1, steps[step + 1]) : nil
    case .easy: return nil
    }
  }

  /// Whole days to wait, at least one.
  func interval(_ stability: Double, elapsed: Int, card: String, reviews: Int) -> Int {
    let exact = equations.curve.interval(stability: stability, retention: policy.retention)
    let days = min(max(exact, 1), Double(policy.longestInterval))
    guard policy.isFuzzy, let window = Fuzz.window(days, elapsed: elapsed, longest: policy.longestInterval) else {
      return Int(days.rounded())
    }
    return Fuzz.pick(in: window, card: card, reviews: reviews)
  }
}
