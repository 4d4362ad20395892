import Engine

extension Schedule {
  /// Reads `cosine`, `{step: {stages: 3, factor: 0.1}}` or `{constant: {warm-up: 0.1}}`.
  static func read(_ setting: Setting, path: SettingReader.Path) -> (Schedule?, [SettingProblem]) {
    let vocabulary = TrainingWords.schedules
    switch setting {
    case .text(let word):
      guard let curve = vocabulary.value(of: word) else { return (nil, [vocabulary.problem(word, at: path)]) }
      return (Schedule(curve), [])
    case .map(let entries) where entries.count == 1:
      let word = entries[0].key
      let inner = path + [.key(word)]
      guard let usual = vocabulary.value(of: word) else { return (nil, [vocabulary.problem(word, at: inner)]) }
      var reader = SettingReader(entries[0].value, what: "\"\(word)\"", path: inner)
      var schedule = Schedule(usual.read(&reader))
      if schedule.canWarmUp, let share = reader.value("warm-up", readWarmUp) { schedule.warmUpShare = share }
      return (schedule, reader.finish())
    case .map, .list, .null:
      let message = "a schedule is one word with its settings"
      return (nil, [SettingProblem(path: path, message, hint: "write {cosine: {warm-up: 0.1}}")])
    }
  }

  static func readWarmUp(_ value: Setting) throws(SettingProblem) -> Double {
    try value.number("the share of the warm-up", in: Limits.warmUp)
  }

  /// One-cycle warms up by itself.
  var canWarmUp: Bool { if case .oneCycle = curve { false } else { true } }

  /// The part of the training before the rate is at its peak; 0 for none.
  var warmUpShare: Double {
    get { warmUp?.share ?? 0 }
    set { warmUp = newValue > 0 ? WarmUp(share: newValue) : nil }
  }

  var isConstant: Bool { curve == .constant && warmUp == nil }

  /// How its curve is written; the warm-up is a knob of its own.
  var setting: Setting {
    if let word = TrainingWords.schedules.name(of: curve) { return .text(word) }
    let entries = curve.entries
    return .named(entries.word, .map(entries.settings))
  }
}

extension Schedule.Curve {
  /// This curve with what an author says about it.
  fileprivate func read(_ reader: inout SettingReader) -> Schedule.Curve {
    func number(_ key: String, _ usual: Double, in range: ClosedRange<Double>) -> Double {
      reader.number(key, "the \"\(key)\" of a schedule", in: range) ?? usual
    }
    func count(_ key: String, _ usual: Int, in range: ClosedRange<Int>) -> Int {
      reader.integer(key, "the \"\(key)\" of a schedule", in: range) ?? usual
    }
    switch self {
    case .constant: return .constant
    case .linear(let end): return .linear(end: number("end", end, in: Limits.rateShare))
    case .cosine(let end): return .cosine(end: number("end", end, in: Limits.rateShare))
    case .exponential(let end): return .exponential(end: number("end", end, in: Limits.ratioShare))
    case .step(let stages, let factor):
      return .step(
        stages: count("stages", stages, in: Limits.stages), factor: number("factor", factor, in: Limits.rateShare))
    case .warmRestarts(let cycles, let growth):
      return .warmRestarts(
        cycles: count("cycles", cycles, in: Limits.cycles), growth: count("growth", growth, in: Limits.cycles))
    case .flatCosine(let flat, let end):
      return .flatCosine(
        flat: number("flat", flat, in: Limits.warmUp), end: number("end", end, in: Limits.rateShare))
    case .oneCycle(let usual):
      return .oneCycle(
        OneCycle(
          rise: number("rise", usual.rise, in: Limits.rise), div: number("div", usual.div, in: Limits.rateDivisor),
          finalDiv: number("final-div", usual.finalDiv, in: Limits.rateDivisor),
          momentum: number("momentum", usual.momentum, in: Limits.momentum),
          peakMomentum: number("peak-momentum", usual.peakMomentum, in: Limits.momentum)))
    }
  }

  /// The word it is written with, and everything that can be said about it.
  fileprivate var entries: (word: String, settings: [Setting.Entry]) {
    switch self {
    case .constant: ("constant", [])
    case .linear(let end): ("linear", [.init("end", .number(end))])
    case .cosine(let end): ("cosine", [.init("end", .number(end))])
    case .exponential(let end): ("exponential", [.init("end", .number(end))])
    case .step(let stages, let factor):
      ("step", [.init("stages", .number(stages)), .init("factor", .number(factor))])
    case .warmRestarts(let cycles, let growth):
      ("warm-restarts", [.init("cycles", .number(cycles)), .init("growth", .number(growth))])
    case .flatCosine(let flat, let end):
      ("flat-cosine", [.init("flat", .number(flat)), .init("end", .number(end))])
    case .oneCycle(let cycle):
      (
        "one-cycle",
        [
          .init("rise", .number(cycle.rise)), .init("div", .number(cycle.div)),
          .init("final-div", .number(cycle.finalDiv)), .init("momentum", .number(cycle.momentum)),
          .init("peak-momentum", .number(cycle.peakMomentum)),
        ]
      )
    }
  }
}

extension Training {
  /// The schedule laid over the training; nil where nothing changes.
  func scheduledRate(over steps: Int) -> ScheduledRate? {
    schedule.isConstant ? nil : ScheduledRate(schedule, steps: max(steps, 1))
  }
}
