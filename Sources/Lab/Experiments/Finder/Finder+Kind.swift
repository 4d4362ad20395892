import Engine

/// The panels of kind `range-test`.
enum FinderPanel: String, CaseIterable, Sendable { case finder, suggestions }

extension Finder: KindSettings {
  var kind: Experiment.Kind { .rangeTest(self) }
  var panelNames: [String] { FinderPanel.allCases.map(\.rawValue) }
  var defaultPanels: [String] { panelNames }
  var files: [String] { base.files }
  var meaningProblems: [SettingProblem] { base.meaningProblems }
  var sizeProblems: [SettingProblem] { base.sizeProblems }
  var measures: [Measure] {
    [.valley, .slide, .minimum, .steep, .smallest, .steps].map { Measure($0) }
  }

  func start(seed: UInt64, tables: Tables, kernels: KernelLevel) throws(ExperimentError) -> any KindRun {
    try FinderRun(self, seed: seed, tables: tables, kernels: kernels)
  }

  /// Those of the training but its length and its rate, which the test sets itself.
  var knobTable: [KnobRow<Finder>] {
    let own = ["epochs", "learning-rate", "schedule", "warm-up", "patience"]
    return Training.knobs.filter { !own.contains($0.name) }.map { $0.lifted(\Finder.base) } + Self.ownKnobs
  }

  private static let ownKnobs: [KnobRow<Finder>] = [
    number("start", "first rate", \.test.start, 1e-10...1, .logarithmic(1e-10...1, perDecade: 1)),
    number("end", "last rate", \.test.end, 1e-6...1_000, .logarithmic(1e-3...1_000, perDecade: 1)),
    KnobRow(
      "batches", "batches", domain: { _ in .integer(batchRange) }, value: { .number($0.test.batches) },
      set: { (settings, value) throws(SettingProblem) in
        settings.test.batches = try value.integer("the number of batches", in: batchRange)
      }),
    number("smoothing-beta", "smoothing beta", \.test.beta, 0...0.999, .linear(0...0.99, step: 0.01)),
    flag("correction", "bias correction", \.test.correctsBias),
    flag("stop-early", "stop at four times the best", \.test.stopsOnDivergence),
  ]

  private static let batchRange = 6...2_000

  private static func number(
    _ name: String, _ label: String, _ path: any WritableKeyPath<Finder, Double> & Sendable,
    _ range: ClosedRange<Double>, _ domain: Knob.Domain
  ) -> KnobRow<Finder> {
    KnobRow(
      name, label, domain: { _ in domain }, value: { .number($0[keyPath: path]) },
      set: { (settings, value) throws(SettingProblem) in
        settings[keyPath: path] = try value.number("the \(label)", in: range)
      })
  }

  private static func flag(
    _ name: String, _ label: String, _ path: any WritableKeyPath<Finder, Bool> & Sendable
  ) -> KnobRow<Finder> {
    KnobRow(
      name, label, domain: { _ in .choice([Knob.Choice("yes", .text("true")), Knob.Choice("no", .text("false"))]) },
      value: { .text($0[keyPath: path] ? "true" : "false") },
      set: { (settings, value) throws(SettingProblem) in settings[keyPath: path] = try value.flag("\"\(name)\"") })
  }

  /// Reads the keys of a training but `epochs`, and those of the test itself.
  static func read(_ reader: inout SettingReader) -> Finder {
    var settings = Finder(base: Training.read(&reader, isTimed: false))
    for row in ownKnobs {
      guard let value = reader.take(row.name) else { continue }
      do { try row.set(&settings, value) } catch { reader.report(error.under(reader.path(to: row.name))) }
    }
    if settings.test.end <= settings.test.start {
      reader.report("the last rate must be above the first one", at: "end")
    }
    return settings
  }
}
