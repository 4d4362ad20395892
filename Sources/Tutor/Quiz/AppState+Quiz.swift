import Course

extension AppState {
  /// Opens the review of the day over whatever is open; a quiz that is open gives way.
  mutating func openQuiz(lesson: String?, isCram: Bool) {
    if let lesson, curriculum.lesson(lesson) == nil {
      notice = "There is no lesson \"\(lesson)\" to ask about."
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

  /// How many are due today, for the contents.
  mutating func countDue() {
    scene.due = study.queue(curriculum, scene.progress, lesson: nil, isCram: false, at: scene.time).counts.today
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
