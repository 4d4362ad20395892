import Engine

/// The panels of kind `softmax`.
enum SoftmaxPanel: String, CaseIterable, Sendable { case bars, worked, sigmoids, overflow }

extension SoftmaxSettings: KindSettings {
  var kind: Experiment.Kind { .softmax(self) }
  var isSeeded: Bool { false }
  var panelNames: [String] { SoftmaxPanel.allCases.map(\.rawValue) }
  var defaultPanels: [String] { [SoftmaxPanel.bars.rawValue] }
  var sizeProblems: [SettingProblem] { [] }

  /// Of the whole list first, then class by class.
  var measures: [Measure] {
    [.entropy, .crossEntropy, .naiveLoss32, .naiveLoss64].map { Measure($0) }
      + logits.indices.flatMap { index in
        [Measure.Name.probability, .logitGradient, .sigmoid].map { Measure($0, layer: index + 1) }
      }
  }

  func start(seed: UInt64, tables: Tables, kernels: KernelLevel) -> any KindRun { SoftmaxRun(self) }

  var knobTable: [KnobRow<SoftmaxSettings>] {
    logits.indices.map { Self.logit($0, name: names[$0]) } + [
      KnobRow(
        "class", "right class", domain: { .integer(1...$0.logits.count) }, value: { .number($0.target + 1) },
        set: { (settings, value) throws(SettingProblem) in
          settings.target = try value.integer("the right class", in: 1...settings.logits.count) - 1
        }),
      Self.number("temperature", "temperature", \.temperature, 0.05...100, .logarithmic(0.05...100, perDecade: 9)),
      Self.number("smoothing", "label smoothing", \.smoothing, 0...0.9, .linear(0...0.9, step: 0.05)),
    ]
  }

  private static func logit(_ index: Int, name: String) -> KnobRow<SoftmaxSettings> {
    KnobRow(
      "z\(index + 1)", "logit of \(name)",
      domain: { .linear(-$0.reach...$0.reach, step: $0.reach > 100 ? 1 : 0.1) },
      value: { .number($0.logits[index]) },
      set: { (settings, value) throws(SettingProblem) in
        settings.logits[index] = try value.number("a logit", in: -settings.reach...settings.reach)
      })
  }

  private static func number(
    _ name: String, _ label: String, _ path: any WritableKeyPath<SoftmaxSettings, Double> & Sendable,
    _ range: ClosedRange<Double>, _ domain: Knob.Domain
  ) -> KnobRow<SoftmaxSettings> {
    KnobRow(
      name, label, domain: { _ in domain }, value: { .number($0[keyPath: path]) },
      set: { (settings, value) throws(SettingProblem) in
        settings[keyPath: path] = try value.number("the \(label)", in: range)
      })
  }
}

extension SoftmaxSettings {
  /// Reads `logits: [2, 1, 0]` and what may stand beside it.
  static func read(_ reader: inout SettingReader) -> SoftmaxSettings {
    reader.require("logits", example: "logits: [2, 1, 0]")
    let reach = reader.value("reach") { (value) throws(SettingProblem) in
      try value.number("the reach of a logit", in: 1...2_000)
    }
    let limit = reach ?? 10
    let logits = reader.value("logits") { (value) throws(SettingProblem) in
      let list = try value.list("logits", atMost: classes.upperBound)
      guard list.count >= classes.lowerBound else { throw SettingProblem("a softmax needs at least 2 logits") }
      var numbers: [Double] = []
      for entry in list { numbers.append(try entry.number("a logit", in: -limit...limit)) }
      return numbers
    }
    var settings = SoftmaxSettings(
      logits: logits ?? [0, 0], names: (0..<(logits ?? [0, 0]).count).map { "class \($0 + 1)" }, target: 0,
      reach: limit)
    let count = settings.logits.count
    let names = reader.value("labels") { (value) throws(SettingProblem) in
      let list = try value.list("labels", atMost: classes.upperBound)
      guard list.count == count else { throw SettingProblem("there are \(count) logits, but \(list.count) labels") }
      var names: [String] = []
      for entry in list { names.append(try entry.line("a label", atMost: 24)) }
      return names
    }
    settings.names = names ?? settings.names
    for row in settings.knobTable where !row.name.hasPrefix("z") {
      guard let value = reader.take(row.name) else { continue }
      do { try row.set(&settings, value) } catch { reader.report(error.under(reader.path(to: row.name))) }
    }
    return settings
  }
}
