import Engine

extension LoaderTrial: KindRun {
  var step: Int { run.computed }
  var plannedSteps: Int? { settings.batches }
  var ending: Ending? { run.isDone ? .completed : nil }

  func value(of measure: Measure) -> Double? {
    switch measure.name {
    case .totalTime: time
    case .formulaTime: settings.formulaTime
    case .idleShare: run.time > 0 ? run.computeIdleShare : nil
    case .breakEven: settings.model().breakEven
    case .queueMean: settings.workers > 0 ? run.meanQueued : nil
    case .batches: Double(step)
    default: nil
    }
  }

  func picture(
    _ names: [String], of measures: [Measure], columns: Int, rows: Int
  ) -> (panels: [Panel], readings: [Reading]) {
    (names.compactMap { LoaderPanel(rawValue: $0).map(panel) }, readings(of: measures))
  }

  /// A row a batch, in milliseconds; no worker where the main process loads.
  var tableHeader: [String] { ["batch", "worker", "load-start", "load-end", "compute-start", "compute-end"] }
  var tableRows: [[Double?]] {
    run.batches.prefix(step).enumerated().map { index, batch in
      [
        Double(index + 1), batch.worker.map { Double($0 + 1) }, batch.loadStart, batch.loadEnd, batch.computeStart,
        batch.computeEnd,
      ]
    }
  }

  var pastSize: Int { 20_000 + MemoryLayout<BatchTimes>.stride * settings.batches }
}
