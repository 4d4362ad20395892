import Engine

extension LayerDescription {
  /// Reads the list of layers; every problem is reported.
  static func readAll(_ setting: Setting, path: SettingReader.Path) -> ([LayerDescription]?, [SettingProblem]) {
    guard case .list(let entries) = setting, !entries.isEmpty else {
      let hint = "write [{dense: 4, activation: tanh}, {dense: 1}]"
      return (nil, [SettingProblem(path: path, "a network is a list of layers", hint: hint)])
    }
    var layers: [LayerDescription] = []
    var problems: [SettingProblem] = []
    for (index, entry) in entries.enumerated() {
      let (layer, count, found) = read(entry, path: path + [.index(index)])
      problems += found
      guard layers.count + count <= Limits.layers.upperBound else {
        problems.append(SettingProblem(path: path, "a network has at most \(Limits.layers.upperBound) layers"))
        return (nil, problems)
      }
      layers += Array(repeating: layer, count: count)
    }
    return (layers, problems)
  }

  /// One entry of the list, and how often the layer is repeated.
  private static func read(
    _ entry: Setting, path: SettingReader.Path
  ) -> (LayerDescription, count: Int, [SettingProblem]) {
    let vocabulary = TrainingWords.layers
    if case .text(let word) = entry {
      guard let kind = vocabulary.value(of: word) else {
        return (.flatten, 1, [vocabulary.problem(word, at: path)])
      }
      guard let layer = kind.plain else {
        let hint = "write \(kind.example)"
        return (.flatten, 1, [SettingProblem(path: path, "\"\(word)\" needs its settings", hint: hint)])
      }
      return (layer, 1, [])
    }
    // An activation is a layer only where it does not belong to another.
    let words = vocabulary.words.filter { entry[$0.name] != nil }
    guard let kind = words.first?.value else { return (.flatten, 1, unknown(entry, path: path)) }
    var reader = SettingReader(entry, what: "\"\(kind.rawValue)\"", path: path)
    let layer = kind.read(&reader)
    let count = reader.integer("repeat", "the number of equal layers", in: Limits.layers)
    for other in words.dropFirst() where other.value != .activation {
      _ = reader.take(other.name)
      reader.report("\"\(other.name)\" is a layer of its own", hint: "give it an entry of its own", at: other.name)
    }
    return (layer, count ?? 1, reader.finish())
  }

  /// An entry that names no layer.
  private static func unknown(_ entry: Setting, path: SettingReader.Path) -> [SettingProblem] {
    guard case .map(let entries) = entry, let first = entries.first else {
      return [
        SettingProblem(
          path: path, "a layer is one word or a word with its settings", hint: "write {dense: 4, activation: tanh}")
      ]
    }
    return [TrainingWords.layers.problem(first.key, at: path + [.key(first.key)])]
  }
}

extension TrainingWords.LayerWord {
  /// The layer of a word that needs nothing else.
  fileprivate var plain: LayerDescription? {
    switch self {
    case .flatten: .flatten
    case .globalMax: .globalPooling(.max)
    case .globalAverage: .globalPooling(.average)
    case .batchNorm: .batchNormalization()
    default: nil
    }
  }

  fileprivate var example: String {
    switch self {
    case .dense: "{dense: 4, activation: tanh}"
    case .conv: "{conv: 8, kernel: 3, activation: relu}"
    case .maxPool, .averagePool: "{\(rawValue): 2}"
    case .dropout: "{dropout: 0.5}"
    case .embedding, .rnn, .gru, .lstm: "{\(rawValue): 16}"
    case .activation: "{activation: relu}"
    case .globalMax, .globalAverage, .flatten, .batchNorm: rawValue
    }
  }

  fileprivate func read(_ reader: inout SettingReader) -> LayerDescription {
    switch self {
    case .dense: return dense(&reader)
    case .conv: return convolution(&reader)
    case .maxPool: return pooling(.max, &reader)
    case .averagePool: return pooling(.average, &reader)
    case .flatten, .globalMax, .globalAverage:
      if reader.take(rawValue) != .null {
        reader.report("\"\(rawValue)\" takes no settings", hint: "write \(rawValue)", at: rawValue)
      }
      return plain ?? .flatten
    case .dropout:
      return .dropout(Float(reader.number(rawValue, "the share that is dropped", in: Limits.dropout) ?? 0))
    case .batchNorm: return normalization(&reader)
    case .embedding:
      let features = reader.integer(rawValue, "the number of units", in: Limits.units)
      return .embedding(features: features ?? 1, initializer: reader.value("initializer", Initializer.read))
    case .rnn, .gru, .lstm: return recurrent(&reader)
    case .activation: return .activation(reader.value(rawValue, TrainingWords.activations.read) ?? .identity)
    }
  }

  private func dense(_ reader: inout SettingReader) -> LayerDescription {
    let units = reader.integer(rawValue, "the number of units", in: Limits.units)
    let activation = reader.value("activation", TrainingWords.activations.read)
    let initializer = reader.value("initializer", Initializer.read)
    let bias = reader.number("bias", "a bias", in: Limits.bias)
    return .dense(
      units: units ?? 1, activation: activation ?? .identity, initializer: initializer, bias: Float(bias ?? 0))
  }

  private func convolution(_ reader: inout SettingReader) -> LayerDescription {
    let channels = reader.integer(rawValue, "the number of channels", in: Limits.units)
    let kernel = reader.integer("kernel", "the size of a kernel", in: Limits.window)
    let stride = reader.integer("stride", "the stride", in: Limits.window)
    let padding = reader.integer("padding", "the padding", in: Limits.padding)
    let dilation = reader.integer("dilation", "the dilation", in: Limits.window)
    let activation = reader.value("activation", TrainingWords.activations.read)
    let initializer = reader.value("initializer", Initializer.read)
    let bias = reader.number("bias", "a bias", in: Limits.bias)
    let window = Convolution(
      kernel: kernel ?? 3, stride: stride ?? 1, padding: padding ?? 0, dilation: dilation ?? 1)
    return .convolution(
      channels: channels ?? 1, window: window, activation: activation ?? .identity, initializer: initializer,
      bias: Float(bias ?? 0))
  }

  private func pooling(_ rule: Pooling.Rule, _ reader: inout SettingReader) -> LayerDescription {
    let size = reader.integer(rawValue, "the size of a window", in: Limits.window)
    let stride = reader.integer("stride", "the stride", in: Limits.window)
    return .pooling(Pooling(rule, size: size ?? 2, stride: stride))
  }

  private func normalization(_ reader: inout SettingReader) -> LayerDescription {
    var inner = SettingReader(
      reader.take(rawValue) ?? .null, what: "\"\(rawValue)\"", path: reader.path(to: rawValue))
    var settings = BatchNormalization()
    if let momentum = inner.number("momentum", "the momentum", in: 0...1) { settings.momentum = Float(momentum) }
    if let epsilon = inner.number("epsilon", "the epsilon", in: Limits.epsilon) { settings.epsilon = Float(epsilon) }
    inner.finish().forEach { reader.report($0) }
    return .batchNormalization(settings)
  }

  private func recurrent(_ reader: inout SettingReader) -> LayerDescription {
    let units = reader.integer(rawValue, "the number of units", in: Limits.units)
    var cell: Recurrent.Cell = self == .lstm ? .lstm : self == .gru ? .gru : .tanh
    if self == .rnn {
      cell =
        reader.value("activation") { (value) throws(SettingProblem) in
          try Vocabulary<Recurrent.Cell>("an activation of a recurrent layer", [("tanh", .tanh), ("relu", .relu)])
            .read(value)
        } ?? .tanh
    }
    let output = reader.value("output", TrainingWords.outputs.read)
    let initializer = reader.value("initializer", Initializer.read)
    let own = reader.value("recurrent-initializer", Initializer.read)
    let bias = self == .lstm ? reader.number("forget-bias", "the forget bias", in: Limits.bias) : nil
    let truncation = reader.value("truncation", Recurrent.readTruncation) ?? nil
    return .recurrent(
      Recurrent(
        cell, units: units ?? 1, output: output ?? .last, recurrentInitializer: own, forgetBias: Float(bias ?? 0),
        truncation: truncation), initializer: initializer)
  }
}

extension Recurrent {
  /// Reads `none`, for the whole way back, or a number of steps.
  static func readTruncation(_ value: Setting) throws(SettingProblem) -> Int? {
    value == .text("none") ? nil : try value.integer("the steps a gradient goes back", in: Limits.truncation)
  }
}
