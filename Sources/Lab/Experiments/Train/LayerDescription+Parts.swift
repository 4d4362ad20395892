public import Engine

/// The parts of a description, to be turned one by one. A layer without such a part leaves it at nothing.
extension LayerDescription {
  /// 0 for a layer that has no units of its own.
  public var units: Int {
    get {
      switch self {
      case .dense(let units, _, _, _), .convolution(let units, _, _, _, _), .embedding(let units, _): units
      case .recurrent(let recurrent, _): recurrent.units
      case .pooling, .globalPooling, .flatten, .activation, .dropout, .batchNormalization: 0
      }
    }
    set {
      switch self {
      case .dense(_, let activation, let initializer, let bias):
        self = .dense(units: newValue, activation: activation, initializer: initializer, bias: bias)
      case .convolution(_, let window, let activation, let initializer, let bias):
        self = .convolution(
          channels: newValue, window: window, activation: activation, initializer: initializer, bias: bias)
      case .embedding(_, let initializer): self = .embedding(features: newValue, initializer: initializer)
      case .recurrent(var recurrent, let initializer):
        recurrent.units = newValue
        self = .recurrent(recurrent, initializer: initializer)
      case .pooling, .globalPooling, .flatten, .activation, .dropout, .batchNormalization: break
      }
    }
  }

  var activation: Activation {
    get {
      switch self {
      case .dense(_, let activation, _, _), .convolution(_, _, let activation, _, _), .activation(let activation):
        activation
      case .pooling, .globalPooling, .flatten, .dropout, .batchNormalization, .embedding, .recurrent: .identity
      }
    }
    set {
      switch self {
      case .dense(let units, _, let initializer, let bias):
        self = .dense(units: units, activation: newValue, initializer: initializer, bias: bias)
      case .convolution(let channels, let window, _, let initializer, let bias):
        self = .convolution(
          channels: channels, window: window, activation: newValue, initializer: initializer, bias: bias)
      case .activation: self = .activation(newValue)
      case .pooling, .globalPooling, .flatten, .dropout, .batchNormalization, .embedding, .recurrent: break
      }
    }
  }

  /// nil takes the network's.
  var initializer: Initializer? {
    get {
      switch self {
      case .dense(_, _, let initializer, _), .convolution(_, _, _, let initializer, _),
        .embedding(_, let initializer), .recurrent(_, let initializer):
        initializer
      case .pooling, .globalPooling, .flatten, .activation, .dropout, .batchNormalization: nil
      }
    }
    set {
      switch self {
      case .dense(let units, let activation, _, let bias):
        self = .dense(units: units, activation: activation, initializer: newValue, bias: bias)
      case .convolution(let channels, let window, let activation, _, let bias):
        self = .convolution(
          channels: channels, window: window, activation: activation, initializer: newValue, bias: bias)
      case .embedding(let features, _): self = .embedding(features: features, initializer: newValue)
      case .recurrent(let recurrent, _): self = .recurrent(recurrent, initializer: newValue)
      case .pooling, .globalPooling, .flatten, .activation, .dropout, .batchNormalization: break
      }
    }
  }

  var bias: Float {
    get {
      switch self {
      case .dense(_, _, _, let bias), .convolution(_, _, _, _, let bias): bias
      case .pooling, .globalPooling, .flatten, .activation, .dropout, .batchNormalization, .embedding, .recurrent: 0
      }
    }
    set {
      switch self {
      case .dense(let units, let activation, let initializer, _):
        self = .dense(units: units, activation: activation, initializer: initializer, bias: newValue)
      case .convolution(let channels, let window, let activation, let initializer, _):
        self = .convolution(
          channels: channels, window: window, activation: activation, initializer: initializer, bias: newValue)
      case .pooling, .globalPooling, .flatten, .activation, .dropout, .batchNormalization, .embedding, .recurrent:
        break
      }
    }
  }
}

extension Training {
  var hasHiddenLayers: Bool { layers.count > 1 }
  var hiddenLayers: ArraySlice<LayerDescription> { layers.dropLast() }

  mutating func changeHiddenLayers(_ change: (inout LayerDescription) -> Void) {
    for index in layers.indices.dropLast() { change(&layers[index]) }
  }

  /// Whether there are hidden layers and all of them are alike, so that their number can be turned.
  var hasEqualHiddenLayers: Bool {
    hasHiddenLayers && hiddenLayers.allSatisfy { $0 == layers[0] }
  }

  /// The generator of the plane, when the data come from one.
  var plane: PlaneData? {
    get { if case .plane(let data) = data { data } else { nil } }
    set { if let newValue { data = .plane(newValue) } }
  }

  var table: TableData? {
    get { if case .table(_, let table) = data { table } else { nil } }
    set { if let newValue, case .table(let file, _) = data { data = .table(file: file, newValue) } }
  }
}
