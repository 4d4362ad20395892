import Engine

extension Training {
  static let weightKnobs: [KnobRow<Training>] = [
    KnobRow(
      "initializer", "initializer",
      domain: { _ in Initializer.domain },
      value: { $0.initializer.setting },
      set: { (training, value) throws(SettingProblem) in training.initializer = try .read(value) }),
    .part(
      "hidden-initializer", "initializer of the hidden layers", needs: "needs a hidden layer", ofHidden: true,
      domain: Initializer.domain(same: "same as the network"),
      value: { $0.hasWeights ? $0.initializer?.setting ?? Initializer.same : nil },
      set: { (layer, value) throws(SettingProblem) in layer.initializer = try Initializer.readForLayer(value) }),
    KnobRow(
      "output-initializer", "initializer of the output layer", needs: "needs a last layer with weights",
      domain: { _ in Initializer.domain(same: "same as the network") },
      value: { training in
        training.layers.last.flatMap { $0.hasWeights ? $0.initializer?.setting ?? Initializer.same : nil }
      },
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
    .part(
      "bias", "bias at the start", needs: "needs a layer dense or conv",
      domain: .linear(Limits.bias, step: 0.1),
      value: { layer in layer.bias.map { .number($0) } },
      set: { (layer, value) throws(SettingProblem) in
        layer.bias = Float(try value.number("a bias", in: Limits.bias))
      }),
    KnobRow(
      "output-bias", "bias of the output at the start", needs: "needs a last layer that is dense",
      domain: { _ in .linear(Limits.bias, step: 0.5) },
      value: { training in training.layers.last?.bias.map { .number($0) } },
      set: { (training, value) throws(SettingProblem) in
        guard let last = training.layers.indices.last else { return }
        training.layers[last].bias = Float(try value.number("a bias", in: Limits.bias))
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
        settings[keyPath: path].scale = try Initializer.scale(value)
      })
  }
}

extension Initializer {
  /// The alternatives every initializer knob offers; those of the experiment and of its claims are added to them.
  static let domain = Knob.Domain.choice(choices)

  /// Those of a part that may also do as the whole does.
  static func domain(same label: String) -> Knob.Domain { .choice([Knob.Choice(label, same)] + choices) }

  static let same = Setting.text("same")

  /// nil for that of the whole.
  static func readForLayer(_ value: Setting) throws(SettingProblem) -> Initializer? {
    value == same ? nil : try read(value)
  }

  private static let choices = [
    zero, .constant(0.5), .normal(0.01), .uniform(0.5), .lecunNormal, .xavierNormal, .heNormal, .orthogonal(gain: 1),
    .lsuv,
  ].map { Knob.Choice($0.setting.words, $0.setting) }
}
