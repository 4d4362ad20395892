import Mathematics

/// Why a schedule cannot be followed.
public enum ScheduleError: Error, Equatable, Sendable {
  case badSetting(String, value: Double, expected: String)
  /// Planned over so few steps.
  case noSteps(Int)
  /// One-cycle warms up by itself.
  case warmsUpTwice

  /// A sentence for people.
  public var message: String {
    switch self {
    case .badSetting(let name, let value, let expected):
      "The schedule's \"\(name)\" is \(NumberText.exact(value)); expected \(expected)."
    case .noSteps(let steps):
      "The schedule is planned over \(NumberText.count(steps, "step")); expected at least 1."
    case .warmsUpTwice: "The one-cycle schedule warms up by itself; it takes no warm-up before it."
    }
  }
}
