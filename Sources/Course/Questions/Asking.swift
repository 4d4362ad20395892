/// A question while it is being answered: its attempts, the hints taken, and when it is over.
///
/// A right answer or two misses end it. A prediction ends with its first judged answer: then the result is known.
public struct Asking: Equatable, Sendable {
  /// An answer and how it was judged.
  public struct Attempt: Equatable, Sendable {
    public var answer: Answer
    public var verdict: Verdict
    public init(answer: Answer, verdict: Verdict) {
      self.answer = answer
      self.verdict = verdict
    }
  }

  public static let missesAllowed = 2

  public let question: Question
  /// Where the order of the choices comes from.
  public let seed: UInt64
  public private(set) var attempts: [Attempt] = []
  public private(set) var hintsShown = 0

  /// - Parameter turn: how often the question was asked before, where it is to come with other settings.
  public init(_ question: Question, seed: UInt64, turn: Int = 0) {
    self.question = question.fresh(seed: seed, turn: turn)
    self.seed = seed
  }

  /// Judges an answer. One that cannot be read does not count, and after the end nothing does.
  @discardableResult
  public mutating func answer(_ answer: Answer) -> Verdict { record(answer, question.grade(answer)) }

  /// Judges a prediction by what its run gave.
  @discardableResult
  public mutating func predict(
    _ answer: Answer, measured: Double?, curve: [Question.Prediction.CurvePoint] = []
  ) -> Verdict {
    guard case .predict(let prediction) = question.kind else { return .unreadable("This is no prediction.") }
    return record(answer, prediction.grade(answer, measured: measured, curve: curve))
  }

  private mutating func record(_ answer: Answer, _ verdict: Verdict) -> Verdict {
    if case .unreadable = verdict.grade { return verdict }
    if !isOver { attempts.append(Attempt(answer: answer, verdict: verdict)) }
    return verdict
  }

  public var isRight: Bool { attempts.last?.verdict.grade.isRight ?? false }

  public var isOver: Bool {
    if case .predict = question.kind { return !attempts.isEmpty }
    return isRight || attempts.count >= Self.missesAllowed
  }

  /// The next hint; nil when there is none left.
  public mutating func showHint() -> [Inline]? {
    guard hasHint else { return nil }
    hintsShown += 1
    return question.hints[hintsShown - 1]
  }

  public var hasHint: Bool { !isOver && hintsShown < question.hints.count }

  /// The worked answer, once the question is over.
  public var workedAnswer: [Inline]? { isOver ? question.workedAnswer : nil }

  /// The order in which choices or items are shown.
  public var presentation: [Int] { question.presentation(seed: seed) }
}
