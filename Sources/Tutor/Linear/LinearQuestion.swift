import Course
import Lab

/// A question of a page being asked.
struct LinearQuestion: LinearPlace, Sendable {
  private(set) var page: LinearPage
  private(set) var asked: LinearAsking

  enum Command: Sendable { case again, hint, skip, help, quit }

  private static let menu = LinearMenu<Command>([
    .init(.again, ["r", "again"], "read the question again, as Enter"),
    .init(.hint, ["h", "i", "hint"], "a hint, where there is one"),
    .init(.skip, ["q", "skip"], "back to the page without an answer"),
    .init(.help, ["?", "help"], "what can be typed"),
    .init(.quit, ["quit"], "leave Gradus"),
  ])

  /// - Parameter time: when it is asked; the order of the choices comes from it.
  init(_ question: Question, on page: LinearPage, at time: Double) {
    self.page = page
    asked = LinearAsking(question, of: page.lesson, seed: time.bitPattern, at: time)
  }

  func show(_ draft: inout LinearDraft) { asked.show(&draft) }

  func prompt(_ draft: LinearDraft) -> String {
    "Enter: read the question again.\(asked.asking.hasHint ? " h: hint." : "") q: skip. ?: more."
  }

  mutating func answer(_ line: String, _ world: LinearWorld, _ draft: inout LinearDraft) -> LinearMove {
    switch Self.menu.read(line) {
    case .enter, .command(.again, ""): show(&draft)
    case .command(.hint, ""): asked.hint(&draft)
    case .command(.skip, ""): return .back(page)
    case .command(.help, ""):
      draft.say(asked.invitation)
      Self.menu.explain(&draft)
    case .command(.quit, ""): return .quit
    case .number, .command, .other: return take(line, world, &draft)
    }
    return .stay
  }

  private mutating func take(_ line: String, _ world: LinearWorld, _ draft: inout LinearDraft) -> LinearMove {
    if asked.answer(line, world, &draft), let record = asked.record(at: draft.time) {
      draft.record(.answered(record))
    }
    guard asked.asking.isOver else { return .stay }
    if case .predict(let prediction) = asked.question.kind {
      if let card = asked.makeCard(&draft) {
        page.card = card
        draft.say("Your numbers became a card: the quiz will ask you why. x on the page removes it.")
      }
      announce(prediction, &draft)
    }
    return .back(page)
  }

  private func announce(_ prediction: Question.Prediction, _ draft: inout LinearDraft) {
    guard draft.progress.openPrediction(about: prediction.experiment, in: page.lesson) == nil,
      let experiment = page.lesson.experiments.first(where: { $0.id == prediction.experiment })
    else { return }
    draft.say("The experiment \"\(experiment.title)\" is open now.")
  }
}
