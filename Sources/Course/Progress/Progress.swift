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
  public private(set) var answered: [String: Bool] = [:]
  /// `lesson/experiment` of every experiment that was run to an end.
  public private(set) var experimentsRun: Set<String> = []

  public init() {}

  public init(_ events: some Sequence<ProgressEvent>) {
    for event in events { add(event.what) }
  }

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
    }
  }

  /// How many of a lesson's pages were read.
  public func pagesRead(in lesson: Lesson) -> Int {
    lesson.pages.count { pagesRead.contains(Place(lesson: lesson.id, page: $0.id)) }
  }
}
