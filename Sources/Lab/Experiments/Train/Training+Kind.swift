import Engine

/// The panels of kind `train`.
enum TrainPanel: String, CaseIterable, Sendable {
  case loss, accuracy, boundary, neurons, weights, gradients, activations, layers, spread, network

  func applies(to training: Training) -> Bool {
    switch self {
    case .accuracy: training.loss.classifies
    case .boundary: training.plane != nil
    case .neurons: training.plane != nil && training.hasHiddenLayers
    case .spread: training.hasHiddenLayers
    case .loss, .weights, .gradients, .activations, .layers, .network: true
    }
  }
}

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
    let accuracies: [Measure.Name] = loss.classifies ? [.trainAccuracy, .testAccuracy] : []
    let whole: [Measure.Name] =
      [.trainLoss, .testLoss] + accuracies + [.unitSpread, .zeros, .gradientNorm, .weightNorm, .epochs, .steps]
    let ofLayers: [Measure.Name] = [
      .unitSpread, .rank, .zeros, .gradientNorm, .gradientStd, .weightNorm, .updateRatio, .activationMean,
      .activationStd, .saturation,
    ]
    return whole.map { Measure($0) }
      + layers.indices.flatMap { layer in ofLayers.map { Measure($0, layer: layer + 1) } }
  }

  /// A network whose outputs do not suit the loss, or a batch and a rule that cannot be meant.
  var meaningProblems: [SettingProblem] {
    guard let last = layers.last else { return [] }
    let place: SettingReader.Path = [.key("network")]
    switch loss {
    case .binaryCrossEntropy where last.units != 1:
      return [
        SettingProblem(
          path: place, "binary-cross-entropy needs one output; the last layer has \(last.units)",
          hint: "write {dense: 1} or loss: softmax-cross-entropy")
      ]
    case .softmaxCrossEntropy where last.units < 2:
      return [
        SettingProblem(
          path: place, "softmax-cross-entropy needs an output for each class; the last layer has 1",
          hint: "write {dense: 2} or loss: binary-cross-entropy")
      ]
    default: return []
    }
  }
}

extension DataSource {
  var files: [String] { if case .table(let file, _) = self { [file] } else { [] } }
}
