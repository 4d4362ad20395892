import Engine

extension SplitRun: KindRun {
  var plannedSteps: Int? { lastStep }
  var isSteerable: Bool { true }
  var pastSize: Int { 16 * tries.count + 1_000 }

  func value(of measure: Measure) -> Double? {
    switch measure.name {
    case .gain: gain
    case .impurity: curve.impurity
    case .bestGain: ending == nil ? nil : best?.gain ?? 0
    case .shareOfBest:
      ending == nil ? nil : best.flatMap { $0.gain > 0 ? gain / $0.gain : nil }
    default: nil
    }
  }

  func picture(
    _ names: [String], of measures: [Measure], columns: Int, rows: Int
  ) -> (panels: [Panel], readings: [Reading]) {
    (names.compactMap { SplitPanel(rawValue: $0).map(panel) }, readings(of: measures))
  }

  /// A row a threshold.
  var tableHeader: [String] { ["threshold", "gain", "left", "right"] }

  var tableRows: [[Double?]] {
    curve.points.prefix(step).map { [$0.threshold, $0.gain, Double($0.leftSamples), Double($0.rightSamples)] }
  }
}
