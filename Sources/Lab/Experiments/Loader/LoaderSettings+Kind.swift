import Engine

/// The panels of kind `loader`.
enum LoaderPanel: String, CaseIterable, Sendable {
  case timeline, queue, times
  case breakEven = "break-even"
}

extension LoaderSettings: KindSettings {
  var kind: Experiment.Kind { .loader(self) }
  var isSeeded: Bool { jitter > 0 }
  var panelNames: [String] { LoaderPanel.allCases.map(\.rawValue) }
  var defaultPanels: [String] { [LoaderPanel.timeline.rawValue, LoaderPanel.times.rawValue] }
  var sizeProblems: [SettingProblem] { [] }
  var knobTable: [KnobRow<LoaderSettings>] { Self.knobs }
  var measures: [Measure] {
    [.totalTime, .formulaTime, .idleShare, .breakEven, .queueMean, .batches].map { Measure($0) }
  }

  func start(seed: UInt64, tables: Tables, kernels: KernelLevel) throws(ExperimentError) -> any KindRun {
    do { return try LoaderTrial(self, seed: seed) } catch { throw .data(error) }
  }
}

extension LoaderSettings {
  static let methods = Vocabulary<StartMethod>(
    "a way to start workers", [("spawn", .spawn), ("fork", .fork), ("none", .none)])

  static let batchLimits = 1...10_000
  static let workerLimits = 0...16

  private static let knobs: [KnobRow<LoaderSettings>] = [
    whole("batches", "batches", "the number of batches", \.batches, batchLimits),
    number(
      "load", "load a batch, ms", "the time to load", \.load, 0...10_000, .logarithmic(0.1...10_000, perDecade: 9)),
    number(
      "compute", "compute on it, ms", "the time to compute", \.compute, 0...10_000,
      .logarithmic(0.1...10_000, perDecade: 9)),
    whole("workers", "workers", "the number of workers", \.workers, workerLimits),
    KnobRow(
      "start-method", "start method", domain: { _ in .words(methods.names) },
      value: { methods.name(of: $0.startMethod).map { .text($0) } },
      set: { (settings, value) throws(SettingProblem) in settings.startMethod = try methods.read(value) }),
    KnobRow(
      "start-up", "start-up of a worker, ms", needs: "needs start-method: spawn",
      domain: { _ in .linear(0...10_000, step: 100) },
      value: { $0.startMethod == .spawn ? .number($0.startUp) : nil },
      set: { (settings, value) throws(SettingProblem) in
        settings.startUp = try value.number("the start-up", in: 0...60_000)
      }),
    whole("prefetch", "prefetch, batches a worker", "the prefetch", \.prefetch, 1...16),
    number("jitter", "jitter of loading", "the jitter", \.jitter, 0...1, .linear(0...1, step: 0.05)),
  ]

  private static func whole(
    _ name: String, _ label: String, _ what: String, _ path: any WritableKeyPath<LoaderSettings, Int> & Sendable,
    _ range: ClosedRange<Int>
  ) -> KnobRow<LoaderSettings> {
    KnobRow(
      name, label, domain: { _ in .integer(range) }, value: { .number($0[keyPath: path]) },
      set: { (settings, value) throws(SettingProblem) in
        settings[keyPath: path] = try value.integer(what, in: range)
      })
  }

  private static func number(
    _ name: String, _ label: String, _ what: String,
    _ path: any WritableKeyPath<LoaderSettings, Double> & Sendable, _ range: ClosedRange<Double>,
    _ domain: Knob.Domain
  ) -> KnobRow<LoaderSettings> {
    KnobRow(
      name, label, domain: { _ in domain }, value: { .number($0[keyPath: path]) },
      set: { (settings, value) throws(SettingProblem) in
        settings[keyPath: path] = try value.number(what, in: range)
      })
  }

  /// Reads `batches: 100`, `load: 8`, `compute: 5` and what may stand beside them.
  static func read(_ reader: inout SettingReader) -> LoaderSettings {
    reader.require("batches", example: "batches: 100")
    reader.require("load", example: "load: 8")
    reader.require("compute", example: "compute: 5")
    var settings = LoaderSettings(batches: 100, load: 8, compute: 5)
    // A list without start-method is one of spawned workers, so start-up always has a place to be read.
    for row in knobs {
      guard let value = reader.take(row.name) else { continue }
      guard row.value(settings) != nil else {
        reader.report("\"\(row.name)\" \(row.needs)", at: row.name)
        continue
      }
      do { try row.set(&settings, value) } catch { reader.report(error.under(reader.path(to: row.name))) }
    }
    return settings
  }
}
