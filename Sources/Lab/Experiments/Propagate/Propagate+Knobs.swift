import Engine

extension Propagate {
  /// Every knob of a propagation; none is live, since nothing runs on.
  static let knobs: [KnobRow<Propagate>] = [
    integer("depth", "layers", \.depth, Limits.depth),
    integer("width", "units of a layer", \.width, Limits.width),
    KnobRow(
      "activation", "activation",
      domain: { _ in .words(TrainingWords.activations.names) },
      value: { .text(TrainingWords.activations.name(of: $0.activation) ?? "leaky-relu") },
      set: { (settings, value) throws(SettingProblem) in
        settings.activation = try TrainingWords.activations.read(value)
      }),
    KnobRow(
      "initializer", "initializer",
      domain: { _ in Initializer.domain },
      value: { $0.initializer.setting },
      set: { (settings, value) throws(SettingProblem) in settings.initializer = try .read(value) }),
    KnobRow.weightScale(\Propagate.initializer),
    integer("samples", "samples", \.samples, Limits.propagatedSamples),
  ]

  private static func integer(
    _ name: String, _ label: String, _ path: any WritableKeyPath<Propagate, Int> & Sendable, _ range: ClosedRange<Int>
  ) -> KnobRow<Propagate> {
    KnobRow(
      name, label,
      domain: { _ in .integer(range) },
      value: { .number($0[keyPath: path]) },
      set: { (settings, value) throws(SettingProblem) in
        settings[keyPath: path] = try value.integer("the number of \(label)", in: range)
      })
  }
}
