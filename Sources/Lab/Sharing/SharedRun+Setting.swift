extension SharedRun {
  /// More changes than this are not replayed.
  static let mostTurns = 4_096
  /// How often the knobs are gone through to find those that were turned.
  private static let passes = 3
  /// Keys of an experiment that change no step of it and would only make the code longer.
  private static let left = ["claims"]

  /// The whole run as one tree: the experiment as its author wrote it, the knobs that were turned before the start, and
  /// what came later.
  func setting() throws(ShareProblem) -> Setting {
    guard !experiment.usesOwnReviews else { throw .ownReviews }
    guard case .map(let entries) = experiment.source else { throw .noSource }
    let source = entries.filter { !Self.left.contains($0.key) }
    var written = experiment.asWritten
    written.seed = Experiment.read(.map(source), id: experiment.id).experiment?.seed ?? written.seed
    var turned: [Knob] = []
    // Some knobs only exist once others are turned.
    for _ in 0..<Self.passes where written.kind != experiment.kind || written.seed != experiment.seed {
      let more = written.turns(to: experiment)
      turned += more
      if let turned = try? written.with(more.map { Setting.Entry($0.name, $0.value) }) { written = turned }
    }
    guard written.kind == experiment.kind else { throw .noSource }
    var tree = [Setting.Entry("experiment", .map(source))]
    if !turned.isEmpty { tree.append(Setting.Entry("set", .list(turned.map { .list([.text($0.name), $0.value]) }))) }
    if !turns.isEmpty { tree.append(Setting.Entry("turns", .list(turns.map(\.setting)))) }
    if step > 0 { tree.append(Setting.Entry("step", .number(step))) }
    if !files.isEmpty {
      tree.append(Setting.Entry("files", .map(files.map { Setting.Entry($0.name, .text($0.hash.text)) })))
    }
    return .map(tree)
  }

  /// Reads what `setting` writes. Everything is held against the limits of experiments before any memory is taken.
  ///
  /// - Throws: `refused`, with every problem that was found.
  public init(_ tree: Setting) throws(ShareProblem) {
    var reader = SettingReader(tree, what: "a shared run")
    reader.require("experiment", example: "experiment: {kind: train, ...}")
    let (read, problems) = Experiment.read(reader.take("experiment") ?? .null, id: "shared")
    let settings = reader.value("set") { (value) throws(SettingProblem) in
      try value.list("what was set", atMost: Limits.names * 4).map { (entry) throws(SettingProblem) in
        let pair = try entry.list("a knob and its value", atMost: 2)
        guard pair.count == 2 else { throw SettingProblem("a knob and its value are two") }
        return Setting.Entry(try pair[0].word("a knob"), pair[1])
      }
    }
    let turns = reader.value("turns") { (value) throws(SettingProblem) in
      try value.list("what was turned", atMost: Self.mostTurns).map { (entry) throws(SettingProblem) in
        try RunTurn(entry)
      }
    }
    let step = reader.integer("step", "the step of a run", in: 0...Limits.steps)
    let files = reader.value("files") { (value) throws(SettingProblem) in try File.readAll(value) }
    let found = problems.map { $0.under([.key("experiment")]) } + reader.finish()
    guard found.isEmpty, var experiment = read else {
      throw .refused(found.isEmpty ? [SettingProblem("there is no experiment in it")] : found)
    }
    do { experiment = try experiment.with(settings ?? []) } catch { throw .refused([error.under([.key("set")])]) }
    self.init(experiment: experiment, turns: turns ?? [], step: step ?? 0, files: files ?? [])
    try checkTurns()
  }

  /// The turns go forward, act live and are of values that the experiment takes.
  private func checkTurns() throws(ShareProblem) {
    var (present, last) = (experiment, 0)
    for (index, turn) in turns.enumerated() {
      do throws(SettingProblem) {
        guard turn.step >= last, turn.step <= step else {
          throw SettingProblem("turns go from the start of a run to its step, \(step), in order")
        }
        last = turn.step
        switch turn.change {
        case .knob(let name, let value):
          let turned = try present.with([Setting.Entry(name, value)])
          guard present.kind.settings.knobs.first(where: { $0.name == name })?.isLive == true else {
            throw SettingProblem("\"\(Shown.safe(name))\" cannot be turned while the experiment runs")
          }
          present = turned
        case .weight(let edit):
          if let problem = present.problem(with: edit) { throw problem }
        }
      } catch {
        throw .refused([error.under([.key("turns"), .index(index)])])
      }
    }
  }
}

extension RunTurn {
  /// `[120, learning-rate, 0.1]`; of a weight `[120, [1, 2, 1], 0.5]`, with its layer, unit and input.
  var setting: Setting {
    switch change {
    case .knob(let name, let value): .list([.number(step), .text(name), value])
    case .weight(let edit):
      .list([
        .number(step), .list([.number(edit.layer), .number(edit.unit), .number(edit.input)]), .number(edit.value),
      ])
    }
  }

  init(_ setting: Setting) throws(SettingProblem) {
    let parts = try setting.list("a turn", atMost: 3)
    guard parts.count == 3 else { throw SettingProblem("a turn is a step, a knob and a value") }
    step = try parts[0].integer("the step of a turn", in: 0...Limits.steps)
    if case .list(let place) = parts[1] {
      guard place.count == 3 else { throw SettingProblem("a weight is a layer, a unit and an input") }
      change = .weight(
        WeightEdit(
          layer: try place[0].integer("a layer", in: Limits.layers),
          unit: try place[1].integer("a unit", in: Limits.units),
          input: try place[2].integer("an input", in: 0...Limits.units.upperBound),
          value: Float(try parts[2].number("a weight", in: WeightEdit.range))))
      return
    }
    change = .knob(try parts[1].word("a knob"), parts[2])
  }
}

extension SharedRun.File {
  fileprivate static func readAll(_ setting: Setting) throws(SettingProblem) -> [SharedRun.File] {
    guard case .map(let entries) = setting, entries.count <= Limits.names else {
      throw SettingProblem("files are names with their hashes, at most \(Limits.names)")
    }
    return try entries.map { (entry) throws(SettingProblem) in
      let word = try entry.value.word("a hash")
      guard let hash = Digest(word) else {
        throw SettingProblem(path: [.key(entry.key)], "\"\(Shown.safe(word))\" is no hash of sixteen digits")
      }
      return SharedRun.File(name: entry.key, hash: hash)
    }
  }
}
