import Course
import Lab
import Mathematics

/// The review of the day in words: one question after the other, each answer recorded at once.
struct LinearQuiz: LinearPlace, Sendable {
  /// What is in front of the learner.
  enum Stage: Sendable {
    case question(LinearAsking)
    /// A card from what the learner did, answered in the head; its answer was read out or not yet.
    case card(PredictionCard, isShown: Bool)
    /// Nothing is left.
    case end
  }

  private(set) var session: QuizSession
  private(set) var stage = Stage.end
  private var confidence: Confidence?
  private var askedAt = 0.0
  /// The card that was made from the prediction in front, as it was far off.
  private(set) var made: PredictionCard?

  init(_ session: QuizSession) { self.session = session }

  /// Asks what comes next, or a certain card.
  mutating func ask(_ card: QuizCard? = nil, _ world: LinearWorld, _ draft: inout LinearDraft) {
    (confidence, made, askedAt, stage) = (nil, nil, draft.time, .end)
    draft.gap()
    draft.say(session.standing.joined(separator: ", ") + ".")
    if let card = session.next(card, at: draft.time) {
      switch card.content {
      case .prediction(let card): stage = .card(card, isShown: false)
      case .question(let question):
        if let home = world.curriculum.lesson(card.lesson) {
          stage = .question(
            LinearAsking(
              question, of: home, seed: QuizSession.seed(at: draft.time), turn: session.turn(of: card),
              at: draft.time))
        }
      }
    }
    show(&draft)
  }

  func show(_ draft: inout LinearDraft) {
    switch stage {
    case .question(let asked):
      draft.say("From \"\(asked.lesson.title)\".")
      asked.show(&draft)
    case .card(let card, let isShown):
      draft.say("\(PredictionCard.kicker). \(PredictionCard.invitation)")
      draft.say(card.ask)
      if isShown { showAnswer(card, &draft) }
    case .end: for sentence in session.endSentences(draft.time) { draft.say(sentence) }
    }
  }

  private func showAnswer(_ card: PredictionCard, _ draft: inout LinearDraft) {
    draft.say(card.answer)
    if !session.isGraded { draft.say(PredictionCard.selfGrading) }
  }

  mutating func answer(_ line: String, _ world: LinearWorld, _ draft: inout LinearDraft) -> LinearMove {
    switch menu.read(line) {
    case .enter: return enter(world, &draft)
    case .command(.flag, let note): flag(note, &draft)
    case .command(let command, ""): return perform(command, world, &draft)
    case .number, .command, .other: take(line, world, &draft)
    }
    return .stay
  }

  private mutating func perform(
    _ command: Command, _ world: LinearWorld, _ draft: inout LinearDraft
  ) -> LinearMove {
    switch command {
    case .again: show(&draft)
    case .hint: hint(&draft)
    case .sure: note(.sure, &draft)
    case .fairly: note(.fairly, &draft)
    case .guess: note(.guess, &draft)
    case .when: draft.say(session.comesBack(draft.time) ?? "It was not asked yet.")
    case .undo: takeBack(world, &draft)
    case .remove: remove(world, &draft)
    case .cram: return world.quiz(lesson: session.lesson, isCram: true, &draft)
    case .help:
      if case .question(let asked) = stage, !isAnswered { draft.say(asked.invitation) }
      menu.explain(&draft, numbers: isGrading ? Self.grades : nil)
    case .leave: return .contents
    case .quit: return .quit
    case .flag: break
    }
    return .stay
  }

  private mutating func enter(_ world: LinearWorld, _ draft: inout LinearDraft) -> LinearMove {
    switch stage {
    case .question where !isAnswered: show(&draft)
    case .card(let card, false):
      stage = .card(card, isShown: true)
      showAnswer(card, &draft)
    case .card where !session.isGraded: grade(.good, &draft)
    case .question, .card: ask(nil, world, &draft)
    case .end:
      guard session.queue.counts.today > 0 else { return .contents }
      ask(nil, world, &draft)
    }
    return .stay
  }

  /// A line that is no word of the menu: an answer or a grade.
  private mutating func take(_ line: String, _ world: LinearWorld, _ draft: inout LinearDraft) {
    if isGrading, let number = Int(line.trimmedBlanks), let grade = ReviewGrade(rawValue: number) {
      return self.grade(grade, &draft)
    }
    guard case .question(var asked) = stage, !isAnswered else {
      return draft.say(menu.complaint(about: line.trimmedBlanks, numbers: isGrading ? "1 to 4" : nil))
    }
    let isJudged = asked.answer(line, world, &draft)
    stage = .question(asked)
    if isJudged, let record = asked.record(at: draft.time, occasion: session.occasion, confidence: confidence) {
      draft.record(session.note(record, at: draft.time))
    }
    guard asked.asking.isOver else { return }
    if !session.isCram, let card = asked.makeCard(&draft) {
      made = card
      draft.say("Your numbers became a card: the quiz will ask you why. x removes it.")
    }
    sayGrade(&draft)
  }

  private func sayGrade(_ draft: inout LinearDraft) {
    if !session.isCram, let last = session.answered.last { draft.say("Graded \(last.grade.word).") }
  }

  private mutating func grade(_ grade: ReviewGrade, _ draft: inout LinearDraft) {
    if case .card(let card, _) = stage, !session.isGraded {
      let duration = draft.time - askedAt
      draft.record(session.assess(card, grade, duration: duration, confidence: confidence, at: draft.time))
    } else if let effect = session.regrade(grade) {
      draft.record(effect)
    }
    sayGrade(&draft)
  }

  private mutating func hint(_ draft: inout LinearDraft) {
    guard case .question(var asked) = stage else { return }
    asked.hint(&draft)
    stage = .question(asked)
  }

  private mutating func note(_ confidence: Confidence, _ draft: inout LinearDraft) {
    self.confidence = confidence
    draft.say(confidence.sentence)
  }

  private mutating func takeBack(_ world: LinearWorld, _ draft: inout LinearDraft) {
    guard !session.isCram else { return draft.say("Cramming gives no grades.") }
    guard let (card, effect) = session.takeBack() else { return draft.say("Nothing was graded yet.") }
    draft.record(effect)
    draft.say("Taken back. It is asked once more.")
    ask(card, world, &draft)
  }

  private mutating func remove(_ world: LinearWorld, _ draft: inout LinearDraft) {
    if case .card(let card, _) = stage {
      draft.record(session.remove(card))
      draft.say("The card is removed; the quiz will not ask it.")
      ask(nil, world, &draft)
    } else if let card = made {
      made = nil
      draft.record(.removedCard(card.id))
      draft.say("The card is removed; the quiz will not ask it.")
    }
  }

  private func flag(_ note: String, _ draft: inout LinearDraft) {
    let id: String
    switch stage {
    case .question(let asked): id = asked.question.id
    case .card(let card, _): id = card.id
    case .end: return
    }
    draft.flag(QuestionFlag(question: id, note: note, at: session.moment(draft.time)))
    draft.say("Flagged. gradus flags prints what you flagged.")
  }
}

extension LinearWorld {
  /// A quiz with its first question, or why there can be none.
  func quiz(lesson: String?, isCram: Bool, _ draft: inout LinearDraft) -> LinearMove {
    if let lesson, curriculum.lesson(lesson) == nil {
      draft.say("There is no lesson \(PlainText.quoted(lesson)) to ask about.")
      return .contents
    }
    switch recall() {
    case .unknown(let sentence):
      draft.say(sentence)
      return .stay
    case .known(let study):
      let session = QuizSession(
        curriculum, draft.progress, study, lesson: lesson, isCram: isCram, opening: 1, at: draft.time)
      draft.gap()
      draft.say(isCram ? "Quiz, cramming" : "Quiz")
      var quiz = LinearQuiz(session)
      quiz.ask(nil, self, &draft)
      return .quiz(quiz)
    }
  }
}
