extension SoftmaxRun: KindRun {
  var step: Int { 0 }
  var plannedSteps: Int? { 0 }
  var ending: Ending? { .completed }

  mutating func advance(by steps: Int) {}

  func value(of measure: Measure) -> Double? {
    func item(_ values: [Double]) -> Double? {
      measure.layer.flatMap { values.indices.contains($0 - 1) ? values[$0 - 1] : nil }
    }
    let value: Double? =
      switch measure.name {
      case .probability: item(probabilities)
      case .logitGradient: item(slopes)
      case .sigmoid: item(sigmoids)
      case .entropy: entropy
      case .crossEntropy: loss
      case .naiveLoss32: naive32().loss
      case .naiveLoss64: naive64().loss
      default: nil
      }
    return value.flatMap { $0.isFinite ? $0 : nil }
  }

  func picture(
    _ names: [String], of measures: [Measure], columns: Int, rows: Int
  ) -> (panels: [Panel], readings: [Reading]) {
    (names.compactMap { SoftmaxPanel(rawValue: $0).map(panel) }, readings(of: measures))
  }

  /// A row a class.
  var tableHeader: [String] { ["class", "logit", "probability", "target", "gradient"] }
  var tableRows: [[Double?]] {
    probabilities.indices.map {
      [Double($0 + 1), settings.logits[$0], probabilities[$0], targets[$0], slopes[$0]]
    }
  }
}
