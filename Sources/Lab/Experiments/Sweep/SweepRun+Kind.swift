import Engine

extension SweepRun: KindRun {
  var stepsToNextEpoch: Int { current.stepsToNextEpoch }
  var stepsPerEpoch: Int { current.stepsPerEpoch }

  func value(of measure: Measure) -> Double? {
    SweepSummary(self).value(of: measure, swept: settings.measure)
  }

  func readings(of measures: [Measure]) -> [Reading] {
    let summary = SweepSummary(self)
    return measures.map { Reading($0, summary.value(of: $0, swept: settings.measure)) }
  }

  func picture(
    _ names: [String], of measures: [Measure], columns: Int, rows: Int
  ) -> (panels: [Panel], readings: [Reading]) {
    (names.compactMap { SweepPanel(rawValue: $0).map(panel) }, readings(of: measures))
  }

  private var isNumeric: Bool { settings.values.allSatisfy { $0.double != nil } }

  /// A row a point.
  var tableHeader: [String] {
    ["point"] + (isNumeric ? [settings.knob] : []) + ["seed", settings.measure.text]
  }

  var tableRows: [[Double?]] {
    points.map { point in
      [Double(point.value + 1)] + (isNumeric ? [settings.values[point.value].double] : [])
        + [Double(point.seed), point.result]
    }
  }

  /// What rewinding returns to.
  struct Past: Sendable {
    let points: [SweepPoint]
    let current: TrainRun.Past
    let finishedSteps: Int
    let ending: Ending?
  }

  var pastSize: Int { current.pastSize }
}
