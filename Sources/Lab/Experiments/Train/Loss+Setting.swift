import Engine

extension Loss {
  /// Reads `huber`, `{huber: {delta: 1}}` or `{softmax-cross-entropy: {smoothing: 0.1}}`.
  static func read(_ setting: Setting) throws(SettingProblem) -> Loss {
    guard case .map(let entries) = setting, entries.count == 1 else { return try TrainingWords.losses.read(setting) }
    let word = entries[0].key
    guard var loss = TrainingWords.losses.value(of: word) else {
      throw TrainingWords.losses.problem(word, at: [.key(word)])
    }
    var reader = SettingReader(entries[0].value, what: "\"\(word)\"", path: [.key(word)])
    if loss.delta != nil, let delta = reader.value("delta", readDelta) { loss = .huber(delta: delta) }
    if loss.smoothing != nil, let smoothing = reader.value("smoothing", readSmoothing) { loss.smoothing = smoothing }
    if let problem = reader.finish().first { throw problem }
    return loss
  }

  static func readDelta(_ value: Setting) throws(SettingProblem) -> Float {
    Float(try value.number("the delta", in: Limits.delta))
  }

  static func readSmoothing(_ value: Setting) throws(SettingProblem) -> Float {
    Float(try value.number("the smoothing", in: Limits.smoothing))
  }

  var word: String {
    switch self {
    case .smoothedCrossEntropy: "softmax-cross-entropy"
    case .huber: "huber"
    case .meanSquaredError, .binaryCrossEntropy, .softmaxCrossEntropy: TrainingWords.losses.name(of: self) ?? ""
    }
  }

  /// Where squares turn into absolute values; nil for a loss without such a place.
  var delta: Float? { if case .huber(let delta) = self { delta } else { nil } }

  /// How much of a label is shared among all classes; nil for a loss without labels to be softened.
  var smoothing: Float? {
    get {
      switch self {
      case .softmaxCrossEntropy: 0
      case .smoothedCrossEntropy(let smoothing): smoothing
      case .meanSquaredError, .huber, .binaryCrossEntropy: nil
      }
    }
    set {
      guard smoothing != nil, let newValue else { return }
      self = newValue > 0 ? .smoothedCrossEntropy(smoothing: newValue) : .softmaxCrossEntropy
    }
  }

  /// Those that suit the answers, and how many outputs there are.
  static func fitting(_ answers: DataOutline.Answers, outputs: Int) -> [Loss] {
    switch answers {
    case .numbers: [.meanSquaredError, .huber(delta: 1)]
    case .steps: [.softmaxCrossEntropy]
    case .classes: [outputs == 1 ? .binaryCrossEntropy : .softmaxCrossEntropy, .meanSquaredError]
    }
  }
}
