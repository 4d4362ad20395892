import Engine

extension Training {
  /// Every knob of a training. The same names are keys of `with`, of `fails-with` and of `--set`.
  static let knobs: [KnobRow<Training>] = dataKnobs + networkKnobs + weightKnobs + descentKnobs

  private static let dataKnobs: [KnobRow<Training>] =
    [
      KnobRow(
        "dataset", "dataset", needs: "needs data of the plane; these come from a table",
        domain: { _ in .words(TrainingWords.shapes.names) },
        value: { $0.plane.map { .text($0.shape.rawValue) } },
        set: { (training, value) throws(SettingProblem) in
          guard var data = training.plane else { return }
          data.shape = try TrainingWords.shapes.read(value)
          let outputs = training.layers.last?.units ?? 1
          if data.shape == .blobs { data.centers = min(max(outputs, 2), Limits.centers.upperBound) }
          training.plane = data
        })
    ]
    + DataKnob.allCases.map { knob in
      KnobRow(
        knob.rawValue, knob.label, needs: knob.needs,
        domain: { _ in knob.domain },
        value: { training in
          training.plane.flatMap { knob.applies(to: $0.shape) ? knob.value(in: $0) : nil }
        },
        set: { (training, value) throws(SettingProblem) in
          guard var data = training.plane else { return }
          try knob.set(value, in: &data)
          training.plane = data
        })
    } + [
      KnobRow(
        "test-share", "share held out for the test", needs: "needs data from a table",
        domain: { _ in .linear(Limits.testShare, step: 0.05) },
        value: { $0.table.map { .number($0.testShare) } },
        set: { (training, value) throws(SettingProblem) in
          training.table?.testShare = try value.number("a test share", in: Limits.testShare)
        }),
      KnobRow(
        "standardize", "standardize the columns", needs: "needs data from a table",
        domain: { _ in .words(["true", "false"]) },
        value: { $0.table.map { .text($0.standardize ? "true" : "false") } },
        set: { (training, value) throws(SettingProblem) in
          training.table?.standardize = try value.flag("standardize")
        }),
    ]

  private static let networkKnobs: [KnobRow<Training>] = [
    KnobRow(
      "depth", "hidden layers", needs: "needs hidden layers that are all alike",
      domain: { _ in .integer(Limits.depth) },
      value: { $0.hasEqualHiddenLayers ? .number($0.layers.count - 1) : nil },
      set: { (training, value) throws(SettingProblem) in
        let depth = try value.integer("the number of hidden layers", in: Limits.depth)
        training.layers = Array(repeating: training.layers[0], count: depth) + training.layers.suffix(1)
      }),
    KnobRow(
      "units", "units of a hidden layer", needs: "needs a hidden layer",
      domain: { _ in .integer(Limits.units) },
      value: { $0.hiddenLayers.first.map { .number($0.units) } },
      set: { (training, value) throws(SettingProblem) in
        let units = try value.integer("the number of units", in: Limits.units)
        training.changeHiddenLayers { $0.units = units }
      }),
    KnobRow(
      "activation", "activation", needs: "needs a hidden layer",
      domain: { _ in .words(TrainingWords.activations.names) },
      value: { training in
        training.hiddenLayers.first.map { .text(TrainingWords.activations.name(of: $0.activation) ?? "leaky-relu") }
      },
      set: { (training, value) throws(SettingProblem) in
        let activation = try TrainingWords.activations.read(value)
        training.changeHiddenLayers { $0.activation = activation }
      }),
  ]

  private static let weightKnobs: [KnobRow<Training>] = [
    KnobRow(
      "initializer", "initializer",
      domain: { _ in Initializer.domain },
      value: { $0.initializer.setting },
      set: { (training, value) throws(SettingProblem) in training.initializer = try .read(value) }),
    KnobRow(
      "hidden-initializer", "initializer of the hidden layers", needs: "needs a hidden layer",
      domain: { _ in Initializer.layerDomain },
      value: { training in training.hiddenLayers.first.map { $0.initializer?.setting ?? Initializer.same } },
      set: { (training, value) throws(SettingProblem) in
        let initializer = try Initializer.readForLayer(value)
        training.changeHiddenLayers { $0.initializer = initializer }
      }),
    KnobRow(
      "output-initializer", "initializer of the output layer",
      domain: { _ in Initializer.layerDomain },
      value: { $0.layers.last?.initializer?.setting ?? Initializer.same },
      set: { (training, value) throws(SettingProblem) in
        guard let last = training.layers.indices.last else { return }
        training.layers[last].initializer = try Initializer.readForLayer(value)
      }),
    KnobRow.weightScale(\Training.initializer),
    KnobRow(
      "jitter", "jitter of the constant", needs: "needs a constant initializer",
      domain: { _ in .logarithmic(Limits.jitter, perDecade: 1) },
      value: { if case .constant(_, let jitter) = $0.initializer { .number(jitter) } else { nil } },
      set: { (training, value) throws(SettingProblem) in
        guard case .constant(let constant, _) = training.initializer else { return }
        training.initializer = .constant(constant, jitter: try Initializer.jitter(value))
      }),
    KnobRow(
      "bias", "bias at the start",
      domain: { _ in .linear(Limits.bias, step: 0.1) },
      value: { .number($0.layers.first?.bias ?? 0) },
      set: { (training, value) throws(SettingProblem) in
        let bias = Float(try value.number("a bias", in: Limits.bias))
        for index in training.layers.indices { training.layers[index].bias = bias }
      }),
  ]

  private static let descentKnobs: [KnobRow<Training>] =
    [
      KnobRow(
        "loss", "loss",
        domain: { training in
          let fitting: Loss = training.layers.last?.units == 1 ? .binaryCrossEntropy : .softmaxCrossEntropy
          let losses = TrainingWords.losses.words.filter { $0.value == fitting || $0.value == .meanSquaredError }
          return .words(losses.map(\.name))
        },
        value: { .text(TrainingWords.losses.name(of: $0.loss) ?? "") },
        set: { (training, value) throws(SettingProblem) in training.loss = try TrainingWords.losses.read(value) }),
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

extension KnobRow {
  /// The number an initializer is written with.
  static func weightScale(_ path: any WritableKeyPath<Settings, Initializer> & Sendable) -> KnobRow {
    KnobRow(
      "weight-scale", "scale of the weights",
      needs: "needs an initializer with a number, such as {normal: 0.01}",
      domain: { _ in .logarithmic(Limits.weightScale, perDecade: 3) },
      value: { $0[keyPath: path].scale.map { .number($0) } },
      set: { (settings, value) throws(SettingProblem) in
        let isZero = value.double == 0
        settings[keyPath: path].scale =
          isZero ? 0 : Float(try value.number("the scale of the weights", in: Limits.weightScale))
      })
  }
}

extension Initializer {
  /// The alternatives every initializer knob offers; those of the experiment and of its claims are added to them.
  static let domain = Knob.Domain.choice(choices)

  /// Those of a layer that may also do as the network does.
  static let layerDomain = Knob.Domain.choice([Knob.Choice("same as the network", same)] + choices)
  static let same = Setting.text("same")

  /// nil for the network's own.
  static func readForLayer(_ value: Setting) throws(SettingProblem) -> Initializer? {
    value == same ? nil : try read(value)
  }

  private static let choices = [
    zero, .constant(0.5), .normal(0.01), .uniform(0.5), .lecunNormal, .xavierNormal, .heNormal, .orthogonal(gain: 1),
    .lsuv,
  ].map { Knob.Choice($0.setting.words, $0.setting) }
}

extension DataKnob {
  var needs: String {
    switch self {
    case .samples, .noise, .scale: "needs data of the plane; these come from a table"
    case .balance: "needs data of two classes in the plane"
    case .centers: "needs the dataset blobs"
    }
  }
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
