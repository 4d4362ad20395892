/// Something worth remembering, as it happened. The log of events is the only truth; `Progress` is folded from it.
public struct ProgressEvent: Equatable, Sendable {
  /// Random, made where it is stored; merging two logs is then safe.
  public var id: String
  /// Seconds since 1970, UTC.
  public var time: Double
  /// Seconds that the learner's clock was ahead of UTC; nil where nobody noted it.
  public var zoneOffset: Int?
  public var what: What

  public enum What: Equatable, Sendable {
    /// The learner is on this page now.
    case visited(lesson: String, page: String)
    /// The learner has gone on from this page.
    case read(lesson: String, page: String)
    case answered(AnswerRecord)
    case ran(RunRecord)
    /// Another grade for the answer with this event id. Of several the latest counts.
    case regraded(answer: String, ReviewGrade)
    /// Events that do not count any more, by their ids. They stay in the log, so that merging two logs is safe.
    case tookBack([String])
    /// The same for all that was done in a lesson, or in all of them.
    case reset(lesson: String?, [String])
    case madeCard(PredictionCard)
    /// A card that is not to be asked any more, by its own id.
    case removedCard(String)
  }

  public init(id: String, time: Double, zoneOffset: Int? = nil, what: What) {
    self.id = id
    self.time = time
    self.zoneOffset = zoneOffset
    self.what = what
  }
}

public struct AnswerRecord: Equatable, Sendable {
  public var lesson: String
  public var question: String
  /// The answer as text, for the learner's own eyes and for statistics.
  public var answer: String
  /// `right`, `wrong`, or a prediction's band.
  public var grade: String
  public var isRight: Bool
  /// Counted from 1.
  public var attempt: Int
  public var hintsUsed: Int
  /// Seconds from asking to answering.
  public var duration: Double
  public var seed: UInt64
  public var occasion: Occasion
  /// What the learner said before answering; nil where nobody asked.
  public var confidence: Confidence?
  /// The grade for the scheduler; nil where it follows from the answer alone.
  public var rating: ReviewGrade?

  public init(
    lesson: String, question: String, answer: String, grade: String, isRight: Bool, attempt: Int, hintsUsed: Int,
    duration: Double, seed: UInt64, occasion: Occasion = .lesson, confidence: Confidence? = nil,
    rating: ReviewGrade? = nil
  ) {
    self.lesson = lesson
    self.question = question
    self.answer = answer
    self.grade = grade
    self.isRight = isRight
    self.attempt = attempt
    self.hintsUsed = hintsUsed
    self.duration = duration
    self.seed = seed
    self.occasion = occasion
    self.confidence = confidence
    self.rating = rating
  }
}

/// A run that came to its end.
public struct RunRecord: Equatable, Sendable {
  public var lesson: String
  public var experiment: String
  public var seed: UInt64
  public var steps: Int
  /// Why it ended, in a word: `completed`, `reached`, `diverged`.
  public var ending: String
  /// Name and value of every knob, in order.
  public var settings: [Pair]
  /// Name and value of every measure; nil where it has none.
  public var measures: [Measurement]

  public struct Pair: Equatable, Sendable {
    public var name: String
    public var value: String
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }
  public struct Measurement: Equatable, Sendable {
    public var name: String
    public var value: Double?
    public init(_ name: String, _ value: Double?) {
      self.name = name
      self.value = value
    }
  }
  public init(
    lesson: String, experiment: String, seed: UInt64, steps: Int, ending: String, settings: [Pair],
    measures: [Measurement]
  ) {
    self.lesson = lesson
    self.experiment = experiment
    self.seed = seed
    self.steps = steps
    self.ending = ending
    self.settings = settings
    self.measures = measures
  }
}
