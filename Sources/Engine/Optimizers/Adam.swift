/// A step size for each parameter from running means of its gradient and its square (Kingma and Ba 2015):
/// m <- b1 m + (1 - b1) g; v <- b2 v + (1 - b2) g^2;
/// p <- p - lr (m / (1 - b1^t)) / (sqrt(v / (1 - b2^t)) + epsilon).
public struct Adam: Equatable, Sendable {
  public var learningRate: Float
  /// b1, in 0..<1
  public var beta1: Float
  /// b2, in 0..<1
  public var beta2: Float
  public var epsilon: Float

  public init(learningRate: Float = 0.001, beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
  }

  /// Whether all parameters are finite afterwards.
  func update(
    _ descent: Descent, _ correction: inout BiasCorrection, _ kernels: KernelTable
  ) -> Bool {
    correction.step(beta1, beta2)
    let rate = Float(Double(learningRate) / (1 - correction.beta1Power))
    let root = Float((1 - correction.beta2Power).squareRoot())
    return kernels.descendWithAdam(
      descent.parameters, descent.gradients, descent.moments, descent.moments + descent.count, descent.count,
      rate, beta1, beta2, root, epsilon, 1)
  }
}
