import Engine

/// A question with fresh numbers each time it is asked: the same seed gives the same numbers.
public enum QuestionGenerator: String, CaseIterable, Sendable {
  case softmaxProbability = "softmax-probability"
  case softmaxLoss = "softmax-loss"
  case logitGradient = "logit-gradient"
  case convolutionSize = "convolution-size"
  case convolutionParameters = "convolution-parameters"
  case denseParameters = "dense-parameters"
  case recurrentParameters = "recurrent-parameters"
  case receptiveField = "receptive-field"
  case entropy
  case informationGain = "information-gain"
  case softThreshold = "soft-threshold"
  case ridge
  case dropoutScaling = "dropout-scaling"
  case finderRate = "finder-rate"
  case stableRate = "stable-rate"
  case spectralFactor = "spectral-factor"
  case workersNeeded = "workers-needed"
  case loaderTime = "loader-time"
  case recallAfter = "recall-after"
  case reviewWait = "review-wait"

  /// What a page says of it before it is asked.
  public var topic: String {
    switch self {
    case .softmaxProbability: "A probability from three logits."
    case .softmaxLoss: "The loss of three logits."
    case .logitGradient: "The slope of the loss by a logit."
    case .convolutionSize: "The size a convolution leaves."
    case .convolutionParameters: "The parameters of a convolution."
    case .denseParameters: "The parameters of a dense layer."
    case .recurrentParameters: "The parameters of a recurrent layer."
    case .receptiveField: "How much of the image one number sees."
    case .entropy: "The entropy of two classes."
    case .informationGain: "The gain of a split."
    case .softThreshold: "What an L1 step leaves of a weight."
    case .ridge: "What an L2 penalty leaves of a weight."
    case .dropoutScaling: "What dropout hands on."
    case .finderRate: "The rate of the finder at some batch."
    case .stableRate: "The largest stable rate."
    case .spectralFactor: "What is left of a gradient after many steps."
    case .workersNeeded: "How many workers keep the network busy."
    case .loaderTime: "How long an epoch takes with workers."
    case .recallAfter: "What is still recalled after some days."
    case .reviewWait: "The wait until recall falls to a target."
    }
  }

  /// The question with the numbers of a seed.
  public func question(id: String, seed: UInt64) -> Question {
    var generator = Generator(seed: seed, stream: Stream.presentation)
    let drawn = draw(&generator)
    return Question(
      id: id, ask: Self.prose(drawn.ask), kind: .number(drawn.key), hints: drawn.hints.map(Self.prose),
      explanation: Self.prose(drawn.explanation), generator: self)
  }

  private func draw(_ generator: inout Generator) -> DrawnQuestion {
    switch self {
    case .softmaxProbability: .softmaxProbability(&generator)
    case .softmaxLoss: .softmaxLoss(&generator)
    case .logitGradient: .logitGradient(&generator)
    case .convolutionSize: .convolutionSize(&generator)
    case .convolutionParameters: .convolutionParameters(&generator)
    case .denseParameters: .denseParameters(&generator)
    case .recurrentParameters: .recurrentParameters(&generator)
    case .receptiveField: .receptiveField(&generator)
    case .entropy: .entropy(&generator)
    case .informationGain: .informationGain(&generator)
    case .softThreshold: .softThreshold(&generator)
    case .ridge: .ridge(&generator)
    case .dropoutScaling: .dropoutScaling(&generator)
    case .finderRate: .finderRate(&generator)
    case .stableRate: .stableRate(&generator)
    case .spectralFactor: .spectralFactor(&generator)
    case .workersNeeded: .workersNeeded(&generator)
    case .loaderTime: .loaderTime(&generator)
    case .recallAfter: .recallAfter(&generator)
    case .reviewWait: .reviewWait(&generator)
    }
  }

  /// One paragraph of Markdown with formulas.
  private static func prose(_ text: String) -> [Inline] {
    var reading = Reading(file: "", source: SourceText(text), formulaProblems: { _ in [] })
    return InlineText.read(text, place: { _ in SourcePosition(line: 1, column: 1) }, &reading)
  }
}
