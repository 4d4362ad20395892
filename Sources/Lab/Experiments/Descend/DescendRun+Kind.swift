import Engine

/// The panels of kind `descend`.
enum DescendPanel: String, CaseIterable, Sendable { case path, loss, factors }

extension DescendRun: KindRun {
  var step: Int { path.count - 1 }
  var plannedSteps: Int? { settings.steps }
  var isSteerable: Bool { ending?.isDivergence != true }

  mutating func turn(to kind: Experiment.Kind) {
    if case .descend(let settings) = kind { turn(to: settings) }
  }

  func value(of measure: Measure) -> Double? {
    switch measure.name {
    case .loss: loss
    case .steps: Double(step)
    case .distance: measure.layer == 1 ? abs(place.x) : measure.layer == 2 ? abs(place.y) : nil
    default: nil
    }
  }

  func picture(
    _ names: [String], of measures: [Measure], columns: Int, rows: Int
  ) -> (panels: [Panel], readings: [Reading]) {
    let panels = names.compactMap { DescendPanel(rawValue: $0) }
    return (panels.map { panel($0, columns: columns, rows: rows) }, readings(of: measures))
  }

  /// A row a step.
  var tableHeader: [String] { ["step", "x", "y", "loss"] }
  var tableRows: [[Double?]] {
    path.enumerated().map { [Double($0), $1.x, $1.y, height($1)] }
  }

  var pastSize: Int { 16 * settings.steps }
}

extension Descend: KindSettings {
  var kind: Experiment.Kind { .descend(self) }
  var isSeeded: Bool { false }
  var panelNames: [String] { DescendPanel.allCases.map(\.rawValue) }
  var defaultPanels: [String] { [DescendPanel.path.rawValue, DescendPanel.loss.rawValue] }
  var sizeProblems: [SettingProblem] { [] }
  var knobTable: [KnobRow<Descend>] { Self.knobs }
  var measures: [Measure] {
    [Measure(.loss), Measure(.distance, layer: 1), Measure(.distance, layer: 2), Measure(.steps)]
  }

  func start(seed: UInt64, tables: Tables, kernels: KernelLevel) -> any KindRun { DescendRun(self) }

  private static let knobs: [KnobRow<Descend>] = [
    number(
      "learning-rate", "learning rate", \.learningRate, 1e-4...10, .linear(0.001...0.25, step: 0.001), isLive: true),
    number("momentum", "momentum", \.momentum, 0...0.99, .linear(0...0.99, step: 0.05), isLive: true),
    number("flat", "curvature along x", \.flat, 0.01...100, .logarithmic(0.01...100, perDecade: 3)),
    number("steep", "curvature along y", \.steep, 0.01...10_000, .logarithmic(0.1...10_000, perDecade: 3)),
    number("start", "start, both coordinates", \.start, 0.1...10, .linear(0.1...10, step: 0.1)),
    KnobRow(
      "steps", "steps", isLive: true, domain: { _ in .integer(steps) }, value: { .number($0.steps) },
      set: { (settings, value) throws(SettingProblem) in
        settings.steps = try value.integer("the number of steps", in: steps)
      }),
  ]

  private static let steps = 1...10_000

  private static func number(
    _ name: String, _ label: String, _ path: any WritableKeyPath<Descend, Double> & Sendable,
    _ range: ClosedRange<Double>, _ domain: Knob.Domain, isLive: Bool = false
  ) -> KnobRow<Descend> {
    KnobRow(
      name, label, isLive: isLive, domain: { _ in domain }, value: { .number($0[keyPath: path]) },
      set: { (settings, value) throws(SettingProblem) in
        settings[keyPath: path] = try value.number("the \(label)", in: range)
      })
  }

  /// Reads `learning-rate: 0.1` and what may stand beside it.
  static func read(_ reader: inout SettingReader) -> Descend {
    reader.require("learning-rate", example: "learning-rate: 0.1")
    var settings = Descend(learningRate: 0.1)
    for row in knobs {
      guard let value = reader.take(row.name) else { continue }
      do { try row.set(&settings, value) } catch { reader.report(error.under(reader.path(to: row.name))) }
    }
    return settings
  }
}
