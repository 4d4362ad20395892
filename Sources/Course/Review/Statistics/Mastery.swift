import Mathematics

/// How much of a lesson, or of one of its pages, would be known today.
public struct Mastery: Equatable, Sendable, Encodable {
  public var id: String
  public var title: String
  public var questions: Int
  /// Questions that were ever asked.
  public var asked: Int
  /// How many would be answered today: the sum of their probabilities; what was never asked counts 0.
  public var expected: Double
  /// The pages with questions, each a topic; none for a page.
  public var topics: [Mastery]

  public init(_ lesson: Lesson, _ memory: Memory, today: StudyDay) {
    let topics = lesson.pages.compactMap { page -> Mastery? in
      let ids = page.blocks.compactMap { block -> String? in
        if case .question(let question) = block.content { question.id } else { nil }
      }
      guard !ids.isEmpty else { return nil }
      return Mastery(
        id: page.id, title: page.title.plainText, questions: ids.count, asked: ids.count { memory.cards[$0] != nil },
        expected: ids.reduce(0) { $0 + memory.retrievability($1, on: today) }, topics: [])
    }
    self.init(
      id: lesson.id, title: lesson.title, questions: topics.reduce(0) { $0 + $1.questions },
      asked: topics.reduce(0) { $0 + $1.asked }, expected: topics.reduce(0) { $0 + $1.expected }, topics: topics)
  }

  private init(id: String, title: String, questions: Int, asked: Int, expected: Double, topics: [Mastery]) {
    self.id = id
    self.title = title
    self.questions = questions
    self.asked = asked
    self.expected = expected
    self.topics = topics
  }

  /// From 0 to 1.
  public var share: Double { questions == 0 ? 0 : expected / Double(questions) }

  public var sentence: String {
    "\(title): asked \(asked) of \(NumberText.count(questions, "question")); today you would know about "
      + "\(Int(expected.rounded()))."
  }
}

/// How often answers were right, by how sure the learner was.
public struct Calibration: Equatable, Sendable, Encodable {
  public struct Level: Equatable, Sendable, Encodable {
    public var answers = 0
    public var right = 0
    /// nil before the first.
    public var share: Double? { answers == 0 ? nil : Double(right) / Double(answers) }
  }

  public var sure = Level()
  public var fairly = Level()
  public var guess = Level()

  /// Fewer answers than these say nothing yet.
  public static let enough = 10

  init() {}

  mutating func add(_ review: Review) {
    guard let confidence = review.confidence else { return }
    self[confidence].answers += 1
    if review.isRight { self[confidence].right += 1 }
  }

  public subscript(confidence: Confidence) -> Level {
    get {
      switch confidence {
      case .sure: sure
      case .fairly: fairly
      case .guess: guess
      }
    }
    set {
      switch confidence {
      case .sure: sure = newValue
      case .fairly: fairly = newValue
      case .guess: guess = newValue
      }
    }
  }

  public var sentence: String {
    let told = Confidence.allCases.compactMap { confidence -> String? in
      let level = self[confidence]
      guard level.answers >= Self.enough, let share = level.share else { return nil }
      let name = confidence == .guess ? "guessed" : confidence == .sure ? "were sure" : "were fairly sure"
      return "when you \(name), \(StudyText.percent(share)) of \(NumberText.grouped(level.answers)) were right"
    }
    guard !told.isEmpty else {
      return "How well you know what you know is told after \(Self.enough) answers with a confidence."
    }
    let text = told.joined(separator: "; ")
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }
}

/// A question that is forgotten more than others.
public struct HardQuestion: Equatable, Sendable, Encodable {
  public var question: String
  /// What it asks, without its formulas set.
  public var ask: String
  public var lapses: Int
  public var difficulty: Double
  public var reviews: Int

  public static let most = 10

  /// Those forgotten most; of equals the more difficult.
  static func list(_ memory: Memory, _ curriculum: Curriculum, cards: [PredictionCard]) -> [HardQuestion] {
    let known = memory.cards.filter { $0.value.lapses > 0 || $0.value.strength.difficulty > 8 }
    let first = known.sorted {
      let (one, other) = ($0.value, $1.value)
      return (other.lapses, other.strength.difficulty, $0.key) < (one.lapses, one.strength.difficulty, $1.key)
    }.prefix(most)
    var texts: [String: String] = [:]
    for question in curriculum.lessons.flatMap(\.questions) { texts[question.id] = question.teaser.plainText }
    for card in cards { texts[card.id] = card.ask }
    return first.map { id, card in
      HardQuestion(
        question: id, ask: texts[id] ?? "", lapses: card.lapses, difficulty: card.strength.difficulty,
        reviews: card.reviews)
    }
  }

  public static func sentence(_ list: [HardQuestion]) -> String {
    guard let first = list.first else { return "No question stands out as hard." }
    return "Hardest is \(first.question): forgotten \(NumberText.count(first.lapses, "time")) in "
      + "\(NumberText.count(first.reviews, "review"))."
  }
}

/// Seconds given to answering.
public struct TimeSpent: Equatable, Sendable, Encodable {
  public var total: Double
  public var today: Double
  public var perReview: Double

  public var sentence: String {
    guard total > 0 else { return "No time has been spent on questions yet." }
    return
      "You have spent \(StudyText.duration(total)) on questions, \(StudyText.duration(today)) of it today; a review "
      + "takes you \(StudyText.duration(perReview)) on average."
  }

  enum CodingKeys: String, CodingKey {
    case total, today
    case perReview = "per-review"
  }
}

/// Numbers as the sentences of statistics have them.
enum StudyText {
  static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

  static func duration(_ seconds: Double) -> String {
    let whole = Int(min(max(seconds, 0), 1e12).rounded())
    if whole < 60 { return NumberText.count(whole, "second") }
    if whole < 3_600 { return NumberText.count(whole / 60, "minute") }
    let hours = NumberText.count(whole / 3_600, "hour")
    return whole % 3_600 < 60 ? hours : hours + " " + NumberText.count(whole % 3_600 / 60, "minute")
  }
}

extension StudyDay {
  /// `2026-11-25`, by the Gregorian calendar (Hinnant, *chrono-compatible low-level date algorithms*, 2013).
  public var date: String {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let year = yearOfEra + era * 400 + (month >= 10 ? 1 : 0)
    func padded(_ number: Int, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return "\(padded(year, 4))-\(padded(month < 10 ? month + 3 : month - 9, 2))-\(padded(day, 2))"
  }
}
