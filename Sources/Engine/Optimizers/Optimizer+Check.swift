extension Optimizer {
  /// Refuses hyperparameters outside of what the rule is defined for. A rate that is merely too large is a lesson.
  func check() throws(EngineError) {
    try Self.expect("learning-rate", learningRate, "a finite number of at least 0") { $0 >= 0 && $0.isFinite }
    switch self {
    case .sgd: break
    case .momentum(let rule): try Self.expectShare("momentum", rule.momentum)
    case .nesterov(let rule): try Self.expectShare("momentum", rule.momentum)
    case .adagrad(let rule): try Self.expectPositive("epsilon", rule.epsilon)
    case .rmsProp(let rule):
      try Self.expectShare("alpha", rule.alpha)
      try Self.expectPositive("epsilon", rule.epsilon)
    case .adam(let rule):
      try Self.expectMeans(rule.beta1, rule.beta2, rule.epsilon)
    case .adamW(let rule):
      try Self.expectMeans(rule.beta1, rule.beta2, rule.epsilon)
      try Self.expect("weight-decay", rule.weightDecay, "a finite number of at least 0") {
        $0 >= 0 && $0.isFinite
      }
    }
  }

  private static func expectMeans(_ beta1: Float, _ beta2: Float, _ epsilon: Float) throws(EngineError) {
    try expectShare("beta1", beta1)
    try expectShare("beta2", beta2)
    try expectPositive("epsilon", epsilon)
  }

  private static func expectPositive(_ name: String, _ value: Float) throws(EngineError) {
    try expect(name, value, "a finite number above 0") { $0 > 0 && $0.isFinite }
  }

  private static func expectShare(_ name: String, _ value: Float) throws(EngineError) {
    try expect(name, value, "at least 0 and below 1") { $0 >= 0 && $0 < 1 }
  }

  private static func expect(
    _ name: String, _ value: Float, _ expected: String, _ holds: (Float) -> Bool
  ) throws(EngineError) {
    guard holds(value) else { throw .badHyperparameter(name, value: value, expected: expected) }
  }
}
