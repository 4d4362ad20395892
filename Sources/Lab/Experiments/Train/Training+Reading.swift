import Engine

extension Training {
  /// Reads the keys of a training, which several kinds share.
  ///
  /// - Parameter isTimed: whether it has a number of epochs.
  static func read(_ reader: inout SettingReader, isTimed: Bool = true) -> Training {
    let data =
      readPart("data", example: "data: circle", &reader, DataSource.read) ?? .plane(PlaneData(shape: .circle))
    let initializer = reader.value("initializer", Initializer.read)
    let optimizer = readPart("optimizer", example: "optimizer: {sgd: {learning-rate: 0.3}}", &reader, Optimizer.read)
    let layers = readPart(
      "network", example: "network: [{dense: 4, activation: tanh}, {dense: 1}]", &reader,
      LayerDescription.readAll)
    reader.require("loss", example: "loss: binary-cross-entropy")
    let loss = reader.value("loss", Loss.read)
    if isTimed { reader.require("epochs", example: "epochs: 300") }
    let batch = reader.value("batch", BatchSize.read)
    let epochs =
      !isTimed
      ? nil
      : reader.value("epochs") { (value) throws(SettingProblem) in
        try value.integer("the number of epochs", in: Limits.epochs)
      }
    let stop = isTimed ? reader.value("stop", Threshold.read) : nil
    var training = Training(
      data: data, layers: layers ?? [], initializer: initializer ?? .xavierNormal, loss: loss ?? .binaryCrossEntropy,
      optimizer: optimizer ?? .sgd(SGD(learningRate: 0.1)), batch: batch ?? .full, epochs: epochs ?? 1, stop: stop)
    readRegularization(&reader, into: &training)
    if let inputs = reader.value("inputs", [PlaneInput].read) {
      if !training.isPlane { reader.report("inputs are chosen for data of the plane only", at: "inputs") }
      training.inputs = inputs
    }
    if isTimed { readCourse(&reader, into: &training) }
    if let sample = reader.integer("sample", "the number of a sample", in: Limits.sample) { training.sample = sample }
    if let temperature = reader.number("temperature", "the temperature", in: Limits.temperature) {
      training.temperature = temperature
    }
    return training
  }

  /// What keeps weights and steps small.
  private static func readRegularization(_ reader: inout SettingReader, into training: inout Training) {
    if let setting = reader.take("penalty") {
      let (penalty, problems) = Penalty.read(setting, path: reader.path(to: "penalty"))
      problems.forEach { reader.report($0) }
      training.penalty = penalty
    }
    training.clipping = reader.value("clip", Clipping.read) ?? nil
    if let setting = reader.take("augmentation") {
      let (augmentation, problems) = Augmentation.read(setting, path: reader.path(to: "augmentation"))
      problems.forEach { reader.report($0) }
      training.augmentation = augmentation
    }
  }

  /// What changes over the whole of a training, and what ends it.
  private static func readCourse(_ reader: inout SettingReader, into training: inout Training) {
    if let setting = reader.take("schedule") {
      let (schedule, problems) = Schedule.read(setting, path: reader.path(to: "schedule"))
      problems.forEach { reader.report($0) }
      training.schedule = schedule ?? training.schedule
    }
    if let setting = reader.take("early-stopping") {
      let (patience, problems) = Patience.read(setting, path: reader.path(to: "early-stopping"))
      problems.forEach { reader.report($0) }
      training.patience = patience
    }
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
