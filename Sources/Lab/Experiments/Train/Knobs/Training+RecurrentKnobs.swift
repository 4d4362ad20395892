import Engine

extension Training {
  static let recurrentKnobs: [KnobRow<Training>] = [
    .part(
      "cell", "recurrent cell", needs: needsRecurrence, domain: .words(TrainingWords.cells.names),
      value: { layer in layer.recurrent.flatMap { TrainingWords.cells.name(of: $0.cell) }.map { .text($0) } },
      set: { (layer, value) throws(SettingProblem) in layer.recurrent?.cell = try TrainingWords.cells.read(value) }),
    .part(
      "forget-bias", "bias of the forget gate", needs: "needs a layer lstm", domain: .linear(Limits.bias, step: 0.5),
      value: { layer in layer.recurrent.flatMap { $0.cell == .lstm ? .number($0.forgetBias) : nil } },
      set: { (layer, value) throws(SettingProblem) in
        layer.recurrent?.forgetBias = Float(try value.number("the forget bias", in: Limits.bias))
      }),
    .part(
      "truncation", "steps a gradient goes back", needs: needsRecurrence,
      domain: .words(["none", "0", "1", "2", "5", "10", "20", "50"]),
      value: { layer in layer.recurrent.map { $0.truncation.map { .number($0) } ?? .text("none") } },
      set: { (layer, value) throws(SettingProblem) in
        layer.recurrent?.truncation = try Recurrent.readTruncation(value)
      }),
    .part(
      "recurrent-initializer", "initializer from state to state", needs: needsRecurrence,
      domain: Initializer.domain(same: "same as the layer"),
      value: { layer in layer.recurrent.map { $0.recurrentInitializer?.setting ?? Initializer.same } },
      set: { (layer, value) throws(SettingProblem) in
        layer.recurrent?.recurrentInitializer = try Initializer.readForLayer(value)
      }),
    .part(
      "recurrent-scale", "scale from state to state",
      needs: "needs a recurrent-initializer with a number, such as {scaled: 1}",
      domain: .logarithmic(Limits.weightScale, perDecade: 3),
      value: { $0.recurrent?.recurrentInitializer?.scale.map { .number($0) } },
      set: { (layer, value) throws(SettingProblem) in
        layer.recurrent?.recurrentInitializer?.scale = try Initializer.scale(value)
      }),
  ]

  private static let needsRecurrence = "needs a layer rnn, gru or lstm"
}
