/// The settings of kind `softmax`: scores become probabilities, and probabilities a loss.
public struct SoftmaxSettings: Equatable, Sendable {
  /// Logits, one a class.
  public var logits: [Double]
  /// One a class.
  public var names: [String]
  /// The right class, counted from 0.
  public var target: Int
  /// Logits are divided by it.
  public var temperature: Double
  /// Share of the target spread over all classes.
  public var smoothing: Double
  /// How far a logit can be turned either way.
  public var reach: Double

  public init(
    logits: [Double], names: [String], target: Int, temperature: Double = 1, smoothing: Double = 0, reach: Double = 10
  ) {
    self.logits = logits
    self.names = names
    self.target = target
    self.temperature = temperature
    self.smoothing = smoothing
    self.reach = reach
  }

  static let classes = 2...8
}
