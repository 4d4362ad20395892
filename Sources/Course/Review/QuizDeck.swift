/// Something that a quiz may ask.
public struct QuizCard: Equatable, Sendable {
  public enum Content: Equatable, Sendable {
    case question(Question)
    /// The learner's own numbers; they grade it themselves.
    case prediction(PredictionCard)
  }

  /// What reviews call it.
  public var id: String
  public var lesson: String
  /// The page it is on; nil for one that has gone.
  public var page: String?
  public var content: Content
  /// What makes two cards siblings or near-duplicates: the page, the experiment, the generator. Two that share any are
  /// not asked one after the other.
  public var kin: [String]
  /// Whether it may be asked as a new one: its page was read.
  public var isOpen: Bool

  public init(id: String, lesson: String, page: String?, content: Content, kin: [String], isOpen: Bool) {
    self.id = id
    self.lesson = lesson
    self.page = page
    self.content = content
    self.kin = kin
    self.isOpen = isOpen
  }

  func isKin(of other: QuizCard) -> Bool { kin.contains(where: other.kin.contains) }
}

/// All cards of the course, in its order, and those from what the learner did.
public struct QuizDeck: Equatable, Sendable {
  public let cards: [QuizCard]
  private let places: [String: Int]

  public init(cards: [QuizCard]) {
    self.cards = cards
    places = Dictionary(
      cards.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  public init(_ curriculum: Curriculum, progress: Progress, cards own: [PredictionCard]) {
    var cards: [QuizCard] = []
    for lesson in curriculum.lessons {
      for page in lesson.pages {
        let isRead = progress.pagesRead.contains(Progress.Place(lesson: lesson.id, page: page.id))
        for case .question(let question) in page.blocks.map(\.content) {
          cards.append(QuizCard(question, lesson: lesson.id, page: page.id, isOpen: isRead))
        }
      }
    }
    let known = Dictionary(cards.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for card in own {
      let source = known[card.question]
      cards.append(
        QuizCard(
          id: card.id, lesson: card.lesson, page: source?.page, content: .prediction(card),
          kin: (source?.kin ?? []) + ["question \(card.question)"], isOpen: true))
    }
    self.init(cards: cards)
  }

  public func card(_ id: String) -> QuizCard? { places[id].map { cards[$0] } }

  /// The cards of one lesson.
  public func only(_ lesson: String) -> QuizDeck { QuizDeck(cards: cards.filter { $0.lesson == lesson }) }
}

extension QuizCard {
  init(_ question: Question, lesson: String, page: String, isOpen: Bool) {
    var kin = ["page \(lesson)/\(page)", "question \(question.id)"]
    if let generator = question.generator { kin.append("generator \(generator.rawValue)") }
    if case .predict(let prediction) = question.kind { kin.append("experiment \(lesson)/\(prediction.experiment)") }
    self.init(
      id: question.id, lesson: lesson, page: page, content: .question(question), kin: kin, isOpen: isOpen)
  }
}
