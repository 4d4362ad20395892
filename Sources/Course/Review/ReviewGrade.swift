/// How well something was remembered. All but `again` are a pass; `hard` is one too.
public enum ReviewGrade: Int, CaseIterable, Comparable, Sendable {
  case again = 1
  case hard, good, easy

  public static func < (one: ReviewGrade, other: ReviewGrade) -> Bool { one.rawValue < other.rawValue }

  /// As it is stored and said: `again`, `hard`, `good`, `easy`.
  public var word: String {
    switch self {
    case .again: "again"
    case .hard: "hard"
    case .good: "good"
    case .easy: "easy"
    }
  }

  public init?(word: some StringProtocol) {
    guard let grade = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = grade
  }

  public var isPass: Bool { self != .again }
}
