/// Settings of a batch normalization (Ioffe and Szegedy 2015). Scale and shift count as biases: they never decay.
public struct BatchNormalization: Equatable, Sendable {
  /// How much of the running mean and variance each batch replaces, as in PyTorch.
  public var momentum: Float
  /// Added to the variance.
  public var epsilon: Float

  public init(momentum: Float = 0.1, epsilon: Float = 1e-5) {
    self.momentum = momentum
    self.epsilon = epsilon
  }
}
