/// Today's quiz: which card comes next, and how many are left.
///
/// Cards that are due come by rising retrievability, up to the daily cap; new ones are spread among them. What is in its
/// learning steps comes back when its minutes are over, or sooner when nothing else is left.
public struct QuizQueue: Equatable, Sendable {
  public struct Limits: Equatable, Sendable {
    /// Most cards a day that were asked before.
    public var reviews = 40
    /// Most cards a day that are asked for the first time.
    public var newCards = 10
    /// Seconds that a learning step may be cut short when nothing else is left.
    public var learnAhead = 1_200.0
    public init() {}
  }

  /// What was asked in quizzes of the same day already.
  public struct Done: Equatable, Sendable {
    public var reviews = 0
    public var newCards = 0
    public init() {}
    public init(_ history: ReviewHistory, _ memory: Memory, today: StudyDay) {
      var asked: Set<String> = []
      var introduced: Set<String> = []
      for review in history.reviews.reversed() {
        let day = memory.scheduler.day(of: review.moment)
        // Times are in order and days nearly so: behind a week there is nothing of today.
        if day.number < today.number - 7 { break }
        guard day == today else { continue }
        let isNew = memory.cards[review.question]?.firstDay == today
        if review.occasion == .quiz { asked.insert(review.question) }
        if isNew, review.occasion == .lesson { introduced.insert(review.question) }
      }
      for question in asked {
        let isNew = memory.cards[question]?.firstDay == today
        if !isNew { reviews += 1 } else if !introduced.contains(question) { newCards += 1 }
      }
    }
  }

  public struct Counts: Equatable, Sendable {
    public var reviews: Int
    public var newCards: Int
    /// In their learning steps.
    public var steps: Int
    /// Due too, beyond today's share.
    public var later: Int
    public var today: Int { reviews + newCards + steps }
  }

  public let deck: QuizDeck
  public private(set) var memory: Memory
  /// Cards asked before that are due, by rising retrievability.
  public private(set) var reviews: [String]
  public private(set) var newCards: [String]
  /// Cards in their learning steps, and when those are over.
  public private(set) var steps: [Step] = []
  public private(set) var last: String?
  /// Cards that are due beyond today's share.
  public let later: Int
  private let learnAhead: Double
  /// How many cards were asked before a new one is due again.
  private var sinceNew = 0
  private var past: [Past] = []

  public struct Step: Equatable, Sendable {
    public var card: String
    /// Seconds since 1970.
    public var time: Double
  }

  /// What an answer changed.
  private struct Past: Equatable, Sendable {
    var card: String
    var memory: CardMemory?
    var reviews: [String]
    var newCards: [String]
    var steps: [Step]
    var last: String?
    var sinceNew: Int
  }

  public init(
    _ deck: QuizDeck, memory: Memory, at moment: LocalTime, limits: Limits = Limits(), done: Done = Done()
  ) {
    self.deck = deck
    self.memory = memory
    learnAhead = limits.learnAhead
    let today = memory.scheduler.day(of: moment)
    var due: [(id: String, recall: Double)] = []
    var new: [String] = []
    for card in deck.cards {
      guard let known = memory.cards[card.id] else {
        if card.isOpen { new.append(card.id) }
        continue
      }
      if known.isDue(at: moment, today: today) {
        due.append((card.id, memory.scheduler.retrievability(known, on: today)))
      } else if case .at(let time) = known.due, known.lastDay == today {
        steps.append(Step(card: card.id, time: time))
      }
    }
    due.sort { ($0.recall, $0.id) < ($1.recall, $1.id) }
    let share = max(0, limits.reviews - done.reviews)
    reviews = due.prefix(share).map(\.id)
    later = due.count - reviews.count
    newCards = Array(new.prefix(max(0, limits.newCards - done.newCards)))
    steps.sort { ($0.time, $0.card) < ($1.time, $1.card) }
  }

  /// A quiz that ignores dates and asks every card it may once, the least remembered first.
  public init(cramming deck: QuizDeck, memory: Memory, at moment: LocalTime) {
    self.deck = deck
    self.memory = memory
    learnAhead = 0
    let today = memory.scheduler.day(of: moment)
    let asked = deck.cards.filter { $0.isOpen || memory.cards[$0.id] != nil }
    reviews = asked.map { (id: $0.id, recall: memory.retrievability($0.id, on: today)) }
      .sorted { ($0.recall, $0.id) < ($1.recall, $1.id) }.map(\.id)
    newCards = []
    later = 0
  }

  public var counts: Counts {
    Counts(reviews: reviews.count, newCards: newCards.count, steps: steps.count, later: later)
  }

  /// The card to ask now; nil when all of today is done, or only steps are left that take longer.
  public func next(at moment: LocalTime) -> QuizCard? {
    let previous = last.flatMap(deck.card)
    let ready = steps.filter { $0.time <= moment.time }.compactMap { deck.card($0.card) }
    if let card = ready.first(where: { !isKin($0, previous) }) { return card }
    if let card = planned(after: previous) { return card }
    let ahead = steps.filter { $0.time <= moment.time + learnAhead }.compactMap { deck.card($0.card) }
    return ahead.first { !isKin($0, previous) } ?? ahead.first { $0.id != last } ?? ahead.first
  }

  /// When there is something to ask again; nil when all of today is done.
  public var nextStep: Double? { steps.first?.time }

  /// The next of the cards that were planned, so that the rest can be asked without siblings side by side.
  private func planned(after previous: QuizCard?) -> QuizCard? {
    let rest = (reviews + newCards).compactMap(deck.card)
    let isTimeForNew = reviews.isEmpty || !newCards.isEmpty && sinceNew * newCards.count >= reviews.count
    let order = (isTimeForNew ? newCards + reviews : reviews + newCards).compactMap(deck.card)
    return QuizOrder.next(of: order, among: rest, after: previous)
  }

  private func isKin(_ card: QuizCard, _ previous: QuizCard?) -> Bool { previous.map(card.isKin) ?? false }

  /// Takes an answer: the card leaves the plan, and comes back where its steps say so.
  public mutating func answer(_ review: Review) {
    past.append(
      Past(
        card: review.question, memory: memory.cards[review.question], reviews: reviews, newCards: newCards,
        steps: steps, last: last, sinceNew: sinceNew))
    drop(review.question)
    let after = memory.add(review).after
    if case .at(let time) = after.due {
      steps.append(Step(card: review.question, time: time))
      steps.sort { ($0.time, $0.card) < ($1.time, $1.card) }
    }
  }

  /// Takes a card out without an answer that counts: one that was crammed.
  public mutating func skip(_ card: String) {
    past.append(
      Past(
        card: card, memory: memory.cards[card], reviews: reviews, newCards: newCards, steps: steps, last: last,
        sinceNew: sinceNew))
    drop(card)
  }

  /// Takes a card out for good: it does not come back when an answer is taken back.
  public mutating func remove(_ card: String) {
    drop(card)
    for index in past.indices {
      past[index].reviews.removeAll { $0 == card }
      past[index].newCards.removeAll { $0 == card }
      past[index].steps.removeAll { $0.card == card }
    }
  }

  private mutating func drop(_ card: String) {
    sinceNew = newCards.contains(card) ? 0 : sinceNew + 1
    reviews.removeAll { $0 == card }
    newCards.removeAll { $0 == card }
    steps.removeAll { $0.card == card }
    last = card
  }

  /// Takes the last answer back.
  ///
  /// - Returns: its card, which is the next to ask; nil when there is none.
  @discardableResult
  public mutating func takeBack() -> String? {
    guard let state = past.popLast() else { return nil }
    memory.restore(state.card, state.memory)
    (reviews, newCards, steps, last, sinceNew) =
      (state.reviews, state.newCards, state.steps, state.last, state.sinceNew)
    return state.card
  }

  public var canTakeBack: Bool { !past.isEmpty }
}
