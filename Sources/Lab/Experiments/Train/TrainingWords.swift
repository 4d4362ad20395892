import Engine

/// The words of kind `train`, one table for each kind of thing.
enum TrainingWords {
  static let shapes = Vocabulary<PlaneData.Shape>(
    "a dataset", PlaneData.Shape.allCases.map { ($0.rawValue, $0) })

  static let surfaces = Vocabulary<PlaneRegression.Surface>(
    "a dataset", PlaneRegression.Surface.allCases.map { ($0.rawValue, $0) })

  static let data = Vocabulary<DataSource.Form>(
    "a dataset",
    shapes.words.map { ($0.name, .made(.plane(PlaneData(shape: $0.value)))) }
      + surfaces.words.map { ($0.name, .made(.surface(PlaneRegression(surface: $0.value)))) }
      + [
        (PolynomialData.word, .made(.polynomial(PolynomialData()))),
        (SparseLinear.word, .made(.sparseLinear(SparseLinear()))), (TwinFeatures.word, .made(.twins(TwinFeatures()))),
        (ShiftedGlyphs.word, .made(.glyphs(ShiftedGlyphs()))),
        (FilteredImages.word, .made(.filtered(FilteredImages(filter: .sobel)))),
        (Recall.word, .made(.recall(Recall(steps: 10)))),
        (AddingProblem.word, .made(.adding(AddingProblem(steps: 10)))), (TableFile.word, .table),
        (IDXFiles.word, .idx), (WordFile.word, .words), (TextFile.word, .text),
        (DrawnPoints.word, .made(.drawn(DrawnPoints()))),
        (OwnReviews.word, .made(.reviews(OwnReviews()))),
      ])

  static let activations = Vocabulary<Activation>(
    "an activation",
    [
      ("identity", .identity), ("sigmoid", .sigmoid), ("tanh", .tanh), ("relu", .relu),
      ("leaky-relu", .leakyRelu(0.01)), ("softplus", .softplus), ("elu", .elu(1)), ("gelu", .gelu),
    ])

  /// Each loss with its usual settings.
  static let losses = Vocabulary<Loss>(
    "a loss",
    [
      ("binary-cross-entropy", .binaryCrossEntropy), ("softmax-cross-entropy", .softmaxCrossEntropy),
      ("mean-squared-error", .meanSquaredError), ("huber", .huber(delta: 1)),
    ])

  static let penaltyRules = Vocabulary<Penalty.Rule>(
    "a rule of the L1 penalty", Penalty.Rule.allCases.map { ($0.rawValue, $0) })

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

  /// Each schedule with its usual settings.
  static let schedules = Vocabulary<Schedule.Curve>(
    "a schedule",
    [
      ("constant", .constant), ("linear", .linear(end: 0)), ("cosine", .cosine(end: 0)),
      ("exponential", .exponential(end: 0.01)), ("step", .step(stages: 3, factor: 0.1)),
      ("one-cycle", .oneCycle(OneCycle())), ("warm-restarts", .warmRestarts(cycles: 3, growth: 2)),
      ("flat-cosine", .flatCosine),
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

  /// The word a layer begins with.
  enum LayerWord: String, CaseIterable, Sendable {
    case dense, conv
    case maxPool = "max-pool"
    case averagePool = "average-pool"
    case globalMax = "global-max"
    case globalAverage = "global-average"
    case flatten, dropout
    case batchNorm = "batch-norm"
    case embedding, rnn, gru, lstm, activation
  }

  static let layers = Vocabulary<LayerWord>("a layer", LayerWord.allCases.map { ($0.rawValue, $0) })

  static let outputs = Vocabulary<Recurrent.Output>(
    "what a layer hands on", Recurrent.Output.allCases.map { ($0.rawValue, $0) })

  /// The cells of recurrent layers as a knob offers them.
  static let cells = Vocabulary<Recurrent.Cell>(
    "a cell", [("rnn", .tanh), ("relu-rnn", .relu), ("gru", .gru), ("lstm", .lstm)])
}
