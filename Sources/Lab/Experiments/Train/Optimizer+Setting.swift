import Engine

/// The hyperparameters of the rules of descent, each under the name it has in lessons.
enum Hyperparameter: String, CaseIterable, Sendable {
  case learningRate = "learning-rate"
  case momentum
  case beta1
  case beta2
  case alpha
  case epsilon
  case weightDecay = "weight-decay"

  var label: String {
    switch self {
    case .learningRate: "learning rate"
    case .momentum: "momentum"
    case .beta1: "beta 1"
    case .beta2: "beta 2"
    case .alpha: "alpha"
    case .epsilon: "epsilon"
    case .weightDecay: "weight decay"
    }
  }

  var range: ClosedRange<Double> {
    switch self {
    case .learningRate: Limits.learningRate
    case .momentum: Limits.momentum
    case .beta1, .beta2, .alpha: Limits.beta
    case .epsilon: Limits.epsilon
    case .weightDecay: Limits.weightDecay
    }
  }

  var domain: Knob.Domain {
    switch self {
    case .learningRate, .epsilon: .logarithmic(range, perDecade: 3)
    case .momentum: .linear(range, step: 0.05)
    case .beta1, .beta2, .alpha, .weightDecay: .linear(range, step: 0.01)
    }
  }

  func read(_ setting: Setting) throws(SettingProblem) -> Float {
    Float(try setting.number("the \(label)", in: range))
  }
}

extension Optimizer {
  /// Reads `adam` or `{sgd: {learning-rate: 0.3}}`; every problem is reported.
  static func read(_ setting: Setting, path: SettingReader.Path) -> (Optimizer?, [SettingProblem]) {
    let vocabulary = TrainingWords.rules
    switch setting {
    case .text(let word):
      guard let rule = vocabulary.value(of: word) else { return (nil, [vocabulary.problem(word, at: path)]) }
      return (rule, [])
    case .map(let entries) where entries.count == 1:
      let word = entries[0].key
      let inner = path + [.key(word)]
      guard var rule = vocabulary.value(of: word) else { return (nil, [vocabulary.problem(word, at: inner)]) }
      var reader = SettingReader(entries[0].value, what: "\"\(word)\"", path: inner)
      for parameter in Hyperparameter.allCases where rule[parameter] != nil {
        if let value = reader.value(parameter.rawValue, parameter.read) { rule[parameter] = value }
      }
      return (rule, reader.finish())
    case .map, .list, .null:
      let message = "an optimizer is one rule with its settings"
      return (nil, [SettingProblem(path: path, message, hint: "write {sgd: {learning-rate: 0.3}}")])
    }
  }

  /// A hyperparameter's value; nil where the rule has none. Setting one the rule lacks does nothing.
  subscript(parameter: Hyperparameter) -> Float? {
    get {
      switch (self, parameter) {
      case (_, .learningRate): learningRate
      case (.momentum(let rule), .momentum): rule.momentum
      case (.nesterov(let rule), .momentum): rule.momentum
      case (.adagrad(let rule), .epsilon): rule.epsilon
      case (.rmsProp(let rule), .alpha): rule.alpha
      case (.rmsProp(let rule), .epsilon): rule.epsilon
      case (.adam(let rule), .beta1): rule.beta1
      case (.adam(let rule), .beta2): rule.beta2
      case (.adam(let rule), .epsilon): rule.epsilon
      case (.adamW(let rule), .beta1): rule.beta1
      case (.adamW(let rule), .beta2): rule.beta2
      case (.adamW(let rule), .epsilon): rule.epsilon
      case (.adamW(let rule), .weightDecay): rule.weightDecay
      default: nil
      }
    }
    set {
      guard let newValue, self[parameter] != nil else { return }
      switch self {
      case .sgd: learningRate = newValue
      case .momentum(var rule):
        if parameter == .momentum { rule.momentum = newValue } else { rule.learningRate = newValue }
        self = .momentum(rule)
      case .nesterov(var rule):
        if parameter == .momentum { rule.momentum = newValue } else { rule.learningRate = newValue }
        self = .nesterov(rule)
      case .adagrad(var rule):
        if parameter == .epsilon { rule.epsilon = newValue } else { rule.learningRate = newValue }
        self = .adagrad(rule)
      case .rmsProp(var rule):
        switch parameter {
        case .alpha: rule.alpha = newValue
        case .epsilon: rule.epsilon = newValue
        case .learningRate, .momentum, .beta1, .beta2, .weightDecay: rule.learningRate = newValue
        }
        self = .rmsProp(rule)
      case .adam(var rule):
        switch parameter {
        case .beta1: rule.beta1 = newValue
        case .beta2: rule.beta2 = newValue
        case .epsilon: rule.epsilon = newValue
        case .learningRate, .momentum, .alpha, .weightDecay: rule.learningRate = newValue
        }
        self = .adam(rule)
      case .adamW(var rule):
        switch parameter {
        case .beta1: rule.beta1 = newValue
        case .beta2: rule.beta2 = newValue
        case .epsilon: rule.epsilon = newValue
        case .weightDecay: rule.weightDecay = newValue
        case .learningRate, .momentum, .alpha: rule.learningRate = newValue
        }
        self = .adamW(rule)
      }
    }
  }

  var word: String {
    switch self {
    case .sgd: "sgd"
    case .momentum: "momentum"
    case .nesterov: "nesterov"
    case .adagrad: "adagrad"
    case .rmsProp: "rmsprop"
    case .adam: "adam"
    case .adamW: "adamw"
    }
  }

  /// The rule of that name, keeping the hyperparameters both have.
  func changed(to rule: Optimizer) -> Optimizer {
    var changed = rule
    for parameter in Hyperparameter.allCases { changed[parameter] = self[parameter] ?? rule[parameter] }
    return changed
  }
}
