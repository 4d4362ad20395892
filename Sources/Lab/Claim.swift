/// Something a lesson says about an experiment, in a form that can be trained and can fail.
public struct Claim: Equatable, Sendable {
  /// The sentence the learner reads.
  public var say: String
  /// Knobs that differ from the experiment's own, by name.
  public var with: [Setting.Entry]
  public var measure: Measure
  public var bound: Bound
  /// At which epoch it must hold; nil means at the end.
  public var at: Int?
  /// A goal: something for the learner to reach under whatever settings; `with` is one way there.
  public var isGoal: Bool
  /// Knobs under which the claim fails, on top of `with`: what keeps it honest.
  public var failsWith: [Setting.Entry]

  public enum Bound: Equatable, Sendable {
    case below(Double)
    case above(Double)
    case within(Double, of: Double)
    case between(Double, Double)
    case equals(Double)

    public func holds(for value: Double) -> Bool {
      switch self {
      case .below(let limit): value < limit
      case .above(let limit): value > limit
      case .within(let tolerance, let center): abs(value - center) <= tolerance
      case .between(let low, let high): value >= low && value <= high
      case .equals(let target): value == target
      }
    }
  }

  public init(
    say: String, with: [Setting.Entry] = [], measure: Measure, bound: Bound, at: Int? = nil,
    isGoal: Bool = false, failsWith: [Setting.Entry]
  ) {
    self.say = say
    self.with = with
    self.measure = measure
    self.bound = bound
    self.at = at
    self.isGoal = isGoal
    self.failsWith = failsWith
  }
}

/// How a claim stands in the learner's own run.
public enum ClaimState: String, Equatable, Sendable {
  /// The settings are not those of the claim, or its point in training is not reached.
  case open
  case holds
  case fails
}
