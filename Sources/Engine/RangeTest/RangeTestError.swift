import Mathematics

/// Why a range test cannot run, or cannot suggest a rate.
public enum RangeTestError: Error, Equatable, Sendable {
  case badSetting(String, value: Double, expected: String)
  /// So many points are left to judge by once the first and the last batches of the record are put aside.
  case tooFewPoints(Int, batches: Int)
  /// The training to be tested has infinite numbers in it already.
  case runDiverged(step: Int)

  /// A sentence for people.
  public var message: String {
    switch self {
    case .badSetting(let name, let value, let expected):
      "The range test's \"\(name)\" is \(NumberText.exact(value)); expected \(expected)."
    case .tooFewPoints(let points, let batches):
      "The range test ran for \(batches) \(batches == 1 ? "batch" : "batches"), and only "
        + "\(NumberText.count(points, "point")) of its curve may be judged; a suggestion needs at least "
        + "\(Suggestion.fewestPoints)."
    case .runDiverged(let step):
      "The training has left the finite numbers at step \(step); a range test needs a start that is finite."
    }
  }
}
