/// A step size for each parameter from a running mean of its squared gradient:
/// v <- alpha v + (1 - alpha) g^2; p <- p - lr g / (sqrt(v) + epsilon) (Tieleman and Hinton 2012).
public struct RMSProp: Equatable, Sendable {
  public var learningRate: Float
  /// alpha, in 0..<1
  public var alpha: Float
  public var epsilon: Float

  public init(learningRate: Float = 0.01, alpha: Float = 0.99, epsilon: Float = 1e-8) {
    self.learningRate = learningRate
    self.alpha = alpha
    self.epsilon = epsilon
  }

  /// Whether all parameters are finite afterwards.
  func update(_ descent: Descent, _ kernels: KernelTable) -> Bool {
    kernels.descendWithRMSProp(
      descent.parameters, descent.gradients, descent.moments, descent.count, learningRate, alpha, epsilon)
  }
}
