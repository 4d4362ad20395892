import Engine

extension Experiment {
  /// The measures this experiment can give, in the order they are listed.
  public var measures: [Measure] {
    switch kind {
    case .train(let training): training.measures
    case .sweep(let sweep): sweep.measures
    case .propagate(let propagate): propagate.measures
    }
  }

  /// The files of data it reads, relative to its lesson.
  public var tablesNeeded: [String] {
    switch kind {
    case .train(let training): training.data.files
    case .sweep(let sweep): sweep.base.data.files
    case .propagate: []
    }
  }
}

extension DataSource {
  var files: [String] { if case .table(let file, _) = self { [file] } else { [] } }
}

extension Experiment.Kind {
  var panelNames: [String] {
    switch self {
    case .train(let training): TrainPanel.allCases.filter { $0.applies(to: training) }.map(\.rawValue)
    case .sweep: SweepPanel.allCases.map(\.rawValue)
    case .propagate: PropagatePanel.allCases.map(\.rawValue)
    }
  }

  var defaultPanels: [String] {
    switch self {
    case .train: [TrainPanel.loss.rawValue]
    case .sweep: [SweepPanel.sweep.rawValue]
    case .propagate: [PropagatePanel.forward.rawValue, PropagatePanel.backward.rawValue]
    }
  }

  /// Settings that can be read but not be trained.
  var meaningProblems: [SettingProblem] {
    switch self {
    case .train(let training): training.meaningProblems
    case .sweep(let sweep): sweep.meaningProblems
    case .propagate: []
    }
  }
}

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

/// The panels of kind `sweep`.
enum SweepPanel: String, CaseIterable, Sendable { case sweep, table }

/// The panels of kind `propagate`.
enum PropagatePanel: String, CaseIterable, Sendable { case forward, backward, saturation, table }

extension Training {
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

extension Sweep {
  /// The swept measure at each value, counted from 1, as a mean over the seeds; and what sums the points up.
  var measures: [Measure] {
    let points = measure.layer == nil ? values.indices.map { Measure(measure.name, layer: $0 + 1) } : []
    return [Measure(.slope), Measure(.smallest), Measure(.largest)] + points
  }
}

extension Propagate {
  var measures: [Measure] {
    let ofLayers: [Measure.Name] = [
      .activationMean, .activationStd, .saturation, .gradientStd, .gradientNorm, .weightNorm, .unitSpread, .rank,
      .zeros,
    ]
    return (1...depth).flatMap { layer in ofLayers.map { Measure($0, layer: layer) } }
  }
}
