extension Optimizer {
  /// How many running means the rule keeps for each parameter.
  var momentCount: Int {
    switch self {
    case .sgd: 0
    case .momentum, .nesterov, .adagrad, .rmsProp: 1
    case .adam, .adamW: 2
    }
  }

  /// Whether the other keeps the same kind of state, whatever its hyperparameters.
  func hasSameRule(as other: Optimizer) -> Bool {
    switch (self, other) {
    case (.sgd, .sgd), (.momentum, .momentum), (.nesterov, .nesterov), (.adagrad, .adagrad),
      (.rmsProp, .rmsProp), (.adam, .adam), (.adamW, .adamW):
      true
    case (.sgd, _), (.momentum, _), (.nesterov, _), (.adagrad, _), (.rmsProp, _), (.adam, _), (.adamW, _): false
    }
  }

  /// One step of descent in place. Whether all parameters are finite afterwards.
  func update(_ descent: Descent, _ correction: inout BiasCorrection, _ kernels: KernelTable) -> Bool {
    switch self {
    case .sgd(let rule): rule.update(descent, kernels)
    case .momentum(let rule): rule.update(descent, kernels)
    case .nesterov(let rule): rule.update(descent, kernels)
    case .adagrad(let rule): rule.update(descent, kernels)
    case .rmsProp(let rule): rule.update(descent, kernels)
    case .adam(let rule): rule.update(descent, &correction, kernels)
    case .adamW(let rule): rule.update(descent, &correction, kernels)
    }
  }
}
