import Engine

/// The panels of kind `train`.
enum TrainPanel: String, CaseIterable, Sendable {
  case loss, accuracy, boundary, neurons, fit, weights, gradients
  case gradientNorm = "gradient-norm"
  case coefficients, gap, forgetting
  case activations, layers, spread, network, kernels, maps, states, spelled, confusion, mistakes, rate

  func applies(to training: Training) -> Bool {
    switch self {
    case .loss, .weights, .gradients, .activations, .layers, .network, .rate: true
    case .accuracy, .confusion: training.hasAccuracy
    case .boundary: training.isPlane
    case .neurons: training.isPlane && training.hiddenLayers.contains { $0.isDense }
    case .fit: training.data.isCurve
    case .coefficients: training.isLinearModel
    case .gap: true
    case .forgetting: training.data.isReviews
    case .spread: !training.spreadLayers.isEmpty
    case .gradientNorm: training.measuresGradient
    case .kernels, .maps: training.firstConvolution != nil
    case .states: training.firstRecurrent != nil
    case .spelled: training.data.outline.layout == .tokens
    case .mistakes: training.hasAccuracy && training.data.outline.layout == .image
    }
  }
}

extension TrainRun {
  func panel(_ panel: TrainPanel, _ look: TrainLook, columns: Int, rows: Int) -> Panel {
    switch panel {
    case .loss: lossPanel(look)
    case .accuracy: accuracyPanel(look)
    case .boundary: boundaryPanel(look, columns: columns, rows: rows)
    case .neurons: neuronsPanel(columns: columns, rows: rows)
    case .fit: fitPanel()
    case .coefficients: coefficientsPanel()
    case .gap: gapPanel(look)
    case .forgetting: forgettingPanel()
    case .weights: weightsPanel()
    case .gradients: gradientsPanel(look)
    case .gradientNorm: gradientNormPanel()
    case .activations: activationsPanel(look)
    case .layers: layersPanel(look)
    case .spread: spreadPanel()
    case .network: networkPanel()
    case .kernels: kernelsPanel()
    case .maps: mapsPanel()
    case .states: statesPanel()
    case .spelled: spelledPanel()
    case .confusion: confusionPanel()
    case .mistakes: mistakesPanel()
    case .rate: ratePanel()
    }
  }
}
