extension UnrollRun: KindRun {
  var plannedSteps: Int? { lastStep }
  var isSteerable: Bool { true }
  /// A step taken back needs no more than its number, but the run is kept whole.
  var pastSize: Int { 8 * settings.length * (settings.units + 4) + 1_000 }

  mutating func turn(to kind: Experiment.Kind) {
    if case .unroll(let settings) = kind { turn(to: settings) }
  }

  func value(of measure: Measure) -> Double? {
    let value: Double? =
      switch measure.name {
      case .factor: factor
      case .kept: measure.layer.flatMap { norms.indices.contains($0) ? norms[$0] : nil }
      case .stateSize: measure.layer.flatMap { size(ofState: $0) }
      default: nil
      }
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  func picture(
    _ names: [String], of measures: [Measure], columns: Int, rows: Int
  ) -> (panels: [Panel], readings: [Reading]) {
    (names.compactMap { UnrollPanel(rawValue: $0).map(panel) }, readings(of: measures))
  }

  /// A row a time step.
  var tableHeader: [String] { ["time", "input", "output", "state-size", "steps-back", "kept"] }

  var tableRows: [[Double?]] {
    inputs.indices.map { time in
      let lag = settings.length - 1 - time
      return [Double(time + 1), inputs[time], shown.outputs[time], size(ofState: time + 1), Double(lag), norms[lag]]
    }
  }
}
