/// Something a learner can turn: a named setting of an experiment with its domain.
public struct Knob: Equatable, Sendable {
  /// The name in lessons and after `--set`: `learning-rate`.
  public var name: String
  /// What the learner reads: "learning rate".
  public var label: String
  public var domain: Domain
  /// A live knob acts on the running experiment; any other starts it anew.
  public var isLive: Bool
  public var value: Setting

  public enum Domain: Equatable, Sendable {
    /// Named alternatives, in order.
    case choice([Choice])
    case linear(ClosedRange<Double>, step: Double)
    /// Equal ratios; `perDecade` small steps a factor of ten (1, 2, 5 is 3).
    case logarithmic(ClosedRange<Double>, perDecade: Int)
    case integer(ClosedRange<Int>)
    case seed
  }

  public struct Choice: Equatable, Sendable {
    public var label: String
    public var value: Setting
    public init(_ label: String, _ value: Setting) {
      self.label = label
      self.value = value
    }
  }

  /// Whether points that the learner draws are among what can be chosen.
  public var takesDrawnPoints: Bool {
    guard case .choice(let choices) = domain else { return false }
    return choices.contains { $0.value == .text(DrawnPoints.word) }
  }

  public init(name: String, label: String, domain: Domain, isLive: Bool, value: Setting) {
    self.name = name
    self.label = label
    self.domain = domain
    self.isLive = isLive
    self.value = value
  }
}
