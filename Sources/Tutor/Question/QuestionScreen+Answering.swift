import Course
import Lab
import TerminalUI

extension QuestionScreen {
  /// Gives the answer as it stands.
  mutating func submit(_ scene: Scene) -> [Reply] {
    if case .sketch(var sketch) = entry, sketch.typed != nil {
      let reason = sketch.takeTyped()
      entry = .sketch(sketch)
      return reason.map { say(Self.unreadable($0)) } ?? []
    }
    if case .order(var order) = entry {
      order.drop()
      entry = .order(order)
    }
    guard let answer = entry.answer(to: question, shown: asking.presentation) else { return say(entry.whatIsMissing) }
    guard !asking.attempts.contains(where: { $0.answer == answer }) else {
      return say("You have given this answer already. Change it first.")
    }
    let duration = max(0, scene.time - askedAt)
    guard let prediction else { return judged(asking.answer(answer), duration) }
    return measure(answer, prediction, duration)
  }

  /// Puts a readable prediction aside and asks for its run.
  private mutating func measure(
    _ answer: Answer, _ prediction: Question.Prediction, _ duration: Double
  ) -> [Reply] {
    if case .predictedNumber(let text) = answer,
      case .unreadable(let reason) = NumberAnswer.read(text, unit: prediction.unit)
    {
      return say(Self.unreadable(reason))
    }
    guard let experiment else {
      return say("The experiment \"\(prediction.experiment)\" is not in this lesson, so nothing can be measured.")
    }
    do {
      let settled = try experiment.with(prediction.with)
      pending = Pending(answer: answer, duration: duration)
      note = nil
      lookAt(.note)
      return [.effect(.measure(run, settled, prediction.measure))]
    } catch {
      return say("The experiment cannot be set up as this question asks: \(error.message).")
    }
  }

  /// Judges the prediction by what its run gave.
  mutating func receive(_ outcome: Outcome, _ scene: Scene) -> [Reply] {
    guard let pending, let prediction else { return [] }
    self.pending = nil
    let measured = outcome.frame.value(of: prediction.measure)
    let curve = outcome.curve.map { Question.Prediction.CurvePoint(epoch: $0.epoch, value: $0.value) }
    result = Result(measured: measured, curve: curve)
    let verdict = asking.predict(pending.answer, measured: measured, curve: curve)
    return judged(verdict, pending.duration) + makeCard(scene.progress)
  }

  /// Says why a prediction's run gave nothing. The answer stays and may be given again.
  mutating func fail(_ sentence: String) {
    pending = nil
    _ = say(sentence + " Your answer is kept; Enter tries again.")
  }

  private mutating func judged(_ verdict: Verdict, _ duration: Double) -> [Reply] {
    if case .unreadable(let reason) = verdict.grade {
      return say(prediction == nil ? Self.unreadable(reason) : reason)
    }
    note = nil
    if asking.isOver { isTyping = false }
    if case .choices(var choices) = entry {
      choices.letGo()
      entry = .choices(choices)
    }
    lookAt(.verdict)
    guard
      let record = AnswerRecord(
        lesson: lesson.id, asking, duration: duration, occasion: occasion, confidence: confidence)
    else { return [] }
    return [.effect(.record(.answered(record)))]
  }

  private mutating func say(_ sentence: String) -> [Reply] {
    note = sentence
    lookAt(.note)
    return []
  }

  private static func unreadable(_ reason: String) -> String {
    let sentence = reason.hasSuffix("?") ? reason : reason + "."
    return "That could not be read: \(sentence) It does not count; change it and press Enter."
  }
}

extension QuestionScreen {
  /// What was predicted, to be seen beside the run: a number or a curve; nil for a choice.
  var guess: LabScreen.Guess? {
    guard let prediction, let answer = asking.attempts.last?.answer else { return nil }
    switch (answer, prediction.form) {
    case (.predictedNumber(let text), _):
      guard case .value(let value) = NumberAnswer.read(text, unit: prediction.unit) else { return nil }
      return LabScreen.Guess(prediction.measure, value: value)
    case (.predictedCurve(let values), .sketch(let epochs)):
      let points = zip(epochs, values).map { Outcome.Point(epoch: $0, value: $1) }
      return LabScreen.Guess(prediction.measure, sketch: points)
    default: return nil
    }
  }
}
