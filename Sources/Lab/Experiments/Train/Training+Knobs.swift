import Engine

extension Training {
  /// Every knob of a training. The same names are keys of `with`, of `fails-with` and of `--set`.
  static let knobs: [KnobRow<Training>] =
    planeKnobs + DataSource.knobs.filter { $0.name != "dataset" }.map { $0.lifted(\Training.data) } + sightKnobs
    + stackKnobs + networkKnobs + recurrentKnobs + weightKnobs + descentKnobs
    + regularizationKnobs + courseKnobs + augmentationKnobs + lookKnobs

  /// What is looked at, which changes no training.
  private static let lookKnobs: [KnobRow<Training>] = [
    KnobRow(
      "sample", "sample to look at", isLive: true, needs: "needs images, sequences or text",
      domain: { _ in .integer(Limits.sample) },
      value: { $0.data.outline.layout == .vector ? nil : .number($0.sample) },
      set: { (training, value) throws(SettingProblem) in
        training.sample = try value.integer("the number of a sample", in: Limits.sample)
      }),
    KnobRow(
      "temperature", "temperature of what it spells", isLive: true, needs: "needs words or text",
      domain: { _ in .linear(Limits.temperature, step: 0.1) },
      value: { $0.data.outline.layout == .tokens ? .number($0.temperature) : nil },
      set: { (training, value) throws(SettingProblem) in
        training.temperature = try value.number("the temperature", in: Limits.temperature)
      }),
  ]
}

extension KnobRow where Settings == Training {
  /// A knob that all layers with such a part share. It shows the first one's, and while it is not turned they may differ.
  ///
  /// - Parameters:
  ///   - ofHidden: leaves the last layer alone.
  ///   - value: nil for a layer without the part.
  static func part(
    _ name: String, _ label: String, isLive: Bool = false, needs: String, ofHidden: Bool = false, domain: Knob.Domain,
    value: @escaping @Sendable (LayerDescription) -> Setting?,
    set: @escaping @Sendable (inout LayerDescription, Setting) throws(SettingProblem) -> Void
  ) -> KnobRow {
    let shown: @Sendable (Training) -> Setting? = { training in
      (ofHidden ? training.hiddenLayers : training.layers[...]).lazy.compactMap(value).first
    }
    return KnobRow(
      name, label, isLive: isLive, needs: needs,
      domain: { _ in domain },
      value: shown,
      set: { (training, setting) throws(SettingProblem) in
        guard setting != shown(training) else { return }
        for index in training.layers.indices.dropLast(ofHidden ? 1 : 0) where value(training.layers[index]) != nil {
          try set(&training.layers[index], setting)
        }
      })
  }
}
