import Course
import Lab

/// A question while it is asked in words: read out, answered with numbers or words, and judged.
struct LinearAsking: Sendable {
  let lesson: Lesson
  private(set) var asking: Asking
  let askedAt: Double
  /// Values of a sketch that were given so far.
  private(set) var sketch: [Double] = []
  /// What the run of a prediction gave.
  private(set) var measured: Double?

  /// - Parameters:
  ///   - turn: how often it was asked before, where a prediction is to come with other settings.
  ///   - time: when it is asked.
  init(_ question: Question, of lesson: Lesson, seed: UInt64, turn: Int = 0, at time: Double) {
    self.lesson = lesson
    asking = Asking(question, seed: seed, turn: turn)
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

  mutating func hint(_ draft: inout LinearDraft) {
    if let hint = asking.showHint() {
      draft.say("Hint: ", hint)
    } else {
      draft.say(question.hints.isEmpty ? "This question has no hint." : "There are no more hints.")
    }
  }

  /// Takes a line as an answer and says what comes of it.
  ///
  /// - Returns: whether it was judged, so that there is something to remember.
  mutating func answer(_ line: String, _ world: LinearWorld, _ draft: inout LinearDraft) -> Bool {
    switch read(line.trimmedBlanks) {
    case .answer(let answer): return judge(answer, world, &draft)
    case .more(let values):
      sketch = values
      draft.say(invitation)
    case .unreadable(let reason): draft.say(reason)
    }
    return false
  }

  /// What is to be remembered of the last attempt.
  func record(at time: Double, occasion: Occasion = .lesson, confidence: Confidence? = nil) -> AnswerRecord? {
    AnswerRecord(
      lesson: lesson.id, asking, duration: max(0, time - askedAt), occasion: occasion, confidence: confidence)
  }

  private mutating func judge(_ answer: Answer, _ world: LinearWorld, _ draft: inout LinearDraft) -> Bool {
    guard !asking.attempts.contains(where: { $0.answer == answer }) else {
      draft.say("You have given this answer already; it does not count again.")
      return false
    }
    let count = asking.attempts.count
    let verdict: Verdict
    if case .predict(let prediction) = question.kind {
      guard let judged = predict(answer, prediction, world, &draft) else { return false }
      verdict = judged
    } else {
      verdict = asking.answer(answer)
    }
    sketch = []
    draft.say(Self.words(for: verdict.grade), verdict.explanation)
    if let worked = asking.workedAnswer {
      draft.say(worked)
    } else if !asking.attempts.isEmpty {
      draft.say("You have one more try.")
    }
    return asking.attempts.count > count
  }

  /// Runs what was predicted; nil, with the reason said, when it cannot be run.
  private mutating func predict(
    _ answer: Answer, _ prediction: Question.Prediction, _ world: LinearWorld, _ draft: inout LinearDraft
  ) -> Verdict? {
    guard let experiment = lesson.experiments.first(where: { $0.id == prediction.experiment }) else {
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
  func makeCard(_ draft: inout LinearDraft) -> PredictionCard? {
    guard let card = PredictionCard(lesson: lesson.id, asking, measured: measured), draft.progress.hasRoom(for: card)
    else { return nil }
    draft.record(.madeCard(card))
    return card
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
