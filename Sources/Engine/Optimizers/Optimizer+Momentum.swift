extension Optimizer {
  /// How much of the past a step keeps: the momentum, or Adam's beta1. nil for rules that have neither; setting it does
  /// nothing there, nor does setting nil anywhere.
  public var momentum: Float? {
    get {
      switch self {
      case .momentum(let rule): rule.momentum
      case .nesterov(let rule): rule.momentum
      case .adam(let rule): rule.beta1
      case .adamW(let rule): rule.beta1
      case .sgd, .adagrad, .rmsProp: nil
      }
    }
    set {
      guard let newValue else { return }
      switch self {
      case .momentum(var rule):
        rule.momentum = newValue
        self = .momentum(rule)
      case .nesterov(var rule):
        rule.momentum = newValue
        self = .nesterov(rule)
      case .adam(var rule):
        rule.beta1 = newValue
        self = .adam(rule)
      case .adamW(var rule):
        rule.beta1 = newValue
        self = .adamW(rule)
      case .sgd, .adagrad, .rmsProp: break
      }
    }
  }
}
