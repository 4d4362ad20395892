import Engine

extension Training: KindSettings {
  var kind: Experiment.Kind { .train(self) }
  var knobTable: [KnobRow<Training>] { Training.knobs }
  var panelNames: [String] { TrainPanel.allCases.filter { $0.applies(to: self) }.map(\.rawValue) }
  var defaultPanels: [String] { [TrainPanel.loss.rawValue] }
  var files: [String] { data.files }

  func start(seed: UInt64, tables: Tables, kernels: KernelLevel) throws(ExperimentError) -> any KindRun {
    try TrainRun(self, seed: seed, tables: tables, kernels: kernels)
  }

  /// Of the whole run first, then layer by layer.
  var measures: [Measure] {
    let accuracies: [Measure.Name] = hasAccuracy ? [.trainAccuracy, .testAccuracy] : []
    let errors: [Measure.Name] = loss == .meanSquaredError ? [.trainError, .testError] : []
    let gradients: [Measure.Name] = measuresGradient ? [.gradientNorm, .batchGradientNorm] : [.gradientNorm]
    let whole: [Measure.Name] =
      [.trainLoss, .testLoss] + accuracies + [.gap] + errors + [.unitSpread, .zeros] + gradients
      + [.weightNorm] + (schedule.isConstant ? [] : [.learningRate]) + [.epochs, .steps]
    return whole.map { Measure($0) } + coefficients
      + layers.indices.flatMap { layer in Self.measures(of: layers[layer]).map { Measure($0, layer: layer + 1) } }
  }

  /// One a feature, of the first so many.
  private var coefficients: [Measure] {
    guard isLinearModel, case .vector(let features) = data.outline.shape else { return [] }
    return (1...min(features, Training.measuredCoefficients)).map { Measure(.coefficient, layer: $0) }
  }

  private static func measures(of layer: LayerDescription) -> [Measure.Name] {
    let ofSignals: [Measure.Name] = [.activationMean, .activationStd, .saturation]
    return layer.hasWeights
      ? [.unitSpread, .rank, .zeros, .gradientNorm, .gradientStd, .weightNorm, .updateRatio] + ofSignals
      : [.gradientStd] + ofSignals
  }

  /// Whether the length of each step's gradient is known: where it is clipped, and in recurrent networks.
  var measuresGradient: Bool { clipping != nil || firstRecurrent != nil }
}
