import Course
import Lab
import TerminalUI

/// The review of the day: one question after the other, each answer recorded at once.
struct QuizScreen: Screen {
  /// What is in front of the learner.
  enum Stage: Equatable, Sendable {
    case question(QuestionScreen)
    /// A card from what the learner did, answered in the head; its answer is seen or not yet.
    case card(PredictionCard, isShown: Bool)
    /// Nothing is left.
    case end
  }

  /// An answer that was graded, as it can be regraded and taken back.
  struct Answered: Equatable, Sendable {
    var card: String
    /// The events of the log that belong to it, the first try first.
    var ids: [String]
    var review: ProgressEvent
    var grade: ReviewGrade
  }

  let curriculum: Curriculum
  let lesson: String?
  let isCram: Bool
  let zoneOffset: Int
  /// How many quizzes were opened before in this session.
  private let opening: Int
  private(set) var nextRun: Int
  private(set) var queue: QuizQueue
  private var ids: EventIDs
  private(set) var stage = Stage.end
  private(set) var confidence: Confidence?
  private(set) var answered: [Answered] = []
  /// Whether the card in front has its grade.
  private(set) var isGraded = false
  /// How many were right at the first try.
  private(set) var right = 0
  private(set) var done = 0
  private(set) var showsInterval = false
  /// A note for a flag while it is typed.
  private(set) var flagNote: TextFieldState?
  private var askedAt = 0.0

  init(
    _ curriculum: Curriculum, _ study: Study, _ queue: QuizQueue, lesson: String?, isCram: Bool, opening: Int,
    run: Int
  ) {
    self.curriculum = curriculum
    self.queue = queue
    self.lesson = lesson
    self.isCram = isCram
    zoneOffset = study.zoneOffset
    self.opening = opening
    ids = EventIDs(session: "\(study.session)-quiz-\(opening)")
    nextRun = run
  }

  var title: ScreenTitle {
    ScreenTitle(
      left: isCram ? "Quiz, cramming" : "Quiz", right: lesson.flatMap { curriculum.lesson($0)?.title } ?? "")
  }

  /// The card in front of the learner.
  var card: String? {
    switch stage {
    case .question(let screen): screen.question.id
    case .card(let card, _): card.id
    case .end: nil
    }
  }

  func moment(_ scene: Scene) -> LocalTime { LocalTime(scene.time, zoneOffset: zoneOffset) }

  /// Asks what comes next, or a card by its id.
  mutating func ask(_ card: QuizCard?, _ scene: Scene) {
    (confidence, isGraded, showsInterval, flagNote) = (nil, false, false, nil)
    askedAt = scene.time
    stage = .end
    guard let card = card ?? queue.next(at: moment(scene)) else { return }
    switch card.content {
    case .prediction(let card): stage = .card(card, isShown: false)
    case .question(let question):
      guard let home = curriculum.lesson(card.lesson) else { return }
      // A seed that differs from one asking to the next and is the same in a replay.
      let seed = UInt64(max(0, scene.time) * 1_000)
      let turn = (queue.memory.cards[card.id]?.reviews ?? 0) + (isCram ? opening : 0)
      var screen = QuestionScreen(
        question, of: home, run: RunID(nextRun), seed: seed, turn: turn, at: scene.time)
      screen.occasion = isCram ? .cram : .quiz
      nextRun += 1
      stage = .question(screen)
    }
  }

  mutating func edit(_ key: Key, _ scene: Scene) -> [Reply]? {
    if var note = flagNote {
      guard note.handle(key) else { return nil }
      flagNote = note
      return []
    }
    guard case .question(var screen) = stage, let replies = screen.edit(key, scene) else { return nil }
    stage = .question(screen)
    return replies
  }

  mutating func perform(_ command: Command, _ scene: Scene) -> [Reply] {
    switch command {
    case .question(.leave), .leave: return [.leave]
    case .question(.goOn), .next: return goOn(scene)
    case .question(let command):
      guard case .question(var screen) = stage else { return [] }
      screen.confidence = confidence
      let replies = screen.perform(command, scene)
      stage = .question(screen)
      return take(replies, scene)
    case .confidence:
      let all = Confidence.allCases
      confidence =
        confidence.map { sure in all.firstIndex(of: sure).flatMap { all.dropFirst($0 + 1).first } } ?? all.first
      if confidence == nil { return [.notice("How sure you are is not noted.")] }
    case .grade(let grade): return self.grade(grade, scene)
    case .showInterval: showsInterval.toggle()
    case .takeBack: return takeBack(scene)
    case .flag: flagNote = TextFieldState(limit: 400)
    case .sendFlag: return sendFlag(scene)
    case .keepFlag: flagNote = nil
    case .cram: return [.openQuiz(lesson: lesson, isCram: true)]
    }
    return []
  }

  mutating func receive(_ outcome: Outcome, of run: RunID, _ scene: Scene) -> [Reply] {
    guard case .question(var screen) = stage, screen.run == run else { return [] }
    let replies = screen.receive(outcome, scene)
    stage = .question(screen)
    return take(replies, scene)
  }

  mutating func fail(_ sentence: String, of run: RunID) {
    guard case .question(var screen) = stage, screen.run == run else { return }
    screen.fail(sentence)
    stage = .question(screen)
  }

  /// What a question wants, with the answers under names that later events can give.
  private mutating func take(_ replies: [Reply], _ scene: Scene) -> [Reply] {
    replies.map { reply in
      guard case .effect(.record(.answered(let record))) = reply else { return reply }
      return note(record, scene)
    }
  }

  private mutating func note(_ record: AnswerRecord, _ scene: Scene) -> Reply {
    let event = ProgressEvent(id: ids.next(), time: scene.time, zoneOffset: zoneOffset, what: .answered(record))
    if record.attempt > 1 {
      if !answered.isEmpty { answered[answered.count - 1].ids.append(event.id) }
    } else {
      answered.append(Answered(card: record.question, ids: [event.id], review: event, grade: record.reviewGrade))
      isGraded = true
      done += 1
      right += record.isRight ? 1 : 0
      if let review = Review(event) { queue.answer(review) } else { queue.skip(record.question) }
    }
    return .effect(.recordAs(event.id, event.what))
  }

  private mutating func goOn(_ scene: Scene) -> [Reply] {
    switch stage {
    case .card(let card, false): stage = .card(card, isShown: true)
    case .card where !isGraded: return grade(.good, scene)
    case .question, .card: ask(nil, scene)
    case .end:
      guard queue.counts.today > 0 else { return [.leave] }
      ask(nil, scene)
      if case .end = stage { return [.notice("Not yet. You may leave; it is asked the next time you come.")] }
    }
    return []
  }

  /// Another grade for the answer in front, or the grade that the learner gives a card.
  private mutating func grade(_ grade: ReviewGrade, _ scene: Scene) -> [Reply] {
    if case .card(let card, true) = stage, !isGraded {
      let record = AnswerRecord(
        lesson: card.lesson, question: card.id, answer: "", grade: grade.isPass ? "right" : "wrong",
        isRight: grade.isPass, attempt: 1, hintsUsed: 0, duration: max(0, scene.time - askedAt), seed: 0,
        occasion: isCram ? .cram : .quiz, confidence: confidence, rating: grade)
      return [note(record, scene)]
    }
    guard isGraded, var last = answered.last, last.grade != grade, var review = Review(last.review) else { return [] }
    queue.takeBack()
    review.grade = grade
    queue.answer(review)
    let id = ids.next()
    last.grade = grade
    last.ids.append(id)
    answered[answered.count - 1] = last
    return [.effect(.recordAs(id, .regraded(answer: review.id, grade)))]
  }

  /// Takes the last grade back and asks its card anew.
  private mutating func takeBack(_ scene: Scene) -> [Reply] {
    guard let last = answered.popLast(), let card = queue.deck.card(last.card) else { return [] }
    queue.takeBack()
    done -= 1
    if case .answered(let record) = last.review.what, record.isRight { right -= 1 }
    ask(card, scene)
    return [
      .effect(.recordAs(ids.next(), .tookBack(last.ids))), .notice("Taken back. It is asked once more."),
    ]
  }

  private mutating func sendFlag(_ scene: Scene) -> [Reply] {
    guard let card, let note = flagNote else { return [] }
    flagNote = nil
    return [
      .effect(.flag(QuestionFlag(question: card, note: note.text, at: moment(scene)))),
      .notice("Flagged. gradus flags prints what you flagged."),
    ]
  }
}
