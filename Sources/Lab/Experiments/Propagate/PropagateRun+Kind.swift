import Engine

extension PropagateRun: KindRun {
  var plannedSteps: Int? { lastStep }

  func picture(
    _ names: [String], of measures: [Measure], columns: Int, rows: Int
  ) -> (panels: [Panel], readings: [Reading]) {
    // Ranks take longer than all the rest, and no panel shows them.
    let known = measures.filter { $0.name != .rank || ending != nil }
    return (names.compactMap { PropagatePanel(rawValue: $0).map(panel) }, readings(of: known))
  }

  private static let columns: [Measure.Name] = [
    .activationMean, .activationStd, .saturation, .gradientStd, .gradientNorm, .weightNorm,
  ]

  /// A row a layer.
  var tableHeader: [String] { ["layer"] + Self.columns.map(\.rawValue) }

  var tableRows: [[Double?]] {
    (1...settings.depth).map { layer in
      [Double(layer)] + Self.columns.map { value(of: Measure($0, layer: layer)) }
    }
  }
}
