import Engine

/// The rule of descent, clipping and penalties as code.
struct DescentScript {
  let rules: Hyperparameters
  let gatedUnits: [String]
  /// In a callback of fastai everything but the rule itself is done by hand.
  var isCallback = false
  /// Where the rate of a step is written, if the optimizer's own is another one: it corrects Adam's running mean.
  var ownRate: String?

  init(_ rules: Hyperparameters, gatedUnits: [String]) {
    self.rules = rules
    self.gatedUnits = gatedUnits
  }

  private var penalty: Penalty { rules.penalty }
  private var isDecoupled: Bool { if case .adamW = rules.optimizer { true } else { false } }

  /// PyTorch's AdamW decays by the optimizer's rate, which has to be that of the step then.
  private var decaysByHand: Bool { isCallback || ownRate != nil }

  /// PyTorch's `weight_decay` adds the slope of the L2 penalty where no other decay is in its way.
  private var l2IsBuiltIn: Bool { penalty.l2 > 0 && penalty.decay == 0 && !isDecoupled && !isCallback }

  /// Whether weights are treated otherwise than biases.
  var tellsWeightsApart: Bool { penalty != .none || isDecoupled }

  var constants: [String] {
    var lines = ["LEARNING_RATE = \(PythonText.number(rules.optimizer.learningRate))"]
    if penalty.l1 > 0 { lines.append("L1 = \(PythonText.number(penalty.l1))  # times the sum of |w|") }
    if penalty.l2 > 0 { lines.append("L2 = \(PythonText.number(penalty.l2))  # times half the sum of w^2") }
    if penalty.decay > 0 {
      lines.append(
        "DECAY = \(PythonText.number(penalty.decay))  # the share of a weight that is lost, times the rate")
    }
    return lines
  }

  var optimizerLines: [String] {
    let parameters =
      switch rules.optimizer {
      case .adamW(let rule) where !decaysByHand: groups("weight_decay=\(PythonText.number(rule.weightDecay))")
      default: l2IsBuiltIn ? groups("weight_decay=L2") : ["network.parameters()"]
      }
    let settings = (["lr=LEARNING_RATE"] + self.settings).joined(separator: ", ")
    guard parameters.count > 1 else {
      return ["optimizer = torch.optim.\(name)(\(parameters[0]), \(settings))"] + buried
    }
    return ["optimizer = torch.optim.\(name)("] + PythonText.indented(parameters) + ["    \(settings))"] + buried
  }

  /// What makes the penalty forget, before a training begins anew.
  var unburied: [String] { buried.isEmpty ? [] : ["for lives in alive:", "    lives.fill_(1)"] }

  /// What the penalty remembers.
  var buried: [String] {
    penalty.l1 > 0 && penalty.rule == .crossing
      ? ["alive = [torch.ones_like(weight) for weight in weights]  # 0 where a weight has crossed zero"] : []
  }

  private func groups(_ decay: String) -> [String] {
    let why =
      isDecoupled
      ? "# Weights lose a share of themselves in each step, past the scaling of Adam; biases never do."
      : "# weight_decay adds so much of each weight to its gradient: the slope of L2 / 2 w^2. Biases have none."
    return [why, "[dict(params=weights, \(decay)), dict(params=biases, weight_decay=0)],"]
  }

  var name: String {
    switch rules.optimizer {
    case .sgd, .momentum, .nesterov: "SGD"
    case .adagrad: "Adagrad"
    case .rmsProp: "RMSprop"
    case .adam: "Adam"
    case .adamW: decaysByHand ? "Adam" : "AdamW"
    }
  }

  /// All but the rate and the decay.
  var settings: [String] {
    func means(_ beta1: Float, _ beta2: Float, _ epsilon: Float) -> [String] {
      [
        "betas=(\(PythonText.number(beta1)), \(PythonText.number(beta2)))", "eps=\(PythonText.number(epsilon))",
      ]
    }
    switch rules.optimizer {
    case .sgd: return []
    case .momentum(let rule): return ["momentum=\(PythonText.number(rule.momentum))"]
    case .nesterov(let rule):
      // Without momentum looking ahead is plain descent, and PyTorch refuses to call it by that name.
      return rule.momentum > 0 ? ["momentum=\(PythonText.number(rule.momentum))", "nesterov=True"] : []
    case .adagrad(let rule): return ["eps=\(PythonText.number(rule.epsilon))"]
    case .rmsProp(let rule):
      return ["alpha=\(PythonText.number(rule.alpha))", "eps=\(PythonText.number(rule.epsilon))"]
    case .adam(let rule): return means(rule.beta1, rule.beta2, rule.epsilon)
    case .adamW(let rule): return means(rule.beta1, rule.beta2, rule.epsilon)
    }
  }

  /// From the gradient to the new weights.
  var stepLines: [String] {
    beforeStep + ["optimizer.step()"] + after
      + ["return loss.item(), \(rules.clipping == nil ? "None" : "norm.item()")"]
  }

  /// Between the gradient and the step.
  var beforeStep: [String] {
    gatedUnits.map { "network.\($0).keep_one_bias()" } + (rules.clipping.map(Self.lines) ?? []) + before
  }

  /// How code learns of the rate of the step.
  private var rate: String {
    "rate = \(ownRate ?? (isCallback ? "self.opt.hypers[-1][\"lr\"]" : "optimizer.param_groups[0][\"lr\"]"))"
  }

  private static func lines(of clipping: Clipping) -> [String] {
    switch clipping {
    case .norm(.greatestFiniteMagnitude):
      [
        "# Nothing is clipped; the length of the gradient is measured.",
        "norm = nn.utils.clip_grad_norm_(network.parameters(), float(\"inf\"))",
      ]
    case .norm(let bound):
      ["norm = nn.utils.clip_grad_norm_(network.parameters(), \(PythonText.number(bound)))  # before clipping"]
    case .value(let bound):
      [
        "norm = nn.utils.clip_grad_norm_(network.parameters(), float(\"inf\"))  # only measured",
        "nn.utils.clip_grad_value_(network.parameters(), \(PythonText.number(bound)))",
      ]
    }
  }

  private var before: [String] {
    var lines: [String] = []
    if penalty.l2 > 0, !l2IsBuiltIn { lines.append("weight.grad.add_(weight, alpha=L2)  # the slope of L2 / 2 w^2") }
    if penalty.l1 > 0, penalty.rule == .subgradient {
      lines.append("weight.grad.add_(weight.sign(), alpha=L1)  # the slope of L1 |w|, but at 0")
    }
    if penalty.decay > 0 { lines.append("weight.mul_(1 - rate * DECAY)  # past the optimizer's scaling") }
    if decaysByHand, case .adamW(let rule) = rules.optimizer {
      lines.append("weight.mul_(1 - rate * \(PythonText.number(rule.weightDecay)))  # biases never decay")
      return forEachWeight(lines, usesRate: true)
    }
    return forEachWeight(lines, usesRate: penalty.decay > 0)
  }

  var after: [String] {
    guard penalty.l1 > 0 else { return [] }
    switch penalty.rule {
    case .subgradient: return []
    case .proximal:
      return forEachWeight(
        [
          "# A step of rate * L1 towards zero, and zero for all that is nearer: this makes exact zeros.",
          "weight.copy_(weight.sign() * (weight.abs() - rate * L1).clamp(min=0))",
        ], usesRate: true)
    case .crossing:
      return [
        rate, "with torch.no_grad():",
        "    for weight, lives in zip(weights, alive):", "        weight.mul_(lives)",
        "        # A weight that would cross zero stays there for good.",
        "        crosses = (weight != 0) & (weight.abs() < rate * L1)",
        "        weight.sub_(rate * L1 * weight.sign()).masked_fill_(crosses, 0)",
        "        lives.masked_fill_(crosses, 0)",
      ]
    }
  }

  private func forEachWeight(_ lines: [String], usesRate: Bool) -> [String] {
    guard !lines.isEmpty else { return [] }
    return (usesRate ? [rate] : [])
      + ["with torch.no_grad():", "    for weight in weights:"] + PythonText.indented(lines, by: 8)
  }
}
