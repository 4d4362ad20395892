/// Adam with decay outside the gradient (Loshchilov and Hutter 2019): first w <- w (1 - lr decay), for weights and
/// never for biases, then Adam's step.
public struct AdamW: Equatable, Sendable {
  public var learningRate: Float
  /// b1, in 0..<1
  public var beta1: Float
  /// b2, in 0..<1
  public var beta2: Float
  public var epsilon: Float
  /// Times the learning rate: the share of itself that a weight loses in a step.
  public var weightDecay: Float

  public init(
    learningRate: Float = 0.001, beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8,
    weightDecay: Float = 0.01
  ) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
  }

  /// Whether all parameters are finite afterwards.
  func update(
    _ descent: Descent, _ correction: inout BiasCorrection, _ kernels: KernelTable
  ) -> Bool {
    correction.step(beta1, beta2)
    let rate = Float(Double(learningRate) / (1 - correction.beta1Power))
    let root = Float((1 - correction.beta2Power).squareRoot())
    let squares = descent.moments + descent.count
    let weights = descent.weightCount
    let weightsAreFinite = kernels.descendWithAdam(
      descent.parameters, descent.gradients, descent.moments, squares, weights, rate, beta1, beta2, root, epsilon,
      1 - learningRate * weightDecay)
    let biasesAreFinite = kernels.descendWithAdam(
      descent.parameters + weights, descent.gradients + weights, descent.moments + weights, squares + weights,
      descent.count - weights, rate, beta1, beta2, root, epsilon, 1)
    return weightsAreFinite && biasesAreFinite
  }
}
