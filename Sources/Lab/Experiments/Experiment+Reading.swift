extension Experiment {
  static let kinds = Vocabulary<String>(
    "a kind of experiment",
    [
      "train", "sweep", "propagate", "softmax", "descend", "range-test", "tree", "forest", "split", "loader",
      "unroll", "convolve", "calculator",
    ].map { ($0, $0) })

  /// Reads an experiment as a lesson writes it. Every problem is reported with its place and, where there is one, the
  /// nearest valid spelling; with any problem there is no experiment.
  ///
  /// - Parameter fallback: the id when the settings name none, as in a file of its own.
  public static func read(
    _ setting: Setting, id fallback: String? = nil, mayLeaveFolder: Bool = false
  ) -> (experiment: Experiment?, problems: [SettingProblem]) {
    var reader = SettingReader(setting, what: "an experiment")
    guard case .map = setting else { return (nil, reader.finish()) }
    reader.require("kind", example: "kind: train")
    guard let kindName = reader.value("kind", kinds.read) else { return (nil, reader.problems) }
    if fallback == nil { reader.require("id", example: "id: zero-trap") }
    let id = reader.value("id", identifier) ?? fallback ?? ""
    let title = reader.value("title") { (value) throws(SettingProblem) in
      try value.line("a title", atMost: Limits.title)
    }
    let seed = reader.value("seed") { (value) throws(SettingProblem) in try value.seed() }
    let pace = reader.value("pace", Pace.read)
    let kind = readKind(kindName, &reader)
    if !mayLeaveFolder { DataPath.problems(kind.settings.files, in: setting).forEach { reader.report($0) } }
    let knobNames = reader.take("knobs")
    let panelNames = reader.take("show")
    let claims = reader.take("claims")
    let foundBefore = reader.finish()
    guard foundBefore.isEmpty else { return (nil, foundBefore) }

    var experiment = Experiment(
      id: id, title: title ?? "", kind: kind, seed: seed ?? 1, pace: pace ?? .stepsPerFrame(10), source: setting)
    var problems = kind.settings.sizeProblems + kind.settings.meaningProblems
    problems += experiment.readKnobs(knobNames) + experiment.readPanels(panelNames)
    if problems.isEmpty { problems += experiment.readClaims(claims) }
    return (problems.isEmpty ? experiment : nil, problems)
  }

  private static func readKind(_ name: String, _ reader: inout SettingReader) -> Kind {
    switch name {
    case "sweep": .sweep(Sweep.read(&reader))
    case "propagate": .propagate(Propagate.read(&reader))
    case "softmax": .softmax(SoftmaxSettings.read(&reader))
    case "descend": .descend(Descend.read(&reader))
    case "range-test": .rangeTest(Finder.read(&reader))
    case "tree": .tree(TreeGrowth.read(&reader))
    case "forest": .forest(ForestGrowth.read(&reader))
    case "split": .split(SplitSearch.read(&reader))
    case "loader": .loader(LoaderSettings.read(&reader))
    case "unroll": .unroll(Unroll.read(&reader))
    case "convolve": .convolve(Convolve.read(&reader))
    case "calculator": .calculator(Calculator.read(&reader))
    default: .train(Training.read(&reader))
    }
  }

  /// Letters, digits, hyphens and points, so that it stands in a path and a command line as it is.
  private static func identifier(_ setting: Setting) throws(SettingProblem) -> String {
    let text = try setting.line("an id", atMost: Limits.title)
    guard text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) }) else {
      throw SettingProblem("the id \"\(text)\" is not made of letters, digits, hyphens and points only")
    }
    return text
  }

  private mutating func readKnobs(_ setting: Setting?) -> [SettingProblem] {
    var names = ["seed"] + kind.settings.knobs.map(\.name)
    // Where all data can be chosen, knobs come and go with what is chosen.
    if case .list(let entries) = setting, entries.contains(.text("dataset")), names.contains("dataset") {
      names += kind.settings.possibleKnobs
    }
    return readNames("knobs", setting, into: \.visibleKnobs) {
      names.contains($0) ? nil : ("a knob of this experiment", names)
    }
  }

  private mutating func readPanels(_ setting: Setting?) -> [SettingProblem] {
    let names = kind.settings.panelNames
    return readNames("show", setting, into: \.visiblePanels) {
      names.contains($0) ? nil : ("a panel of this experiment", names)
    }
  }

  /// A list of names, each of which must be known; nothing given keeps what was there.
  private mutating func readNames(
    _ key: String, _ setting: Setting?, into target: WritableKeyPath<Experiment, [String]>,
    unknown: (String) -> (what: String, names: [String])?
  ) -> [SettingProblem] {
    guard let setting else { return [] }
    var problems: [SettingProblem] = []
    do {
      var names: [String] = []
      for (index, entry) in try setting.list(key, atMost: Limits.names).enumerated() {
        let name = try entry.word("a name")
        if let (what, known) = unknown(name) {
          problems.append(.unknown(what, name, among: known, at: [.key(key), .index(index)]))
        } else if names.contains(name) {
          problems.append(SettingProblem(path: [.key(key), .index(index)], "\"\(name)\" is listed twice"))
        } else {
          names.append(name)
        }
      }
      if !names.isEmpty { self[keyPath: target] = names }
    } catch {
      problems.append(error.under([.key(key)]))
    }
    return problems
  }
}

extension Pace {
  /// Reads `unlimited`, a number of steps a frame, or `1/5`, a step in five frames.
  public static func read(_ setting: Setting) throws(SettingProblem) -> Pace {
    if setting == .text("unlimited") { return .unlimited }
    if case .text(let text) = setting, text.hasPrefix("1/") {
      let frames = try Setting.text(String(text.dropFirst(2))).integer(
        "the frames of a step", in: Limits.framesPerStep)
      return .framesPerStep(frames)
    }
    guard case .text(let text) = setting, Int(text) != nil else {
      throw SettingProblem(
        "a pace is \"unlimited\" or a number of steps a frame; \"\(Shown.safe(setting.written))\" is neither")
    }
    return .stepsPerFrame(try setting.integer("a pace", in: Limits.stepsPerFrame))
  }
}
