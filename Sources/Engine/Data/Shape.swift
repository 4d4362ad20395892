/// How the numbers of one sample are arranged, or those a layer makes of it.
public enum Shape: Equatable, Hashable, Sendable {
  /// Features without an order of their own.
  case vector(Int)
  /// [channels, height, width]
  case image(channels: Int, height: Int, width: Int)
  /// [steps, features]: the same features again and again, one step after the other.
  case sequence(steps: Int, features: Int)
  /// [steps], each a whole number in 0..<vocabulary.
  case tokens(steps: Int, vocabulary: Int)

  /// Numbers in one sample.
  public var count: Int {
    switch self {
    case .vector(let features): features
    case .image(let channels, let height, let width): channels * height * width
    case .sequence(let steps, let features): steps * features
    case .tokens(let steps, _): steps
    }
  }
}
