import Engine

extension Training {
  static let descentKnobs: [KnobRow<Training>] =
    [
      KnobRow(
        "loss", "loss",
        domain: { training in
          let outputs = training.layers.last?.units ?? 1
          return .words(Loss.fitting(training.data.outline.answers, outputs: outputs).map(\.word))
        },
        value: { .text($0.loss.word) },
        set: { (training, value) throws(SettingProblem) in
          // The word alone keeps what was set about the same loss.
          if value != .text(training.loss.word) { training.loss = try Loss.read(value) }
        }),
      KnobRow(
        "delta", "delta of the Huber loss", needs: "needs the loss huber",
        domain: { _ in .logarithmic(Limits.delta, perDecade: 3) },
        value: { $0.loss.delta.map { .number($0) } },
        set: { (training, value) throws(SettingProblem) in
          training.loss = .huber(delta: try Loss.readDelta(value))
        }),
      KnobRow(
        "smoothing", "label smoothing", needs: "needs the loss softmax-cross-entropy",
        domain: { _ in .linear(Limits.smoothing, step: 0.05) },
        value: { $0.loss.smoothing.map { .number($0) } },
        set: { (training, value) throws(SettingProblem) in
          training.loss.smoothing = try Loss.readSmoothing(value)
        }),
      KnobRow(
        "optimizer", "optimizer",
        domain: { _ in .words(TrainingWords.rules.names) },
        value: { .text($0.optimizer.word) },
        set: { (training, value) throws(SettingProblem) in
          let (rule, problems) = Optimizer.read(value, path: [])
          if let problem = problems.first { throw problem }
          guard let rule else { return }
          if case .text = value {
            training.optimizer = training.optimizer.changed(to: rule)
          } else {
            training.optimizer = rule
          }
        }),
    ]
    + Hyperparameter.allCases.map { parameter in
      KnobRow(
        parameter.rawValue, parameter.label, isLive: true, needs: parameter.needs,
        domain: { _ in parameter.domain },
        value: { $0.optimizer[parameter].map { .number($0) } },
        set: { (training, value) throws(SettingProblem) in training.optimizer[parameter] = try parameter.read(value) }
      )
    } + [
      KnobRow(
        "batch", "batch size", isLive: true,
        domain: { _ in .words(["full"] + (0...8).map { String(1 << $0) }) },
        value: { $0.batch.setting },
        set: { (training, value) throws(SettingProblem) in training.batch = try .read(value) }),
      KnobRow(
        "epochs", "epochs", isLive: true,
        domain: { _ in .integer(Limits.epochs) },
        value: { .number($0.epochs) },
        set: { (training, value) throws(SettingProblem) in
          training.epochs = try value.integer("the number of epochs", in: Limits.epochs)
        }),
    ]
}

extension Hyperparameter {
  var needs: String {
    switch self {
    case .learningRate: ""
    case .momentum: "needs the optimizer momentum or nesterov"
    case .beta1, .beta2: "needs the optimizer adam or adamw"
    case .alpha: "needs the optimizer rmsprop"
    case .epsilon: "needs the optimizer adagrad, rmsprop, adam or adamw"
    case .weightDecay: "needs the optimizer adamw"
    }
  }
}
