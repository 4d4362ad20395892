import Engine

/// The words of kind `train`, one table for each kind of thing.
enum TrainingWords {
  static let shapes = Vocabulary<PlaneData.Shape>(
    "a dataset", PlaneData.Shape.allCases.map { ($0.rawValue, $0) })

  static let activations = Vocabulary<Activation>(
    "an activation",
    [
      ("identity", .identity), ("sigmoid", .sigmoid), ("tanh", .tanh), ("relu", .relu),
      ("leaky-relu", .leakyRelu(0.01)), ("softplus", .softplus), ("elu", .elu(1)), ("gelu", .gelu),
    ])

  static let losses = Vocabulary<Loss>(
    "a loss",
    [
      ("binary-cross-entropy", .binaryCrossEntropy), ("softmax-cross-entropy", .softmaxCrossEntropy),
      ("mean-squared-error", .meanSquaredError),
    ])

  /// Each rule with its usual hyperparameters.
  static let rules = Vocabulary<Optimizer>(
    "an optimizer",
    [
      ("sgd", .sgd(SGD(learningRate: 0.1))),
      ("momentum", .momentum(Momentum(learningRate: 0.1, momentum: 0.9))),
      ("nesterov", .nesterov(Nesterov(learningRate: 0.1, momentum: 0.9))),
      ("adagrad", .adagrad(Adagrad(learningRate: 0.01))),
      ("rmsprop", .rmsProp(RMSProp(learningRate: 0.01))),
      ("adam", .adam(Adam(learningRate: 0.01))),
      ("adamw", .adamW(AdamW(learningRate: 0.01))),
    ])

  /// An initializer's word and what it needs to be written with.
  enum InitializerForm: Sendable {
    case plain(Initializer)
    case number(@Sendable (Float) -> Initializer)
    /// A value and, when it is written as a map, a jitter.
    case constant
  }

  static let initializers = Vocabulary<InitializerForm>(
    "an initializer",
    [
      ("zero", .plain(.zero)), ("constant", .constant), ("normal", .number { .normal($0) }),
      ("uniform", .number { .uniform($0) }), ("lecun", .plain(.lecunNormal)), ("he", .plain(.heNormal)),
      ("xavier", .plain(.xavierNormal)), ("lecun-uniform", .plain(.lecunUniform)),
      ("he-uniform", .plain(.heUniform)), ("xavier-uniform", .plain(.xavierUniform)),
      ("orthogonal", .number { .orthogonal(gain: $0) }), ("scaled", .number { .scaledNormal(gain: $0) }),
      ("lsuv", .plain(.lsuv)),
    ])
}
