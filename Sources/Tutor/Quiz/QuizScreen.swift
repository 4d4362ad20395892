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

  let curriculum: Curriculum
  private(set) var session: QuizSession
  private(set) var nextRun: Int
  private(set) var stage = Stage.end
  private(set) var confidence: Confidence?
  private(set) var showsInterval = false
  /// A note for a flag while it is typed.
  private(set) var flagNote: TextFieldState?
  /// The first row shown of a card, once the learner has scrolled; nil keeps the answer in sight.
  var offset: Int?
  private var askedAt = 0.0

  init(_ curriculum: Curriculum, _ session: QuizSession, run: Int) {
    self.curriculum = curriculum
    self.session = session
    nextRun = run
  }

  var title: ScreenTitle {
    ScreenTitle(
      left: session.isCram ? "Quiz, cramming" : "Quiz",
      right: home?.title ?? "")
  }

  /// The lesson that the card in front comes from; at the end the one that is asked.
  private var home: Lesson? {
    switch stage {
    case .question(let screen): curriculum.lesson(screen.lesson.id)
    case .card(let card, _): curriculum.lesson(card.lesson)
    case .end: session.lesson.flatMap(curriculum.lesson)
    }
  }

  /// The card in front of the learner.
  var card: String? {
    switch stage {
    case .question(let screen): screen.question.id
    case .card(let card, _): card.id
    case .end: nil
    }
  }

  /// Asks what comes next, or a certain card.
  mutating func ask(_ card: QuizCard?, _ scene: Scene) {
    (confidence, showsInterval, flagNote, offset) = (nil, false, nil, nil)
    askedAt = scene.time
    stage = .end
    guard let card = session.next(card, at: scene.time) else { return }
    switch card.content {
    case .prediction(let card): stage = .card(card, isShown: false)
    case .question(let question):
      guard let home = curriculum.lesson(card.lesson) else { return }
      var screen = QuestionScreen(
        question, of: home, run: RunID(nextRun), seed: QuizSession.seed(at: scene.time), turn: session.turn(of: card),
        at: scene.time)
      screen.occasion = session.occasion
      nextRun += 1
      stage = .question(screen)
    }
  }

  /// The learner's clock may be set while a quiz is open.
  mutating func move(toZone offset: Int) { session.zoneOffset = offset }

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
    case .scroll(let lines): scroll(by: lines, scene)
    case .page(let pages): scroll(by: 0, pages: pages, scene)
    case .removeCard: return removeCard(scene)
    case .cram: return [.openQuiz(lesson: session.lesson, isCram: true)]
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
      return .effect(session.note(record, at: scene.time))
    }
  }

  private mutating func goOn(_ scene: Scene) -> [Reply] {
    switch stage {
    case .card(let card, false): (stage, offset) = (.card(card, isShown: true), nil)
    case .card where !session.isGraded: return grade(.good, scene)
    case .question, .card: ask(nil, scene)
    case .end:
      guard session.queue.counts.today > 0 else { return [.leave] }
      ask(nil, scene)
      if case .end = stage { return [.notice("Not yet. You may leave; it is asked the next time you come.")] }
    }
    return []
  }

  /// Another grade for the answer in front, or the grade that the learner gives a card.
  private mutating func grade(_ grade: ReviewGrade, _ scene: Scene) -> [Reply] {
    if case .card(let card, true) = stage, !session.isGraded {
      let duration = scene.time - askedAt
      return [
        .effect(session.assess(card, grade, duration: duration, confidence: confidence, at: scene.time))
      ]
    }
    return session.regrade(grade).map { [.effect($0)] } ?? []
  }

  /// Takes the last grade back and asks its card anew.
  private mutating func takeBack(_ scene: Scene) -> [Reply] {
    guard let (card, effect) = session.takeBack() else { return [] }
    ask(card, scene)
    return [.effect(effect), .notice("Taken back. It is asked once more.")]
  }

  private mutating func removeCard(_ scene: Scene) -> [Reply] {
    guard case .card(let card, _) = stage else { return [] }
    let effect = session.remove(card)
    ask(nil, scene)
    return [.effect(effect), .notice("The card is removed; the quiz will not ask it.")]
  }

  private mutating func sendFlag(_ scene: Scene) -> [Reply] {
    guard let card, let note = flagNote else { return [] }
    flagNote = nil
    return [
      .effect(.flag(QuestionFlag(question: card, note: note.text, at: session.moment(scene.time)))),
      .notice("Flagged. gradus flags prints what you flagged."),
    ]
  }
}
