import Lab
import Mathematics

/// A card from what the learner did: a prediction that was far off, with their own numbers.
///
/// It asks why, so the learner compares with the answer and grades it alone.
public struct PredictionCard: Equatable, Sendable {
  public var lesson: String
  /// The prediction it came from. A question has at most one card.
  public var question: String
  /// You expected 0.2; zero weights gave 0.6931. Why?
  public var ask: String
  /// What the lesson says, for the day when the question has gone from it.
  public var answer: String

  /// No more than these of a lesson are asked: the first that were made and not removed.
  public static let mostPerLesson = 3

  public init(lesson: String, question: String, ask: String, answer: String) {
    self.lesson = lesson
    self.question = question
    self.ask = ask
    self.answer = answer
  }

  /// The card of a prediction that has just been judged; nil unless it was far off.
  ///
  /// - Parameter measured: what the run gave.
  public init?(lesson: String, _ asking: Asking, measured: Double?) {
    guard case .predict(let prediction) = asking.question.kind, let attempt = asking.attempts.last,
      case .predicted(.wrong) = attempt.verdict.grade, let measured, measured.isFinite
    else { return nil }
    let said = asking.question.text(of: attempt.answer)
    let gave = NumberText.inSentence(measured)
    let subject = prediction.with.isEmpty ? "the run" : "the run with \(Self.words(prediction))"
    let answer =
      asking.question.workedAnswer + (asking.question.workedAnswer.isEmpty ? attempt.verdict.explanation : [])
    self.init(
      lesson: lesson, question: asking.question.id,
      ask: "You expected \(said) (\(prediction.measure.text)); \(subject) gave \(gave). Why?",
      answer: answer.plainText)
  }

  /// `initializer zero, width 8`
  private static func words(_ prediction: Question.Prediction) -> String {
    prediction.with.map { entry in
      "\(entry.key.map { $0 == "-" ? " " : String($0) }.joined()) \(entry.value.plainWords)"
    }.joined(separator: ", ")
  }

  /// What the log of reviews calls it.
  public var id: String { Self.id(of: question) }

  private static let prefix = "card:"

  static func id(of question: String) -> String { prefix + question }

  /// The prediction behind the id of a card; nil for the id of a question.
  static func question(of id: String) -> String? {
    id.hasPrefix(prefix) ? String(id.dropFirst(prefix.count)) : nil
  }
}

extension Setting {
  /// A value as a sentence has it: `zero`, `constant 0.5`.
  fileprivate var plainWords: String {
    switch self {
    case .null: "none"
    case .text(let text): text
    case .list(let items): items.map(\.plainWords).joined(separator: ", ")
    case .map(let entries): entries.map { "\($0.key) \($0.value.plainWords)" }.joined(separator: ", ")
    }
  }
}
