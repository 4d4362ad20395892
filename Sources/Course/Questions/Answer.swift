/// What the learner gave as an answer.
public enum Answer: Equatable, Sendable {
  /// The index of a choice as the lesson lists it.
  case choice(Int)
  /// Indices of the picked choices as the lesson lists them.
  case several(Set<Int>)
  /// Text typed for a number or a short text.
  case text(String)
  /// Indices of the lesson's items, in the learner's order.
  case order([Int])
  case predictedChoice(Int)
  case predictedNumber(String)
  /// One value for each epoch of the sketch.
  case predictedCurve([Double])
}

/// How an answer was judged.
public struct Verdict: Equatable, Sendable {
  public var grade: Grade
  /// Why: the picked choice's own explanation, the trap's, or the gap of a prediction.
  public var explanation: [Inline]

  public enum Grade: Equatable, Sendable {
    case right
    case wrong
    /// A prediction's band; the first two count as right.
    case predicted(Band)
    /// The text could not be read as an answer; nothing is recorded.
    case unreadable(String)

    public var isRight: Bool {
      switch self {
      case .right: true
      case .predicted(let band): band == .exact || band == .rightMagnitude
      case .wrong, .unreadable: false
      }
    }
  }

  public enum Band: String, Sendable {
    case exact
    case rightMagnitude = "right-magnitude"
    case rightDirection = "right-direction"
    case wrong
  }

  public init(_ grade: Grade, explanation: [Inline] = []) {
    self.grade = grade
    self.explanation = explanation
  }
}
