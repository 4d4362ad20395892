/// What a rule of descent remembers from step to step.
struct DescentState: Equatable, Sendable {
  /// Running means, each in the layout of the trained parameters, one after the other.
  var moments: FloatBuffer
  /// 1 for each weight that lives, 0 for one that an L1 penalty has buried; empty where no penalty does.
  var alive: FloatBuffer
  var correction = BiasCorrection()

  init(_ rule: Optimizer, parameterCount: Int) {
    moments = FloatBuffer(count: rule.momentCount * parameterCount)
    alive = FloatBuffer(count: 0)
  }

  /// Numbers it holds.
  var count: Int { moments.count + alive.count }
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
  let gradients: UnsafeMutablePointer<Float>
  /// As many buffers of `count` as the rule has running means.
  let moments: UnsafeMutablePointer<Float>
  /// Weights and biases; state lies beyond.
  let count: Int
  /// Weights come first; the rest are biases, which never decay.
  let weightCount: Int
}
