import Engine

extension TrainRun: KindRun {
  var plannedSteps: Int? { lastStep }
  var stepsPerEpoch: Int { engine.stepsPerEpoch }
  var stepsToNextEpoch: Int { stepsLeftInEpoch > 0 ? stepsLeftInEpoch : engine.stepsPerEpoch }
  var isSteerable: Bool { ending?.isDivergence != true }

  mutating func turn(to kind: Experiment.Kind) {
    if case .train(let settings) = kind { turn(to: settings) }
  }

  /// The dear ones among the statistics wait for the end where they would take longer than the training.
  func readings(of measures: [Measure]) -> [Reading] {
    readings(of: measures, look(isQuick: ending == nil && !ranksAreCheap))
  }

  private func readings(of measures: [Measure], _ look: TrainLook) -> [Reading] {
    measures.map { Reading($0, look.value(of: $0, in: self)) }
  }

  func picture(
    _ names: [String], of measures: [Measure], columns: Int, rows: Int
  ) -> (panels: [Panel], readings: [Reading]) {
    let panels = names.compactMap { TrainPanel(rawValue: $0) }.filter { $0.applies(to: settings) }
    let look = look(for: panels)
    return (panels.map { panel($0, look, columns: columns, rows: rows) }, readings(of: measures, look))
  }

  /// A training is written down while it goes on.
  var tableHeader: [String] {
    ["step", "epoch"] + settings.measures.filter { ![.steps, .epochs].contains($0.name) }.map(\.text)
  }
  var tableRows: [[Double?]] { [] }

  /// What rewinding returns to.
  struct Past: Sendable {
    let settings: Training
    let engine: Checkpoint
    let curves: Curves
    let stopping: EarlyStopping?
    let lastStep: Int
    let ending: Ending?
    let safe: Checkpoint
  }

  var pastSize: Int {
    (stopping == nil ? 2 : 3) * engine.checkpoint().byteCount + (curves.measures.count + 2) * Curves.capacity * 8
  }
}
