import Engine

@testable import Course

/// Events and cards for tests of the review.
enum ReviewSamples {
  /// 1 January 2026, 12:00 UTC.
  static let start = 1_767_268_800.0

  static func answer(
    _ id: String, _ question: String = "q", day: Double = 0, right: Bool = true, attempt: Int = 1, hints: Int = 0,
    lesson: String = "a", occasion: Occasion = .quiz, confidence: Confidence? = nil, rating: ReviewGrade? = nil,
    duration: Double = 5, zone: Int? = 0
  ) -> ProgressEvent {
    ProgressEvent(
      id: id, time: start + day * 86_400, zoneOffset: zone,
      what: .answered(
        AnswerRecord(
          lesson: lesson, question: question, answer: "x", grade: right ? "right" : "wrong", isRight: right,
          attempt: attempt, hintsUsed: hints, duration: duration, seed: 1, occasion: occasion,
          confidence: confidence, rating: rating)))
  }

  static func event(_ id: String, day: Double = 0, _ what: ProgressEvent.What) -> ProgressEvent {
    ProgressEvent(id: id, time: start + day * 86_400, zoneOffset: 0, what: what)
  }

  static func review(_ question: String, _ grade: ReviewGrade = .good, day: Double = 0, id: String = "") -> Review {
    Review(
      id: id.isEmpty ? "\(question)-\(day)" : id, lesson: "a", question: question, grade: grade, moment: moment(day))
  }

  static func moment(_ day: Double) -> LocalTime { LocalTime(start + day * 86_400) }

  static func question(_ id: String) -> Question {
    Question(
      id: id, ask: [.text("Well?")],
      kind: .number(
        Question.NumberKey(answer: 2, tolerance: 0, unit: nil, traps: [], accept: [], reject: [])),
      hints: [], explanation: [.text("So.")])
  }

  static func card(_ id: String, kin: [String] = [], isOpen: Bool = true) -> QuizCard {
    QuizCard(id: id, lesson: "a", page: "p", content: .question(question(id)), kin: kin, isOpen: isOpen)
  }

  /// Many learners' worth of reviews, by time.
  static func log(_ count: Int, cards: Int, seed: UInt64) -> [Review] {
    var chance = Generator(seed: seed, stream: Stream.review)
    return (0..<count).map { index in
      let grade: ReviewGrade = [.again, .hard, .good, .good, .good, .good, .easy][chance.below(7)]
      let time = start + Double(index) * 300
      return Review(
        id: "review-\(index)", lesson: "a", question: "question-\(chance.below(cards))", grade: grade,
        moment: LocalTime(time), duration: chance.uniform(1, 20))
    }
  }
}
