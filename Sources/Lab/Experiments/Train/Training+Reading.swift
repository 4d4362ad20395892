import Engine

extension Training {
  /// Reads the keys of a training, which several kinds share.
  ///
  /// - Parameter isTimed: whether it has a number of epochs.
  static func read(_ reader: inout SettingReader, isTimed: Bool = true) -> Training {
    let data =
      readPart("data", example: "data: circle", &reader, DataSource.read) ?? .plane(PlaneData(shape: .circle))
    let initializer = reader.value("initializer") { (value) throws(SettingProblem) in try Initializer.read(value) }
    let optimizer = readPart("optimizer", example: "optimizer: {sgd: {learning-rate: 0.3}}", &reader, Optimizer.read)
    let layers = readPart(
      "network", example: "network: [{dense: 4, activation: tanh}, {dense: 1}]", &reader, readLayers)
    reader.require("loss", example: "loss: binary-cross-entropy")
    let loss = reader.value("loss", TrainingWords.losses.read)
    if isTimed { reader.require("epochs", example: "epochs: 300") }
    let batch = reader.value("batch", BatchSize.read)
    let epochs =
      !isTimed
      ? nil
      : reader.value("epochs") { (value) throws(SettingProblem) in
        try value.integer("the number of epochs", in: Limits.epochs)
      }
    let stop = isTimed ? reader.value("stop", Threshold.read) : nil
    return Training(
      data: data, layers: layers ?? [], initializer: initializer ?? .xavierNormal, loss: loss ?? .binaryCrossEntropy,
      optimizer: optimizer ?? .sgd(SGD(learningRate: 0.1)), batch: batch ?? .full, epochs: epochs ?? 1, stop: stop)
  }

  private static func readPart<Value>(
    _ key: String, example: String, _ reader: inout SettingReader,
    _ read: (Setting, SettingReader.Path) -> (Value?, [SettingProblem])
  ) -> Value? {
    reader.require(key, example: example)
    guard let setting = reader.take(key) else { return nil }
    let (value, problems) = read(setting, reader.path(to: key))
    problems.forEach { reader.report($0) }
    return value
  }

  private static func readLayers(_ setting: Setting, path: SettingReader.Path) -> (
    [LayerDescription]?, [SettingProblem]
  ) {
    guard case .list(let entries) = setting, !entries.isEmpty else {
      let hint = "write [{dense: 4, activation: tanh}, {dense: 1}]"
      return (nil, [SettingProblem(path: path, "a network is a list of layers", hint: hint)])
    }
    var layers: [LayerDescription] = []
    var problems: [SettingProblem] = []
    for (index, entry) in entries.enumerated() {
      var reader = SettingReader(entry, what: "a layer", path: path + [.index(index)])
      let (layer, count) = readLayer(&reader)
      problems += reader.finish()
      guard layers.count + count <= Limits.layers.upperBound else {
        problems.append(SettingProblem(path: path, "a network has at most \(Limits.layers.upperBound) layers"))
        return (nil, problems)
      }
      layers += Array(repeating: layer, count: count)
    }
    return (layers, problems)
  }

  /// One entry of the list, and how often the layer is repeated.
  private static func readLayer(_ reader: inout SettingReader) -> (LayerDescription, count: Int) {
    reader.require("dense", example: "{dense: 4, activation: tanh}")
    let units = reader.value("dense") { (value) throws(SettingProblem) in
      try value.integer("the number of units", in: Limits.units)
    }
    let activation = reader.value("activation", TrainingWords.activations.read)
    let initializer = reader.value("initializer") { (value) throws(SettingProblem) in try Initializer.read(value) }
    let bias = reader.value("bias") { (value) throws(SettingProblem) in try value.number("a bias", in: Limits.bias) }
    let count = reader.value("repeat") { (value) throws(SettingProblem) in
      try value.integer("the number of equal layers", in: Limits.layers)
    }
    let layer = LayerDescription.dense(
      units: units ?? 1, activation: activation ?? .identity, initializer: initializer, bias: Float(bias ?? 0))
    return (layer, count ?? 1)
  }
}

extension BatchSize {
  static func read(_ setting: Setting) throws(SettingProblem) -> BatchSize {
    if setting == .text("full") { return .full }
    guard case .text(let text) = setting, Int(text) != nil else {
      throw SettingProblem(
        "a batch is \"full\" or a number of samples; \"\(Shown.safe(setting.written))\" is neither")
    }
    return .size(try setting.integer("a batch", in: Limits.batch))
  }

  var setting: Setting {
    switch self {
    case .full: .text("full")
    case .size(let size): .number(size)
    }
  }
}

extension Threshold {
  /// Reads `train-loss below 0.35`.
  public static func read(_ setting: Setting) throws(SettingProblem) -> Threshold {
    let text = try setting.line("a threshold", atMost: Limits.title)
    let words = text.split(separator: " ")
    guard words.count > 1 else {
      throw SettingProblem("\"\(Shown.safe(text))\" is no threshold", hint: "write train-loss below 0.35")
    }
    return Threshold(try Measure.read(String(words[0])), try Claim.Bound(Array(words.dropFirst())))
  }
}
