public import Course

/// What a session knows of the learner's remembering.
public struct Study: Equatable, Sendable {
  public internal(set) var history: ReviewHistory
  public internal(set) var memory: Memory
  public private(set) var plan: StudyPlan
  /// Begins the ids of this session's answers; no two sessions have the same.
  public var session: String
  /// Seconds that the learner's clock is ahead of UTC.
  public var zoneOffset: Int

  public init(
    _ history: ReviewHistory = ReviewHistory([]), plan: StudyPlan = StudyPlan(),
    session: String = "session", zoneOffset: Int = 0
  ) {
    self.history = history
    self.plan = plan
    self.session = session
    self.zoneOffset = zoneOffset
    memory = Memory(history, scheduler: plan.scheduler)
  }

  /// Another plan is in force at once: with another target, everything known comes back on other days.
  mutating func follow(_ plan: StudyPlan) {
    let isSameTarget = plan.retention == self.plan.retention
    self.plan = plan
    if !isSameTarget { memory = Memory(history, scheduler: plan.scheduler) }
  }

  /// The reviews of a day, of one lesson or of all.
  ///
  /// - Parameter isCram: whether dates do not count, and everything open is asked.
  func queue(
    _ curriculum: Curriculum, _ progress: Progress, lesson: String?, isCram: Bool, at time: Double
  ) -> QuizQueue {
    let all = QuizDeck(curriculum, progress: progress, cards: history.cards)
    let deck = lesson.map(all.only) ?? all
    let moment = LocalTime(time, zoneOffset: zoneOffset)
    guard !isCram else { return QuizQueue(cramming: deck, memory: memory, at: moment) }
    let done = QuizQueue.Done(history, memory, today: memory.scheduler.day(of: moment))
    return QuizQueue(deck, memory: memory, at: moment, limits: plan.limits, done: done)
  }

  func day(at time: Double) -> StudyDay { memory.scheduler.day(of: LocalTime(time, zoneOffset: zoneOffset)) }

  /// Takes what was remembered before this session, under what this session has added since.
  mutating func recall(_ before: ReviewHistory, then events: [ProgressEvent]) {
    history = before
    memory = Memory(before, scheduler: plan.scheduler)
    for event in events { add(event) }
  }

  /// What is recorded counts at once. The quiz hands its memory over when it ends, so its answers change the log alone.
  mutating func add(_ event: ProgressEvent) {
    history.add(event)
    guard let review = Review(event), review.occasion == .lesson else { return }
    memory.add(review)
  }
}
