import Engine

extension Training {
  /// What keeps weights and steps small: all of it can be turned while it trains.
  static let regularizationKnobs: [KnobRow<Training>] = [
    strength("l1", "L1 penalty", \.l1), strength("l2", "L2 penalty", \.l2),
    strength("decay", "decoupled decay", \.decay),
    KnobRow(
      "l1-rule", "how L1 steps", isLive: true,
      domain: { _ in .words(TrainingWords.penaltyRules.names) },
      value: { .text($0.penalty.rule.rawValue) },
      set: { (training, value) throws(SettingProblem) in
        training.penalty.rule = try TrainingWords.penaltyRules.read(value)
      }),
    KnobRow(
      "clip", "clipping of the gradient", isLive: true,
      domain: { _ in .choice([Knob.Choice("none", .text("none"))] + clippings) },
      value: { $0.clipping?.setting ?? .text("none") },
      set: { (training, value) throws(SettingProblem) in training.clipping = try Clipping.read(value) }),
    .part(
      "dropout", "dropout", isLive: true, needs: "needs a layer dropout", domain: .linear(Limits.dropout, step: 0.05),
      value: { layer in layer.dropout.map { .number($0) } },
      set: { (layer, value) throws(SettingProblem) in
        layer.dropout = Float(try value.number("the share that is dropped", in: Limits.dropout))
      }),
  ]

  private static let clippings = [Clipping.norm(0.1), .norm(1), .norm(5), .value(0.1), .value(1)].map {
    Knob.Choice($0.setting.words, $0.setting)
  }

  private static func strength(
    _ name: String, _ label: String, _ path: any WritableKeyPath<Penalty, Float> & Sendable
  ) -> KnobRow<Training> {
    KnobRow(
      name, label, isLive: true,
      domain: { _ in .logarithmic(Limits.penalty, perDecade: 3) },
      value: { .number($0.penalty[keyPath: path]) },
      set: { (training, value) throws(SettingProblem) in
        training.penalty[keyPath: path] = try Penalty.readStrength(name)(value)
      })
  }
}
