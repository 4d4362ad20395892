/// One question answered once, as the scheduler sees it: what the first try says, whatever followed.
public struct Review: Equatable, Sendable {
  /// The id of the answer in the log.
  public var id: String
  public var lesson: String
  public var question: String
  public var grade: ReviewGrade
  /// When it was, with the learner's own clock.
  public var moment: LocalTime
  /// Seconds from asking to answering.
  public var duration: Double
  public var confidence: Confidence?
  public var seed: UInt64
  public var usedHint: Bool
  /// Right at the first try.
  public var isRight: Bool
  public var occasion: Occasion

  public init(
    id: String, lesson: String, question: String, grade: ReviewGrade, moment: LocalTime, duration: Double = 0,
    confidence: Confidence? = nil, seed: UInt64 = 0, usedHint: Bool = false, isRight: Bool? = nil,
    occasion: Occasion = .quiz
  ) {
    self.id = id
    self.lesson = lesson
    self.question = question
    self.grade = grade
    self.moment = moment
    self.duration = duration
    self.confidence = confidence
    self.seed = seed
    self.usedHint = usedHint
    self.isRight = isRight ?? grade.isPass
    self.occasion = occasion
  }

  /// The review that an event of the log is; nil for anything but the first try at a question, and for cramming.
  public init?(_ event: ProgressEvent) {
    guard case .answered(let record) = event.what, record.attempt == 1, record.occasion != .cram else { return nil }
    self.init(
      id: event.id, lesson: record.lesson, question: record.question, grade: record.reviewGrade,
      moment: LocalTime(event.time, zoneOffset: event.zoneOffset ?? 0), duration: record.duration,
      confidence: record.confidence, seed: record.seed, usedHint: record.hintsUsed > 0, isRight: record.isRight,
      occasion: record.occasion)
  }
}

extension AnswerRecord {
  /// The grade it was given, or what the answer alone says where nobody gave one.
  public var reviewGrade: ReviewGrade {
    rating ?? ReviewGrade(isRight: isRight, usedHint: hintsUsed > 0)
  }
}

extension ReviewGrade {
  /// The grade that follows from a first try: wrong is again, right after a hint is hard, right is good; right, marked
  /// sure and given within the quick time is easy.
  ///
  /// - Parameter quickTime: seconds; nil for a question that is never easy.
  public init(
    isRight: Bool, usedHint: Bool, confidence: Confidence? = nil, duration: Double = .infinity,
    quickTime: Double? = nil
  ) {
    guard isRight else {
      self = .again
      return
    }
    guard !usedHint else {
      self = .hard
      return
    }
    let isQuick = quickTime.map { duration <= $0 } ?? false
    self = confidence == .sure && isQuick ? .easy : .good
  }

  /// The grade of a question that was asked; nil before the first try that could be judged.
  public init?(_ asking: Asking, confidence: Confidence?, duration: Double) {
    guard let first = asking.attempts.first else { return nil }
    self.init(
      isRight: first.verdict.grade.isRight, usedHint: asking.hintsShown > 0, confidence: confidence,
      duration: duration, quickTime: asking.question.quickTime)
  }
}

extension Question {
  /// Seconds within which an answer is quick: 8, and 20 where a number or an order takes longer. A prediction is never
  /// quick: thinking is what it is for.
  public var quickTime: Double? {
    switch kind {
    case .choice, .several, .shortText: 8
    case .number, .order: 20
    case .predict: nil
    }
  }
}
