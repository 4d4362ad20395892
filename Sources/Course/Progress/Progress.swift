/// What the learner has done so far: the fold of all events.
public struct Progress: Equatable, Sendable {
  public struct Place: Hashable, Sendable {
    public var lesson: String
    public var page: String
    public init(lesson: String, page: String) {
      self.lesson = lesson
      self.page = page
    }
  }

  /// Where the learner was last; nil before the first page.
  public private(set) var place: Place?
  /// Where the learner was last in each lesson.
  public private(set) var places: [String: String] = [:]
  public private(set) var pagesRead: Set<Place> = []
  /// Question id to whether it was ever answered right.
  public internal(set) var answered: [String: Bool] = [:]
  /// `lesson/experiment` of every experiment that was run to an end.
  public private(set) var experimentsRun: Set<String> = []
  /// The cards that were made from predictions: their ids, by lesson.
  private(set) var cards: [String: Set<String>] = [:]
  /// Cards that are not to be asked any more.
  private(set) var removedCards: Set<String> = []

  public init() {}

  /// What was taken back or reset does not count, wherever in the log that is said.
  public init(_ events: some Collection<ProgressEvent>) {
    let withdrawn = events.reduce(into: Set<String>()) { ids, event in
      switch event.what {
      case .tookBack(let more), .reset(_, let more): ids.formUnion(more)
      default: break
      }
    }
    for event in events where !withdrawn.contains(event.id) { add(event.what) }
  }

  /// Counts what has just happened. To take something back, fold the log anew.
  public mutating func add(_ event: ProgressEvent.What) {
    switch event {
    case .visited(let lesson, let page):
      place = Place(lesson: lesson, page: page)
      places[lesson] = page
    case .read(let lesson, let page):
      pagesRead.insert(Place(lesson: lesson, page: page))
    case .answered(let record):
      answered[record.question] = (answered[record.question] ?? false) || record.isRight
    case .ran(let record):
      experimentsRun.insert("\(record.lesson)/\(record.experiment)")
    case .madeCard(let card): cards[card.lesson, default: []].insert(card.id)
    case .removedCard(let id): removedCards.insert(id)
    case .regraded, .tookBack, .reset: break
    }
  }

  /// How many of a lesson's pages were read.
  public func pagesRead(in lesson: Lesson) -> Int {
    lesson.pages.count { pagesRead.contains(Place(lesson: lesson.id, page: $0.id)) }
  }
}
