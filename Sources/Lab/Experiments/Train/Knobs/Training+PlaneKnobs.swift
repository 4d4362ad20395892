import Engine

/// What can be chosen about a network on the plane.
extension Training {
  static let planeKnobs: [KnobRow<Training>] = [
    KnobRow(
      "dataset", "dataset", needs: "needs data of the plane",
      domain: { _ in .words(planeData.names) },
      value: { $0.planeWord.map { .text($0) } },
      set: { (training, value) throws(SettingProblem) in
        let wanted = try planeData.read(value)
        guard value != training.planeWord.map({ .text($0) }) else { return }
        training.changeData(to: wanted)
      })
  ]

  static let sightKnobs: [KnobRow<Training>] = [
    KnobRow(
      "train-share", "share to train on",
      needs: "needs data of the plane that are made, and a number of test-samples",
      domain: { _ in .linear(0.1...0.9, step: 0.1) },
      value: { training in training.trainShare.map { .number($0) } },
      set: { (training, value) throws(SettingProblem) in
        let share = try value.number("the share to train on", in: 0.1...0.9)
        guard share != training.trainShare else { return }
        try training.setTrainShare(share)
      }),
    KnobRow(
      "inputs", "inputs", needs: "needs data of the plane",
      domain: { _ in .words(["x y", "x2 y2", "x y xy", "x y x2 y2", "x y sin-x sin-y", "x y x2 y2 xy sin-x sin-y"]) },
      value: { $0.isPlane ? $0.inputs.setting : nil },
      set: { (training, value) throws(SettingProblem) in training.inputs = try [PlaneInput].read(value) }),
  ]

  private static let planeData = Vocabulary<DataSource.Origin>(
    "data of the plane",
    TrainingWords.shapes.words.map { ($0.name, .plane(PlaneData(shape: $0.value))) }
      + TrainingWords.surfaces.words.map { ($0.name, .surface(PlaneRegression(surface: $0.value))) }
      + [(DrawnPoints.word, .drawn(DrawnPoints()))])

  private var planeWord: String? {
    switch data.origin {
    case .plane(let plane): plane.shape.rawValue
    case .surface(let plane): plane.surface.rawValue
    case .drawn: DrawnPoints.word
    default: nil
    }
  }

  /// Other data with the same settings, or at least of the same size and noise, and the outputs and the loss that they
  /// need.
  private mutating func changeData(to origin: DataSource.Origin) {
    if case .plane(var kept) = data.origin, case .plane(let wanted) = origin {
      kept.shape = wanted.shape
      data.origin = .plane(kept)
      return fitAnswers()
    }
    let old = data.settings
    var changed = DataSource(origin, testSamples: data.testSamples)
    for name in ["samples", "noise"] {
      if let value = old.value(of: name), let same = try? changed.settings.with(name, value) { changed.origin = same }
    }
    if case .drawn = origin { changed.testSamples = nil }
    if case .drawn = data.origin { changed.testSamples = changed.settings.usualTestSamples }
    data = changed
    fitAnswers()
  }

  /// As many outputs as there are answers, and a loss for them.
  private mutating func fitAnswers() {
    guard let last = layers.indices.last, layers[last].isDense else { return }
    let answers = data.outline.answers
    if case .classes(let count?) = answers, count > 2 {
      layers[last].units = count
    } else if answers == .numbers || layers[last].units != 2 {
      layers[last].units = 1
    }
    let fitting = Loss.fitting(answers, outputs: layers[last].units)
    if !fitting.contains(where: { $0.word == loss.word }) { loss = fitting[0] }
  }

  /// With two digits; nil where nobody says how many samples are held out.
  private var trainShare: Double? {
    guard isPlane, let test = data.testSamples, let samples = data.outline.samples else { return nil }
    return (Double(samples) / Double(samples + test) * 100).rounded() / 100
  }

  /// All samples together stay as many as they are.
  private mutating func setTrainShare(_ share: Double) throws(SettingProblem) {
    guard let test = data.testSamples, let samples = data.outline.samples else { return }
    let wanted = min(max(Int((Double(samples + test) * share).rounded()), 2), max(2, samples + test - 2))
    data.origin = try data.settings.with("samples", .number(wanted))
    data.testSamples = max(2, samples + test - wanted)
  }
}

/// A stack of dense layers that grows and shrinks.
extension Training {
  private static let mostHidden = 6

  static let stackKnobs: [KnobRow<Training>] =
    [
      KnobRow(
        "hidden-layers", "hidden layers", needs: "needs dense layers only",
        domain: { _ in .integer(0...mostHidden) },
        value: { $0.isStack ? .number($0.hiddenLayers.count) : nil },
        set: { (training, value) throws(SettingProblem) in
          let count = try value.integer("the number of hidden layers", in: 0...mostHidden)
          let hidden = Array(training.hiddenLayers)
          let more = hidden.last ?? .dense(units: 4, activation: .tanh)
          let added = Array(repeating: more, count: max(0, count - hidden.count))
          training.layers = hidden.prefix(count) + added + training.layers.suffix(1)
        })
    ] + (0..<mostHidden).map(unitsOfLayer)

  private static func unitsOfLayer(_ place: Int) -> KnobRow<Training> {
    KnobRow(
      "units-\(place + 1)", "units of layer \(place + 1)", needs: "needs so many hidden layers, all of them dense",
      domain: { _ in .integer(1...16) },
      value: { $0.isStack && place < $0.hiddenLayers.count ? .number($0.layers[place].units) : nil },
      set: { (training, value) throws(SettingProblem) in
        training.layers[place].units = try value.integer("the number of units", in: Limits.units)
      })
  }

  private var isStack: Bool { !layers.isEmpty && layers.count <= Self.mostHidden + 1 && layers.allSatisfy(\.isDense) }
}
