/// All cards as they are remembered: the fold of the scheduler over the reviews.
public struct Memory: Equatable, Sendable {
  public let scheduler: Scheduler
  /// By question id; nobody is here who was never asked.
  public private(set) var cards: [String: CardMemory] = [:]

  public init(_ scheduler: Scheduler = Scheduler()) { self.scheduler = scheduler }

  /// - Parameter reviews: in the order of their times, as a `ReviewHistory` has them.
  public init(_ reviews: some Sequence<Review>, scheduler: Scheduler = Scheduler()) {
    self.scheduler = scheduler
    for review in reviews { add(review) }
  }

  public init(_ history: ReviewHistory, scheduler: Scheduler = Scheduler()) {
    self.init(history.reviews, scheduler: scheduler)
  }

  /// - Returns: the card before and after.
  @discardableResult
  public mutating func add(_ review: Review) -> (before: CardMemory?, after: CardMemory) {
    let before = cards[review.question]
    let after = scheduler.next(before, card: review.question, review.grade, at: review.moment)
    cards[review.question] = after
    return (before, after)
  }

  /// Puts a card back as it was before a review that was taken back.
  mutating func restore(_ question: String, _ card: CardMemory?) { cards[question] = card }

  /// The probability that a question would be answered today; 0 for one that was never asked.
  public func retrievability(_ question: String, on day: StudyDay) -> Double {
    cards[question].map { scheduler.retrievability($0, on: day) } ?? 0
  }
}
