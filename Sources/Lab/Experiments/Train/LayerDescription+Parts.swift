import Engine

/// The parts of a description, to be turned one by one.
extension LayerDescription {
  var units: Int {
    get {
      switch self {
      case .dense(let units, _, _, _): units
      }
    }
    set { self = .dense(units: newValue, activation: activation, initializer: initializer, bias: bias) }
  }

  var activation: Activation {
    get {
      switch self {
      case .dense(_, let activation, _, _): activation
      }
    }
    set { self = .dense(units: units, activation: newValue, initializer: initializer, bias: bias) }
  }

  /// nil takes the network's.
  var initializer: Initializer? {
    get {
      switch self {
      case .dense(_, _, let initializer, _): initializer
      }
    }
    set { self = .dense(units: units, activation: activation, initializer: newValue, bias: bias) }
  }

  var bias: Float {
    get {
      switch self {
      case .dense(_, _, _, let bias): bias
      }
    }
    set { self = .dense(units: units, activation: activation, initializer: initializer, bias: newValue) }
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
