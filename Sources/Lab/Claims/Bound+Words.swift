import Mathematics

extension Claim.Bound {
  /// As it is written in a lesson: `within 0.0001 of 0.6931`.
  public var words: String {
    func text(_ value: Double) -> String { Setting.number(value).words }
    return switch self {
    case .below(let limit): "below \(text(limit))"
    case .above(let limit): "above \(text(limit))"
    case .within(let tolerance, let center): "within \(text(tolerance)) of \(text(center))"
    case .between(let low, let high): "between \(text(low)) and \(text(high))"
    case .equals(let target): "equals \(text(target))"
    }
  }

  static let grammar = "below X, above X, within T of X, between A and B or equals X"

  /// Reads the words after the measure.
  init(_ words: [Substring]) throws(SettingProblem) {
    func number(_ index: Int) throws(SettingProblem) -> Double {
      guard let value = NumberText.parse(words[index]) else {
        throw SettingProblem("\"\(Shown.safe(String(words[index])))\" is not a number", hint: "write \(Self.grammar)")
      }
      return value
    }
    switch (words.first ?? "", words.count) {
    case ("below", 2): self = .below(try number(1))
    case ("above", 2): self = .above(try number(1))
    case ("equals", 2): self = .equals(try number(1))
    case ("within", 4) where words[2] == "of":
      let tolerance = try number(1)
      guard tolerance >= 0 else { throw SettingProblem("a tolerance is not negative; this one is \(words[1])") }
      self = .within(tolerance, of: try number(3))
    case ("between", 4) where words[2] == "and":
      let (low, high) = (try number(1), try number(3))
      guard low <= high else {
        throw SettingProblem(
          "between \(words[1]) and \(words[3]) holds for no number", hint: "the smaller comes first")
      }
      self = .between(low, high)
    default:
      throw SettingProblem(
        "\"\(Shown.safe(words.joined(separator: " ")))\" is no bound", hint: "write \(Self.grammar)")
    }
  }
}

extension Measure {
  /// Reads `train-loss` or `rank(1)`.
  public static func read(_ text: String) throws(SettingProblem) -> Measure {
    var name = Substring(text)
    var layer: Int?
    if let open = name.firstIndex(of: "("), name.hasSuffix(")") {
      let inside = name[name.index(after: open)..<name.index(before: name.endIndex)]
      guard let number = Int(inside), (1...9_999).contains(number) else {
        throw SettingProblem("\"\(Shown.safe(String(inside)))\" is no layer; layers count from 1, as in rank(1)")
      }
      layer = number
      name = name[..<open]
    }
    guard let known = Name(rawValue: String(name)) else {
      throw .unknown("a measure", String(name), among: Name.allCases.map(\.rawValue), at: [])
    }
    return Measure(known, layer: layer)
  }

  /// Its long form for a learner: "training loss", "rank of layer 1".
  public var words: String {
    let plain =
      switch name {
      case .trainLoss: "training loss"
      case .testLoss: "test loss"
      case .trainAccuracy: "training accuracy"
      case .testAccuracy: "test accuracy"
      case .gap: "gap of the losses"
      case .trainError: "root mean squared error of the training"
      case .testError: "root mean squared error of the test"
      case .unitSpread: "unit spread"
      case .rank: "rank"
      case .zeros: "share of zero weights"
      case .gradientNorm: "gradient norm"
      case .batchGradientNorm: "gradient norm of the batch"
      case .gradientStd: "spread of the gradient"
      case .weightNorm: "norm of the weights"
      case .coefficient: "weight of feature"
      case .updateRatio: "update to weight ratio"
      case .learningRate: "learning rate"
      case .activationMean: "mean activation"
      case .activationStd: "spread of the activations"
      case .saturation: "saturated share"
      case .probability: "probability"
      case .logitGradient: "slope by the logit"
      case .sigmoid: "sigmoid of the logit"
      case .entropy: "entropy"
      case .crossEntropy: "cross-entropy"
      case .naiveLoss32: "naive loss in 32 bits"
      case .naiveLoss64: "naive loss in 64 bits"
      case .loss: "height"
      case .distance: "distance along an axis"
      case .valley: "rate of the valley"
      case .slide: "rate of the slide"
      case .minimum: "rate by the minimum"
      case .steep: "rate of the steepest place"
      case .totalTime: "seconds"
      case .formulaTime: "by the formula"
      case .idleShare: "nothing computed"
      case .breakEven: "break-even"
      case .queueMean: "waiting in the mean"
      case .batches: "batches"
      case .epochs: "epochs"
      case .steps: "steps"
      case .slope: "slope"
      case .smallest: "smallest value"
      case .largest: "largest value"
      case .leaves: "leaves"
      case .depth: "depth"
      case .gain: "gain"
      case .importance: "share of the gain"
      case .outOfBagAccuracy: "out-of-bag accuracy"
      case .treeAccuracy: "mean accuracy of one tree"
      case .trees: "trees"
      case .impurity: "impurity"
      case .bestGain: "best gain"
      case .shareOfBest: "share of the best gain"
      case .kept: "what is left of the gradient, steps back"
      case .factor: "factor of a step back"
      case .stateSize: "size of the state after step"
      case .size: "size"
      case .shiftDifference: "largest difference of the two ways"
      case .innerDifference: "largest difference inside"
      case .parameters: "parameters"
      case .receptiveField: "pixels seen"
      case .leftOver: "left out"
      }
    return layer.map { "\(plain), \($0)" } ?? plain
  }
}
