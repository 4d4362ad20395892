import Mathematics

/// Why a training cannot be stopped early in this way.
public enum EarlyStoppingError: Error, Equatable, Sendable {
  case noPatience(Int)
  case badImprovement(Double)

  /// A sentence for people.
  public var message: String {
    switch self {
    case .noPatience(let patience):
      "Early stopping has a patience of \(NumberText.count(patience, "evaluation")); expected at least 1."
    case .badImprovement(let value):
      "Early stopping asks for an improvement of \(NumberText.exact(value)); expected a finite number of at least 0."
    }
  }
}
