/// What a rule of descent remembers from step to step.
struct DescentState: Equatable, Sendable {
  /// Running means, each in the layout of the parameters, one after the other.
  var moments: [Float]
  var correction = BiasCorrection()

  init(_ rule: Optimizer, parameterCount: Int) {
    moments = [Float](repeating: 0, count: rule.momentCount * parameterCount)
  }
}

/// How much of a running mean that started at zero is still that zero: the product of its betas so far.
struct BiasCorrection: Equatable, Sendable {
  var beta1Power = 1.0
  var beta2Power = 1.0

  mutating func step(_ beta1: Float, _ beta2: Float) {
    beta1Power *= Double(beta1)
    beta2Power *= Double(beta2)
  }
}

/// The buffers of one update, open for its time.
struct Descent {
  let parameters: UnsafeMutablePointer<Float>
  let gradients: UnsafePointer<Float>
  /// As many buffers of `count` as the rule has running means.
  let moments: UnsafeMutablePointer<Float>
  let count: Int
  /// Weights come first; the rest are biases, which never decay.
  let weightCount: Int
}
