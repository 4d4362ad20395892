/// What is known of one card after its reviews.
public struct CardMemory: Equatable, Sendable {
  /// Where a card is on its way: short steps first, then days, and steps again after a lapse.
  public enum Phase: Equatable, Sendable {
    case learning(step: Int)
    case review
    case relearning(step: Int)
  }

  /// When it is asked next.
  public enum Due: Equatable, Sendable {
    /// A step of some minutes: from this moment, in seconds since 1970.
    case at(Double)
    /// Any time on this day or later.
    case on(StudyDay)
  }

  public var strength: MemoryStrength
  public var phase: Phase
  public var due: Due
  /// The last review.
  public var last: LocalTime
  public var lastDay: StudyDay
  public var firstDay: StudyDay
  public var reviews: Int
  /// How often it was forgotten after it had been learned.
  public var lapses: Int

  public func isDue(at moment: LocalTime, today: StudyDay) -> Bool {
    switch due {
    case .at(let time): time <= moment.time
    case .on(let day): day <= today
    }
  }

  /// The first day on which it is due.
  public func dueDay(rollover: Int) -> StudyDay {
    switch due {
    case .on(let day): day
    case .at(let time): StudyDay(LocalTime(time, zoneOffset: last.zoneOffset), rollover: rollover)
    }
  }

  /// Whether it counts days, not minutes.
  public var isInReview: Bool { phase == .review }
}
