import Course

extension AppState {
  /// Opens the review of the day over whatever is open; a quiz that is open gives way.
  mutating func openQuiz(lesson: String?, isCram: Bool) {
    if let lesson, curriculum.lesson(lesson) == nil {
      notice = "There is no lesson \"\(lesson)\" to ask about."
      return
    }
    guard isRecalled else {
      waitingQuiz = (lesson, isCram)
      notice = "Your reviews are being read; then the quiz opens."
      return
    }
    if case .quiz(let quiz) = stack[stack.count - 1] {
      stack.removeLast()
      close(quiz)
    }
    quizzes += 1
    let session = QuizSession(
      curriculum, scene.progress, study, lesson: lesson, isCram: isCram, opening: quizzes, at: scene.time)
    var quiz = QuizScreen(curriculum, session, run: nextRun)
    quiz.ask(nil, scene)
    stack.append(.quiz(quiz))
  }

  /// What the quiz learned of the learner is known from now on.
  mutating func close(_ quiz: QuizScreen) {
    nextRun = quiz.nextRun
    if !quiz.session.isCram { study.memory = quiz.session.queue.memory }
    countDue()
  }

  /// Takes what was remembered before this session. A quiz that somebody waits for opens.
  mutating func receive(_ recollection: Recollection) {
    guard !isRecalled else { return }
    isRecalled = true
    switch recollection {
    case .known(let before): study.recall(before.history, then: sinceStart)
    case .unknown(let sentence): notice = sentence
    }
    sinceStart = []
    countDue()
    if let (lesson, isCram) = waitingQuiz {
      (waitingQuiz, notice) = (nil, nil)
      openQuiz(lesson: lesson, isCram: isCram)
    }
  }

  /// The learner's clock as it is now: they may have travelled, or summer ended.
  mutating func move(toZone offset: Int) {
    guard offset != study.zoneOffset else { return }
    study.zoneOffset = offset
    _ = inQuiz { quiz, _ in
      quiz.move(toZone: offset)
      return []
    }
    countDue()
  }

  /// How many are due today, for the contents; nobody knows before the log was read.
  mutating func countDue() {
    guard isRecalled else { return }
    countedDay = study.day(at: scene.time)
    scene.due = study.queue(curriculum, scene.progress, lesson: nil, isCram: false, at: scene.time).counts.today
  }

  /// A session may go on over four in the morning: then the review of another day is due.
  mutating func countAnewDaily() {
    if let countedDay, countedDay != study.day(at: scene.time) { countDue() }
  }

  mutating func inQuiz(_ body: (inout QuizScreen, Scene) -> [Reply]) -> [Effect] {
    guard let index = stack.lastIndex(where: { if case .quiz = $0 { true } else { false } }),
      case .quiz(var quiz) = stack[index]
    else { return [] }
    let replies = body(&quiz, scene)
    stack[index] = .quiz(quiz)
    return settle(replies)
  }
}
