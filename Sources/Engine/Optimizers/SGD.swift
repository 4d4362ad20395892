/// Stochastic gradient descent: p <- p - lr g (Robbins and Monro 1951).
public struct SGD: Equatable, Sendable {
  public var learningRate: Float

  public init(learningRate: Float = 0.1) {
    self.learningRate = learningRate
  }

  /// Whether all parameters are finite afterwards.
  func update(_ descent: Descent, _ kernels: KernelTable) -> Bool {
    kernels.descend(descent.parameters, descent.gradients, descent.count, learningRate)
  }
}
