import Engine

/// The network of a training, as knobs, checks and panels ask about it.
extension Training {
  var hasHiddenLayers: Bool { layers.count > 1 }
  var hiddenLayers: ArraySlice<LayerDescription> { layers.dropLast() }

  mutating func changeHiddenLayers(_ change: (inout LayerDescription) -> Void) {
    for index in layers.indices.dropLast() { change(&layers[index]) }
  }

  /// Whether there are hidden layers and all of them are alike and dense, so that their number can be turned.
  var hasEqualHiddenLayers: Bool {
    hasHiddenLayers && layers[0].isDense && hiddenLayers.allSatisfy { $0 == layers[0] }
  }

  /// Places of the hidden layers whose units may be told apart by their weights alone.
  var spreadLayers: [Int] { hiddenLayers.indices.filter { layers[$0].isDense || layers[$0].isConvolution } }

  var weightedLayers: [Int] { layers.indices.filter { layers[$0].hasWeights } }
  var firstConvolution: Int? { layers.firstIndex { $0.isConvolution } }
  var firstRecurrent: Int? { layers.firstIndex { $0.recurrent != nil } }

  /// The generator of the plane, when the data come from one.
  var plane: PlaneData? { if case .plane(let data) = data.origin { data } else { nil } }

  /// Whether samples are points of a plane.
  var isPlane: Bool {
    switch data.origin {
    case .plane, .surface, .drawn: true
    default: false
    }
  }

  /// Whether what is learned are classes, so that there is a share of right answers.
  var hasAccuracy: Bool { data.outline.answers != .numbers }

  /// Of one rate, which all layers of dropout share; nil leaves each its own.
  var sharedDropout: Float? {
    let rates = layers.compactMap(\.dropout)
    return rates.allSatisfy { $0 == rates.first } ? rates.first : nil
  }

  func description(for shape: Shape) -> NetworkDescription {
    NetworkDescription(input: shape, layers: layers, initializer: initializer)
  }

  /// The network with its sizes; nil while the shape of a sample is not known, or where layers do not fit.
  var network: Network? { outline.shape.flatMap { try? Network(description(for: $0)) } }

  /// What the engine takes over while it trains.
  ///
  /// - Parameter steps: the length of the training, which the schedule is laid over.
  func hyperparameters(over steps: Int) -> Hyperparameters {
    // A bound no gradient reaches: its length is measured, since recurrent networks are judged by it.
    let watching: Clipping? = firstRecurrent == nil ? nil : .norm(.greatestFiniteMagnitude)
    return Hyperparameters(
      optimizer: optimizer, schedule: scheduledRate(over: steps), batch: batch, penalty: penalty,
      clipping: clipping ?? watching, dropout: sharedDropout, augmentation: augmentation)
  }
}
