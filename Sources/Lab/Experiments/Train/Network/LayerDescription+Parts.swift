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

  /// nil for a layer that cannot have one.
  var activation: Activation? {
    get {
      switch self {
      case .dense(_, let activation, _, _), .convolution(_, _, let activation, _, _), .activation(let activation):
        activation
      case .pooling, .globalPooling, .flatten, .dropout, .batchNormalization, .embedding, .recurrent: nil
      }
    }
    set {
      guard let newValue else { return }
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

  /// What biases start at; nil for a layer that starts them by a rule of its own, or has none.
  var bias: Float? {
    get {
      switch self {
      case .dense(_, _, _, let bias), .convolution(_, _, _, _, let bias): bias
      case .pooling, .globalPooling, .flatten, .activation, .dropout, .batchNormalization, .embedding, .recurrent: nil
      }
    }
    set {
      guard let newValue else { return }
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

/// The parts that one kind of layer has.
extension LayerDescription {
  var isDense: Bool { if case .dense = self { true } else { false } }
  var isConvolution: Bool { window != nil }
  var isEmbedding: Bool { if case .embedding = self { true } else { false } }

  var recurrent: Recurrent? {
    get { if case .recurrent(let recurrent, _) = self { recurrent } else { nil } }
    set {
      if case .recurrent(_, let initializer) = self, let newValue {
        self = .recurrent(newValue, initializer: initializer)
      }
    }
  }

  var window: Convolution? {
    get { if case .convolution(_, let window, _, _, _) = self { window } else { nil } }
    set {
      if case .convolution(let channels, _, let activation, let initializer, let bias) = self, let newValue {
        self = .convolution(
          channels: channels, window: newValue, activation: activation, initializer: initializer, bias: bias)
      }
    }
  }

  var dropout: Float? {
    get { if case .dropout(let rate) = self { rate } else { nil } }
    set { if case .dropout = self, let newValue { self = .dropout(newValue) } }
  }

  /// Whether it has weights to look at.
  var hasWeights: Bool {
    switch self {
    case .dense, .convolution, .embedding, .recurrent: true
    case .pooling, .globalPooling, .flatten, .activation, .dropout, .batchNormalization: false
    }
  }

  /// What it is called where a learner reads about it.
  var name: String {
    switch self {
    case .dense: "dense"
    case .convolution(_, let window, _, _, _): "conv \(window.kernel) x \(window.kernel)"
    case .pooling(let pooling): "\(pooling.rule.rawValue)-pool \(pooling.size) x \(pooling.size)"
    case .globalPooling(let rule): "global-\(rule.rawValue)"
    case .flatten: "flatten"
    case .activation(let activation): TrainingWords.activations.name(of: activation) ?? "activation"
    case .dropout: "dropout"
    case .batchNormalization: "batch-norm"
    case .embedding: "embedding"
    case .recurrent(let recurrent, _): TrainingWords.cells.name(of: recurrent.cell) ?? "rnn"
    }
  }
}
