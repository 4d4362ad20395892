/// All that the log says about remembering: reviews in the order of their times, cards that were made, and what was
/// taken back taken back.
///
/// The same set of events gives the same history, in whatever order two logs were merged. Only a clock that cannot be
/// right is told from the order of the log.
public struct ReviewHistory: Equatable, Sendable {
  /// By time; those of equal times by id.
  public private(set) var reviews: [Review]
  /// The cards to be asked, at most three a lesson, in the order in which they were made.
  public private(set) var cards: [PredictionCard]
  /// Every answer as it was judged, cramming and second tries too, for the time spent.
  public let secondsSpent: Double

  /// No review is older than this program: 1 January 2020.
  static let earliest = 1_577_836_800.0
  /// How far ahead of the clock a stamp may be: another machine's clock may go wrong by hours.
  static let ahead = 86_400.0
  /// What a question that was left open for lunch counts at most, in seconds.
  static let longestThought = 300.0

  /// - Parameters:
  ///   - events: in the order of the log.
  ///   - now: seconds since 1970. A stamp that lies far ahead of it came from a clock that was wrong, and so did one before
  ///     2020: such a review counts as done when the one before it in the log was.
  public init(
    _ events: some Sequence<ProgressEvent>, names: QuestionNames = .none, now: Double = .greatestFiniteMagnitude
  ) {
    var found: [Review] = []
    var known: Set<String> = []
    var withdrawn: Set<String> = []
    var regrades: [(time: Double, id: String, answer: String, grade: ReviewGrade)] = []
    var made: [(time: Double, id: String, card: PredictionCard)] = []
    var removed: [(id: String, card: String)] = []
    var answers: [(id: String, duration: Double)] = []
    var believed: Double?
    for event in events where known.insert(event.id).inserted {
      let isBelievable = event.time >= Self.earliest && event.time <= now + Self.ahead
      if isBelievable { believed = event.time }
      switch event.what {
      case .answered(let record):
        answers.append((event.id, record.duration))
        guard var review = Review(event) else { continue }
        review.question = names.present(review.question)
        if !isBelievable { review.moment.time = believed ?? min(max(now, Self.earliest), 4e9) }
        found.append(review)
      case .regraded(let answer, let grade):
        regrades.append((event.time, event.id, answer, grade))
      case .tookBack(let ids), .reset(_, let ids): withdrawn.formUnion(ids)
      case .madeCard(let card): made.append((event.time, event.id, card))
      case .removedCard(let id): removed.append((event.id, names.present(id)))
      case .visited, .read, .ran: continue
      }
    }
    secondsSpent = answers.reduce(0) {
      $0 + (withdrawn.contains($1.id) || !($1.duration > 0) ? 0 : min($1.duration, Self.longestThought))
    }
    if !withdrawn.isEmpty { found.removeAll { withdrawn.contains($0.id) } }
    if !regrades.isEmpty {
      var grades: [String: ReviewGrade] = [:]
      for regrade in regrades.sorted(by: { ($0.time, $0.id) < ($1.time, $1.id) }) {
        if !withdrawn.contains(regrade.id) { grades[regrade.answer] = regrade.grade }
      }
      for index in found.indices { found[index].grade = grades[found[index].id] ?? found[index].grade }
    }
    // A log is in order almost always, and then this is one pass.
    reviews = found.sorted { ($0.moment.time, $0.id) < ($1.moment.time, $1.id) }
    let kept = made.filter { !withdrawn.contains($0.id) }.sorted { ($0.time, $0.id) < ($1.time, $1.id) }
    let gone = Set(removed.filter { !withdrawn.contains($0.id) }.map(\.card))
    cards = Self.first(kept.map(\.card), without: gone, names)
  }

  /// Adds what has just happened, as far as it concerns the reviews of the day.
  public mutating func add(_ event: ProgressEvent) {
    switch event.what {
    case .answered: if let review = Review(event) { reviews.append(review) }
    case .regraded(let answer, let grade):
      if let index = reviews.lastIndex(where: { $0.id == answer }) { reviews[index].grade = grade }
    case .tookBack(let ids): reviews.removeAll { ids.contains($0.id) }
    case .madeCard(let card): cards = Self.first(cards + [card], without: [], .none)
    case .removedCard(let id): cards.removeAll { $0.id == id }
    case .visited, .read, .ran, .reset: break
    }
  }

  private static func first(
    _ made: [PredictionCard], without removed: Set<String>, _ names: QuestionNames
  ) -> [PredictionCard] {
    var counts: [String: Int] = [:]
    var known: Set<String> = []
    return made.compactMap { card in
      var card = card
      card.question = names.present(card.question)
      guard !removed.contains(card.id), known.insert(card.id).inserted,
        counts[card.lesson, default: 0] < PredictionCard.mostPerLesson
      else { return nil }
      counts[card.lesson, default: 0] += 1
      return card
    }
  }
}
