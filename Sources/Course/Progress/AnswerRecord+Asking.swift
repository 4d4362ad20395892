import Mathematics

extension AnswerRecord {
  /// The newest attempt at a question; nil before the first.
  ///
  /// - Parameters:
  ///   - duration: seconds from asking to answering.
  ///   - confidence: what the learner said before. In a quiz the grade follows from it, too.
  public init?(
    lesson: String, _ asking: Asking, duration: Double, occasion: Occasion = .lesson, confidence: Confidence? = nil
  ) {
    guard let attempt = asking.attempts.last else { return nil }
    let isFirst = asking.attempts.count == 1
    let rating = ReviewGrade(asking, confidence: confidence, duration: duration)
    self.init(
      lesson: lesson, question: asking.question.id, answer: asking.question.text(of: attempt.answer),
      grade: attempt.verdict.grade.word, isRight: attempt.verdict.grade.isRight, attempt: asking.attempts.count,
      hintsUsed: asking.hintsShown, duration: duration, seed: asking.seed, occasion: occasion,
      confidence: confidence, rating: occasion == .lesson || !isFirst ? nil : rating)
  }
}

extension Verdict.Grade {
  /// As it is stored: `right`, `wrong`, `unreadable` or a prediction's band.
  public var word: String {
    switch self {
    case .right: "right"
    case .wrong: "wrong"
    case .predicted(let band): band.rawValue
    case .unreadable: "unreadable"
    }
  }
}

extension Question {
  /// An answer as text: the words that were picked, in the lesson's order, or what was typed.
  public func text(of answer: Answer) -> String {
    switch answer {
    case .choice(let index), .predictedChoice(let index): text(ofItem: index)
    case .several(let indices): indices.sorted().map(text(ofItem:)).joined(separator: "; ")
    case .order(let indices): indices.map(text(ofItem:)).joined(separator: "; ")
    case .text(let text), .predictedNumber(let text): text
    case .predictedCurve(let values): text(ofCurve: values)
    }
  }

  /// `epoch 0: 0.7; epoch 200: 0.4`
  private func text(ofCurve values: [Double]) -> String {
    guard case .predict(let prediction) = kind, case .sketch(let epochs) = prediction.form else { return "" }
    return zip(epochs, values).map { epoch, value in
      "epoch \(NumberText.short(epoch, digits: 6)): \(NumberText.short(value))"
    }.joined(separator: "; ")
  }

  private func text(ofItem index: Int) -> String {
    shownItems.indices.contains(index) ? shownItems[index].plainText : ""
  }

  /// The choices or items of a question as the lesson lists them; none where something is typed.
  public var shownItems: [[Inline]] {
    switch kind {
    case .choice(let choices), .several(let choices): return choices.map(\.text)
    case .order(let items): return items
    case .predict(let prediction):
      if case .choice(let outcomes) = prediction.form { return outcomes.map(\.text) }
      return []
    case .number, .shortText: return []
    }
  }
}
