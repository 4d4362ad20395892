import Course
import Lab

/// A question being asked: read out, answered with numbers or words, and judged.
struct LinearQuestion: LinearPlace, Sendable {
  private(set) var page: LinearPage
  private(set) var asking: Asking
  private let askedAt: Double
  /// Values of a sketch that were given so far.
  private(set) var sketch: [Double] = []
  /// What the run of a prediction gave.
  private var measured: Double?

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
    asking = Asking(question, seed: time.bitPattern)
    askedAt = time
  }

  var question: Question { asking.question }

  /// The question with its choices and how to answer.
  func show(_ draft: inout LinearDraft) {
    let isPrediction = if case .predict = question.kind { true } else { false }
    draft.say(isPrediction ? "Predict: " : "Question: ", question.ask)
    let items = question.shownItems
    for (number, place) in asking.presentation.enumerated() { draft.say("\(number + 1). ", items[place], hanging: 3) }
    draft.say(invitation)
  }

  func prompt(_ draft: LinearDraft) -> String {
    "Enter: read the question again.\(asking.hasHint ? " h: hint." : "") q: skip. ?: more."
  }

  mutating func answer(_ line: String, _ world: LinearWorld, _ draft: inout LinearDraft) -> LinearMove {
    switch Self.menu.read(line) {
    case .enter, .command(.again, ""): show(&draft)
    case .command(.hint, ""):
      if let hint = asking.showHint() {
        draft.say("Hint: ", hint)
      } else {
        draft.say(question.hints.isEmpty ? "This question has no hint." : "There are no more hints.")
      }
    case .command(.skip, ""): return .back(page)
    case .command(.help, ""):
      draft.say(invitation)
      Self.menu.explain(&draft)
    case .command(.quit, ""): return .quit
    case .number, .command, .other:
      switch read(line.trimmedBlanks) {
      case .answer(let answer): return judge(answer, world, &draft)
      case .more(let values):
        sketch = values
        draft.say(invitation)
      case .unreadable(let reason): draft.say(reason)
      }
    }
    return .stay
  }

  private mutating func judge(
    _ answer: Answer, _ world: LinearWorld, _ draft: inout LinearDraft
  ) -> LinearMove {
    guard !asking.attempts.contains(where: { $0.answer == answer }) else {
      draft.say("You have given this answer already; it does not count again.")
      return .stay
    }
    let count = asking.attempts.count
    let verdict: Verdict
    if case .predict(let prediction) = question.kind {
      guard let judged = predict(answer, prediction, world, &draft) else { return .stay }
      verdict = judged
    } else {
      verdict = asking.answer(answer)
    }
    sketch = []
    if asking.attempts.count > count,
      let record = AnswerRecord(lesson: page.lesson.id, asking, duration: max(0, draft.time - askedAt))
    {
      draft.record(.answered(record))
    }
    draft.say(Self.words(for: verdict.grade), verdict.explanation)
    guard let worked = asking.workedAnswer else {
      if !asking.attempts.isEmpty { draft.say("You have one more try.") }
      return .stay
    }
    draft.say(worked)
    if case .predict(let prediction) = question.kind {
      makeCard(&draft)
      announce(prediction, &draft)
    }
    return .back(page)
  }

  /// Runs what was predicted; nil, with the reason said, when it cannot be run.
  private mutating func predict(
    _ answer: Answer, _ prediction: Question.Prediction, _ world: LinearWorld, _ draft: inout LinearDraft
  ) -> Verdict? {
    guard let experiment = page.lesson.experiments.first(where: { $0.id == prediction.experiment }) else {
      draft.say("This lesson has no experiment \(PlainText.quoted(prediction.experiment)).")
      return nil
    }
    let turned: Experiment
    do { turned = try experiment.with(prediction.with) } catch {
      draft.say(error.sentence)
      return nil
    }
    do {
      let outcome = try Outcome.train(
        turned, prediction.measure, tables: world.tables(turned), kernels: world.kernels,
        workers: world.workers)
      let curve = outcome.curve.map { Question.Prediction.CurvePoint(epoch: $0.epoch, value: $0.value) }
      measured = outcome.frame.value(of: prediction.measure)
      return asking.predict(answer, measured: measured, curve: curve)
    } catch {
      draft.say(error.message)
      return nil
    }
  }

  /// Makes a card for the quiz from a prediction that was far off, where the lesson may have one more.
  private mutating func makeCard(_ draft: inout LinearDraft) {
    guard let card = PredictionCard(lesson: page.lesson.id, asking, measured: measured),
      draft.progress.hasRoom(for: card)
    else { return }
    draft.record(.madeCard(card))
    page.card = card
    draft.say("Your numbers became a card: the quiz will ask you why. x on the page removes it.")
  }

  private func announce(_ prediction: Question.Prediction, _ draft: inout LinearDraft) {
    guard draft.progress.openPrediction(about: prediction.experiment, in: page.lesson) == nil,
      let experiment = page.lesson.experiments.first(where: { $0.id == prediction.experiment })
    else { return }
    draft.say("The experiment \"\(experiment.title)\" is open now.")
  }

  private static func words(for grade: Verdict.Grade) -> String {
    switch grade {
    case .right: "Right. "
    case .wrong: "Not right. "
    case .predicted(.exact): "Right. "
    case .predicted(.rightMagnitude): "The right order of magnitude, which counts as right. "
    case .predicted(.rightDirection): "The right direction, but too far off to count as right. "
    case .predicted(.wrong): "Not right. "
    case .unreadable: "That cannot be read as an answer: "
    }
  }
}
