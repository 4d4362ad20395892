/// How well a network does on a set of samples.
public struct Evaluation: Equatable, Sendable {
  /// The mean over the samples.
  public let loss: Double
  /// The share of samples classified right; nil for the squared error, which does not classify.
  public let accuracy: Double?

  public init(loss: Double, accuracy: Double?) {
    self.loss = loss
    self.accuracy = accuracy
  }
}
