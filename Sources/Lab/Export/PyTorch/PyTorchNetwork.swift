import Engine

/// The layers of a network as modules of PyTorch, with their parameters as PyTorch lays them out.
struct PyTorchNetwork {
  /// One line of the `nn.Sequential`.
  struct Module: Equatable {
    var name: String
    var code: String
    var comment: String
  }

  /// Where measures find a layer of ours among the modules.
  struct Place: Equatable {
    /// The module with its weights.
    var module: String
    /// The module whose output is that of the layer.
    var output: String
    /// The module at whose output slopes are taken; nil where PyTorch keeps them to itself.
    var slopes: String?
    /// What counts as saturated: `tanh`, `sigmoid`, `relu` or nothing.
    var saturation: String
  }

  private(set) var modules: [Module] = []
  private(set) var places: [Place] = []
  private(set) var classes = PyTorchClasses()
  private(set) var tensors: [SafeTensors.Tensor] = []
  /// GRU layers, in which a part of a bias of PyTorch's is none of ours.
  private(set) var gatedUnits: [String] = []

  init(_ run: TrainRun) throws(ExportRefusal) {
    let engine = run.engine
    let rows = engine.batch.rows(of: run.train.count)
    let fewest = run.train.count % rows == 0 ? rows : run.train.count % rows
    for (index, layer) in engine.network.layers.enumerated() {
      try append(layer, number: index + 1, fewestRows: fewest)
      tensors += LayerTensors(layer, "layer\(index + 1)", engine.parameters).all
    }
  }

  private mutating func append(_ layer: Layer, number: Int, fewestRows: Int) throws(ExportRefusal) {
    let name = "layer\(number)"
    let before = modules.last?.name ?? "input"
    var place = Place(module: name, output: name, slopes: name, saturation: layer.activation.saturation)
    switch layer.kind {
    case .dense:
      add(
        name, "nn.Linear(\(layer.inputs), \(layer.units))",
        "\(NumberWords.plural(layer.inputs, "number")) in, \(NumberWords.plural(layer.units, "unit"))")
    case .convolution(let window): add(name, convolution(layer, window), "the same window at every place")
    case .pooling(let pooling):
      let kind = pooling.rule == .max ? "MaxPool2d" : "AvgPool2d"
      let stride = pooling.stride == pooling.size ? "" : ", stride=\(pooling.stride)"
      add(name, "nn.\(kind)(\(pooling.size)\(stride))", "the \(pooling.rule.word) of each window")
    case .globalPooling(let rule):
      let kind = rule == .max ? "AdaptiveMaxPool2d" : "AdaptiveAvgPool2d"
      add(name, "nn.Sequential(nn.\(kind)(1), nn.Flatten())", "the \(rule.word) of each whole picture")
    case .flatten: add(name, "nn.Flatten()", "pictures and sequences as plain rows of numbers")
    case .activation:
      add(name, layer.activation.pytorch ?? "nn.Identity()", "number by number")
      place.slopes = before
    case .dropout(let rate) where rate == 0: add(name, "nn.Identity()", "dropout of nothing")
    case .dropout(let rate):
      add(name, "Dropout(\(PythonText.number(rate)))", "drops while it trains, never when it answers")
      classes.insert(.dropout)
      place.slopes = before
    case .batchNormalization(let settings):
      try add(name, normalization(layer, settings, fewestRows: fewestRows), "mean 0 and deviation 1 over the batch")
      place.slopes = before
    case .embedding:
      add(name, "nn.Embedding(\(layer.inputs), \(layer.units))", "a row of \(layer.units) numbers for each token")
    case .recurrent(let recurrent):
      if case .tokens(_, let vocabulary) = layer.input {
        add("tokens\(number)", "OneHot(\(vocabulary))", "each token as a row with a single 1")
        classes.insert(.oneHot)
      }
      classes.insert(.recurrent(recurrent))
      add(name, "\(recurrent.className)(\(layer.inputs), \(recurrent.units))", recurrent.comment)
      if recurrent.cell == .gru { gatedUnits.append(name) }
      // Slopes of every state are known to the cell alone.
      if recurrent.output == .every { place.slopes = nil }
    }
    if case .activation = layer.kind {
    } else if let activation = layer.activation.pytorch {
      place.output = "activation\(number)"
      add(place.output, activation, "")
    }
    places.append(place)
  }

  private mutating func add(_ name: String, _ code: String, _ comment: String) {
    modules.append(Module(name: name, code: code, comment: comment))
  }

  private func convolution(_ layer: Layer, _ window: Convolution) -> String {
    var code = "nn.Conv2d(\(layer.inputs / (window.kernel * window.kernel)), \(layer.units), \(window.kernel)"
    if window.stride != 1 { code += ", stride=\(window.stride)" }
    if window.padding != 0 { code += ", padding=\(window.padding)" }
    if window.dilation != 1 { code += ", dilation=\(window.dilation)" }
    return code + ")"
  }

  private mutating func normalization(
    _ layer: Layer, _ settings: BatchNormalization, fewestRows: Int
  ) throws(ExportRefusal) -> String {
    let kind: String
    var numbers = fewestRows
    switch layer.output {
    case .image(_, let height, let width): (kind, numbers) = ("nn.BatchNorm2d", fewestRows * height * width)
    case .sequence(let steps, _):
      (kind, numbers) = ("BatchNormOfSteps", fewestRows * steps)
      classes.insert(.normOfSteps)
    case .vector, .tokens: kind = "nn.BatchNorm1d"
    }
    guard numbers > 1 else {
      throw ExportRefusal(
        "PyTorch refuses to normalize a batch of a single sample, and the last batch of an epoch has one. Choose another "
          + "batch size.")
    }
    return "\(kind)(\(layer.units), eps=\(PythonText.number(settings.epsilon)), "
      + "momentum=\(PythonText.number(settings.momentum)))"
  }
}

extension PyTorchNetwork {
  /// The network as code.
  var lines: [String] {
    let width = modules.map { $0.name.count + $0.code.count }.max() ?? 0
    let entries = modules.map { module in
      let code = "\(module.name)=\(module.code),"
      guard !module.comment.isEmpty else { return code }
      let room = String(repeating: " ", count: width - module.name.count - module.code.count)
      return code + room + "  # \(module.comment)"
    }
    return ["network = nn.Sequential(", "    OrderedDict("] + PythonText.indented(entries, by: 8) + ["    )", ")"]
  }
}

extension Pooling.Rule {
  fileprivate var word: String { self == .max ? "largest value" : "mean" }
}

extension Activation {
  /// nil for the identity.
  var pytorch: String? {
    switch self {
    case .identity: nil
    case .sigmoid: "nn.Sigmoid()"
    case .tanh: "nn.Tanh()"
    case .relu: "nn.ReLU()"
    case .leakyRelu(let slope): "nn.LeakyReLU(\(PythonText.number(slope)))"
    case .softplus: "nn.Softplus()"
    case .elu(let scale): "nn.ELU(\(PythonText.number(scale)))"
    case .gelu: "nn.GELU()"
    }
  }

  fileprivate var saturation: String {
    switch self {
    case .tanh: "tanh"
    case .sigmoid: "sigmoid"
    case .relu: "relu"
    case .identity, .leakyRelu, .softplus, .elu, .gelu: ""
    }
  }
}
