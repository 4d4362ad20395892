/// A rule of descent with its hyperparameters.
public enum Optimizer: Equatable, Sendable {
  case sgd(SGD)
  case momentum(Momentum)
  case nesterov(Nesterov)
  case adagrad(Adagrad)
  case rmsProp(RMSProp)
  case adam(Adam)
  case adamW(AdamW)

  /// lr of its rule: how far a step goes.
  public var learningRate: Float {
    get {
      switch self {
      case .sgd(let rule): rule.learningRate
      case .momentum(let rule): rule.learningRate
      case .nesterov(let rule): rule.learningRate
      case .adagrad(let rule): rule.learningRate
      case .rmsProp(let rule): rule.learningRate
      case .adam(let rule): rule.learningRate
      case .adamW(let rule): rule.learningRate
      }
    }
    set {
      switch self {
      case .sgd(var rule):
        rule.learningRate = newValue
        self = .sgd(rule)
      case .momentum(var rule):
        rule.learningRate = newValue
        self = .momentum(rule)
      case .nesterov(var rule):
        rule.learningRate = newValue
        self = .nesterov(rule)
      case .adagrad(var rule):
        rule.learningRate = newValue
        self = .adagrad(rule)
      case .rmsProp(var rule):
        rule.learningRate = newValue
        self = .rmsProp(rule)
      case .adam(var rule):
        rule.learningRate = newValue
        self = .adam(rule)
      case .adamW(var rule):
        rule.learningRate = newValue
        self = .adamW(rule)
      }
    }
  }
}
