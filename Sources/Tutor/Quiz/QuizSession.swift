import Course
import Mathematics

/// A quiz while it goes on: what comes next, what was answered, and how a grade is changed or taken back.
///
/// The screen and the plain text show one each; neither knows how a quiz works.
struct QuizSession: Equatable, Sendable {
  /// An answer that was graded, as it can be regraded and taken back.
  struct Answered: Equatable, Sendable {
    var card: String
    /// The events of the log that belong to it, the first try first.
    var ids: [String]
    var review: ProgressEvent
    var grade: ReviewGrade
  }

  let lesson: String?
  let isCram: Bool
  /// Seconds that the learner's clock is ahead of UTC; a zone may change while a quiz is open.
  var zoneOffset: Int
  /// How many quizzes were opened in this program before, so that no two name their answers alike.
  private let opening: Int
  private(set) var queue: QuizQueue
  private var ids: EventIDs
  private(set) var answered: [Answered] = []
  /// Whether the card in front has its grade.
  private(set) var isGraded = false
  private(set) var done = 0
  /// How many were right at the first try.
  private(set) var right = 0

  init(
    _ curriculum: Curriculum, _ progress: Progress, _ study: Study, lesson: String?, isCram: Bool, opening: Int,
    at time: Double
  ) {
    self.lesson = lesson
    self.isCram = isCram
    self.opening = opening
    zoneOffset = study.zoneOffset
    queue = study.queue(curriculum, progress, lesson: lesson, isCram: isCram, at: time)
    ids = EventIDs(session: "\(study.session)-quiz-\(opening)")
  }

  var occasion: Occasion { isCram ? .cram : .quiz }

  func moment(_ time: Double) -> LocalTime { LocalTime(time, zoneOffset: zoneOffset) }

  /// The card to ask now; nil when nothing is left.
  ///
  /// - Parameter card: one to be asked out of turn.
  mutating func next(_ card: QuizCard? = nil, at time: Double) -> QuizCard? {
    isGraded = false
    return card ?? queue.next(at: moment(time))
  }

  /// How often a card was asked before: which of its settings a prediction comes with.
  func turn(of card: QuizCard) -> Int { (queue.memory.cards[card.id]?.reviews ?? 0) + (isCram ? opening : 0) }

  /// Where the order of the choices and fresh numbers come from: it differs from one asking to the next and is the same
  /// in a replay.
  static func seed(at time: Double) -> UInt64 { UInt64(max(0, time) * 1_000) }

  /// Takes an answer to the card in front, and says what is to be recorded.
  mutating func note(_ record: AnswerRecord, at time: Double) -> Effect {
    let event = ProgressEvent(id: ids.next(), time: time, zoneOffset: zoneOffset, what: .answered(record))
    if record.attempt > 1 {
      if !answered.isEmpty { answered[answered.count - 1].ids.append(event.id) }
    } else {
      answered.append(Answered(card: record.question, ids: [event.id], review: event, grade: record.reviewGrade))
      isGraded = true
      done += 1
      right += record.isRight ? 1 : 0
      if let review = Review(event) { queue.answer(review) } else { queue.skip(record.question) }
    }
    return .recordAs(event.id, event.what)
  }

  /// Takes the grade that the learner gives a card they answered in the head.
  mutating func assess(
    _ card: PredictionCard, _ grade: ReviewGrade, duration: Double, confidence: Confidence?, at time: Double
  ) -> Effect {
    let record = AnswerRecord(
      lesson: card.lesson, question: card.id, answer: "", grade: grade.isPass ? "right" : "wrong",
      isRight: grade.isPass, attempt: 1, hintsUsed: 0, duration: max(0, duration), seed: 0, occasion: occasion,
      confidence: confidence, rating: grade)
    return note(record, at: time)
  }

  /// Gives the last answer another grade; nil where it has it already, or there is none.
  mutating func regrade(_ grade: ReviewGrade) -> Effect? {
    guard isGraded, var last = answered.last, last.grade != grade, var review = Review(last.review) else {
      return nil
    }
    queue.takeBack()
    review.grade = grade
    queue.answer(review)
    let id = ids.next()
    last.grade = grade
    last.ids.append(id)
    answered[answered.count - 1] = last
    return .recordAs(id, .regraded(answer: review.id, grade))
  }

  /// Takes the last answer back: its card is to be asked anew. nil when nothing was answered.
  mutating func takeBack() -> (card: QuizCard, effect: Effect)? {
    guard let last = answered.popLast(), let card = queue.deck.card(last.card) else { return nil }
    queue.takeBack()
    done -= 1
    if case .answered(let record) = last.review.what, record.isRight { right -= 1 }
    return (card, .recordAs(ids.next(), .tookBack(last.ids)))
  }

  /// Takes a card out of the quiz for good.
  mutating func remove(_ card: PredictionCard) -> Effect {
    queue.remove(card.id)
    return .record(.removedCard(card.id))
  }
}
