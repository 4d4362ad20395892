/// Which question a name of the log means today: a renamed one keeps its history.
public struct QuestionNames: Equatable, Sendable {
  /// A former id to the present one.
  private var present: [String: String] = [:]
  /// The ids of today.
  public private(set) var known: Set<String> = []

  public static let none = QuestionNames(questions: [])

  public init(_ curriculum: Curriculum) { self.init(questions: curriculum.lessons.flatMap(\.questions)) }

  public init(questions: [Question]) {
    known = Set(questions.map(\.id))
    for question in questions {
      for id in question.former where !known.contains(id) { present[id] = present[id] ?? question.id }
    }
  }

  /// The id of today, or the id itself where nothing is known of it.
  public func present(_ id: String) -> String {
    if present.isEmpty { return id }
    if let question = PredictionCard.question(of: id) {
      return self.present[question].map(PredictionCard.id) ?? id
    }
    return self.present[id] ?? id
  }

  /// Questions of the log that are in no lesson any more, sorted; their history is kept.
  public func vanished(from reviews: some Sequence<Review>) -> [String] {
    Set(reviews.map(\.question)).filter {
      !known.contains(PredictionCard.question(of: $0) ?? $0)
    }.sorted()
  }
}

extension Progress {
  /// The same progress with the names of today.
  public func renamed(_ names: QuestionNames) -> Progress {
    var result = self
    result.answered = [:]
    for (id, isRight) in answered {
      let name = names.present(id)
      result.answered[name] = (result.answered[name] ?? false) || isRight
    }
    return result
  }
}
