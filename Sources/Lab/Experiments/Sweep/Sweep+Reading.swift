extension Sweep {
  /// Reads the keys of a sweep: those of a training, `sweep` and `until`.
  static func read(_ reader: inout SettingReader) -> Sweep {
    let base = Training.read(&reader)
    let until = reader.value("until", Threshold.read)
    reader.require("sweep", example: "sweep: {knob: jitter, values: [0.1, 0.01], seeds: 3, measure: epochs}")
    guard let setting = reader.take("sweep") else {
      return Sweep(base: base, knob: "", values: [], seeds: .count(1), measure: Measure(.trainLoss), until: until)
    }
    var inner = SettingReader(setting, what: "a sweep", path: reader.path(to: "sweep"))
    inner.require("knob", example: "knob: learning-rate")
    inner.require("values", example: "values: [0.1, 0.01, 0.001]")
    inner.require("measure", example: until == nil ? "measure: train-loss" : "measure: epochs")
    let knob = inner.value("knob") { (value) throws(SettingProblem) in try value.word("a knob") }
    let values = inner.value("values") { (value) throws(SettingProblem) in
      try value.list("values", atMost: Limits.sweepValues)
    }
    let seeds = inner.value("seeds", Seeds.read)
    let measure = inner.value("measure") { (value) throws(SettingProblem) in
      try Measure.read(try value.word("a measure"))
    }
    inner.finish().forEach { reader.report($0) }
    return Sweep(
      base: base, knob: knob ?? "", values: values ?? [], seeds: seeds ?? .count(1),
      measure: measure ?? Measure(.trainLoss), until: until)
  }

  /// What the swept knob and measure must be to make sense together.
  var meaningProblems: [SettingProblem] {
    let place: SettingReader.Path = [.key("sweep")]
    var problems = base.meaningProblems
    let names = Training.knobs.filter { $0.value(base) != nil }.map(\.name)
    guard names.contains(knob) else {
      return problems + [.unknown("a knob of this experiment", knob, among: names, at: place + [.key("knob")])]
    }
    if values.count < 2 {
      problems.append(SettingProblem(path: place + [.key("values")], "a sweep needs at least two values"))
    }
    for (index, value) in values.enumerated() {
      do { _ = try training(at: value) } catch {
        problems.append(
          SettingProblem(path: place + [.key("values"), .index(index)], error.message, hint: error.hint))
      }
    }
    if !Sweep.measures(of: base).contains(measure) {
      problems.append(
        .unknown(
          "a measure of a sweep", measure.text, among: Sweep.measures(of: base).map(\.text),
          at: place + [.key("measure")]))
    }
    if until == nil, [.epochs, .steps].contains(measure.name) {
      problems.append(
        SettingProblem(
          path: place + [.key("measure")], "\(measure.text) count the way to a threshold, and there is none",
          hint: "add until: train-loss below 0.35"))
    }
    return problems
  }

  private static func measures(of base: Training) -> [Measure] {
    base.measures + [Measure(.epochs), Measure(.steps)]
  }
}

extension Sweep.Seeds {
  /// Reads a number of seeds or a list of them.
  static func read(_ setting: Setting) throws(SettingProblem) -> Sweep.Seeds {
    guard case .list = setting else {
      return .count(try setting.integer("the number of seeds", in: Limits.sweepSeeds))
    }
    var seeds: [UInt64] = []
    for value in try setting.list("seeds", atMost: Limits.sweepSeeds.upperBound) { seeds.append(try value.seed()) }
    guard !seeds.isEmpty else { throw SettingProblem("a sweep needs at least one seed") }
    return .list(seeds)
  }
}
