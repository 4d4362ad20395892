/// When and where a training left the finite numbers.
public struct Divergence: Equatable, Sendable {
  /// What was infinite or not a number.
  public enum Place: Equatable, Sendable {
    case loss
    /// A weight or bias of this layer, counted from 0.
    case parameters(layer: Int)
  }

  /// The steps completed when it was seen.
  public let step: Int
  public let place: Place
}
