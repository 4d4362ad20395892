public import Lab

/// Something the learner is asked. Its id is explicit, so that a reworded question keeps its history.
public struct Question: Equatable, Sendable {
  public var id: String
  public var ask: [Inline]
  public var kind: Kind
  /// Shown one after the other on request.
  public var hints: [[Inline]]
  /// The worked answer: shown after two misses, and after a right answer as the reason.
  public var explanation: [Inline]
  /// Where fresh numbers come from each time it is asked; the rest is then an example of what it makes.
  public var generator: QuestionGenerator?
  /// The same prediction about other settings: a quiz takes them in turn.
  public var again: [Question] = []
  /// Ids that it had before. What was answered under them is its history.
  public var former: [String] = []

  public enum Kind: Equatable, Sendable {
    /// Exactly one right choice.
    case choice([Choice])
    /// Any number of right choices; all of them and no other must be picked.
    case several([Choice])
    case number(NumberKey)
    /// The items in their right order; shown shuffled.
    case order([[Inline]])
    case shortText(TextKey)
    case predict(Prediction)
  }

  public struct Choice: Equatable, Sendable {
    public var text: [Inline]
    public var isRight: Bool
    /// Why it is right, or what is wrong with it.
    public var why: [Inline]
    public init(text: [Inline], isRight: Bool, why: [Inline]) {
      self.text = text
      self.isRight = isRight
      self.why = why
    }
  }

  public struct NumberKey: Equatable, Sendable {
    public var answer: Double
    /// Largest accepted distance from the answer.
    public var tolerance: Double
    public var unit: String?
    /// Wrong numbers that tell what was misunderstood, each with its explanation.
    public var traps: [Trap]
    /// Spellings that must be accepted and rejected: `gradus check` tries them.
    public var accept: [String]
    public var reject: [String]

    public struct Trap: Equatable, Sendable {
      public var value: Double
      public var why: [Inline]
      public init(value: Double, why: [Inline]) {
        self.value = value
        self.why = why
      }
    }
    public init(
      answer: Double, tolerance: Double, unit: String?, traps: [Trap], accept: [String], reject: [String]
    ) {
      self.answer = answer
      self.tolerance = tolerance
      self.unit = unit
      self.traps = traps
      self.accept = accept
      self.reject = reject
    }
  }

  public struct TextKey: Equatable, Sendable {
    public var accept: [String]
    /// Near misses that must be rejected, each with its explanation.
    public var reject: [Rejected]
    public struct Rejected: Equatable, Sendable {
      public var text: String
      public var why: [Inline]
      public init(text: String, why: [Inline]) {
        self.text = text
        self.why = why
      }
    }
    public init(accept: [String], reject: [Rejected]) {
      self.accept = accept
      self.reject = reject
    }
  }

  /// A guess before an experiment runs, graded by really running it.
  public struct Prediction: Equatable, Sendable {
    /// The id of an experiment of the same lesson.
    public var experiment: String
    public var with: [Setting.Entry]
    public var measure: Measure
    public var form: Form
    public var bands: Bands

    public enum Form: Equatable, Sendable {
      /// Each choice holds when the measured value lies in its bound.
      case choice([PredictedOutcome])
      case number
      /// A curve through points at these epochs; the measure's whole history is compared.
      case sketch(epochs: [Double])
    }
    public struct PredictedOutcome: Equatable, Sendable {
      public var text: [Inline]
      public var bound: Claim.Bound
      public var why: [Inline]
      public init(text: [Inline], bound: Claim.Bound, why: [Inline]) {
        self.text = text
        self.bound = bound
        self.why = why
      }
    }
    /// How far off a prediction may be: `exact` is an absolute or relative distance, `magnitude` a factor.
    public struct Bands: Equatable, Sendable {
      public var exact: Double
      public var isRelative: Bool
      public var magnitude: Double
      /// The value before training or at the reference setting, from which a direction counts.
      public var baseline: Double?
      public init(exact: Double, isRelative: Bool, magnitude: Double, baseline: Double?) {
        self.exact = exact
        self.isRelative = isRelative
        self.magnitude = magnitude
        self.baseline = baseline
      }
    }
    public init(experiment: String, with: [Setting.Entry], measure: Measure, form: Form, bands: Bands) {
      self.experiment = experiment
      self.with = with
      self.measure = measure
      self.form = form
      self.bands = bands
    }
  }

  public init(
    id: String, ask: [Inline], kind: Kind, hints: [[Inline]], explanation: [Inline],
    generator: QuestionGenerator? = nil
  ) {
    self.id = id
    self.ask = ask
    self.kind = kind
    self.hints = hints
    self.explanation = explanation
    self.generator = generator
  }

  /// The question as it is asked: with fresh numbers from the seed, where it has a generator, or about other settings than
  /// the time before, where it is a prediction that has them.
  ///
  /// - Parameter turn: how often it was asked before.
  public func fresh(seed: UInt64, turn: Int = 0) -> Question {
    let place = turn % (again.count + 1)
    if place > 0 { return again[place - 1] }
    guard var question = generator?.question(id: id, seed: seed) else { return self }
    question.former = former
    return question
  }

  /// What a page says of it before it is asked.
  public var teaser: [Inline] {
    guard let generator else { return ask }
    return [.text("\(generator.topic) Fresh numbers each time.")]
  }
}
