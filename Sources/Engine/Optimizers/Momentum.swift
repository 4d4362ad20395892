/// Descent with a memory of past gradients: v <- mu v + g; p <- p - lr v (Polyak 1964, in PyTorch's form: v holds
/// gradients, so a changed learning rate acts at once).
public struct Momentum: Equatable, Sendable {
  public var learningRate: Float
  /// mu, in 0..<1
  public var momentum: Float

  public init(learningRate: Float = 0.1, momentum: Float = 0.9) {
    self.learningRate = learningRate
    self.momentum = momentum
  }

  /// Whether all parameters are finite afterwards.
  func update(_ descent: Descent, _ kernels: KernelTable) -> Bool {
    kernels.descendWithMomentum(
      descent.parameters, descent.gradients, descent.moments, descent.count, learningRate, momentum)
  }
}
