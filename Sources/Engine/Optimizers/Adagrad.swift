/// A step size for each parameter that shrinks with all its past gradients: s <- s + g^2; p <- p - lr g / (sqrt(s) + epsilon)
/// (Duchi, Hazan and Singer 2011).
public struct Adagrad: Equatable, Sendable {
  public var learningRate: Float
  public var epsilon: Float

  public init(learningRate: Float = 0.01, epsilon: Float = 1e-10) {
    self.learningRate = learningRate
    self.epsilon = epsilon
  }

  /// Whether all parameters are finite afterwards.
  func update(_ descent: Descent, _ kernels: KernelTable) -> Bool {
    kernels.descendWithAdagrad(
      descent.parameters, descent.gradients, descent.moments, descent.count, learningRate, epsilon)
  }
}
