/// Momentum that looks ahead: v <- mu v + g; p <- p - lr (g + mu v) (Nesterov 1983; Sutskever et al. 2013, in PyTorch's
/// form).
public struct Nesterov: Equatable, Sendable {
  public var learningRate: Float
  /// mu, in 0..<1
  public var momentum: Float

  public init(learningRate: Float = 0.1, momentum: Float = 0.9) {
    self.learningRate = learningRate
    self.momentum = momentum
  }

  /// Whether all parameters are finite afterwards.
  func update(_ descent: Descent, _ kernels: KernelTable) -> Bool {
    kernels.descendWithNesterov(
      descent.parameters, descent.gradients, descent.moments, descent.count, learningRate, momentum)
  }
}
