extension Experiment {
  /// Every knob of the kind with its present value; the seed first.
  ///
  /// A knob with alternatives also offers what the author chose, what the claims name and what is set now.
  public var allKnobs: [Knob] {
    let seedKnob = Knob(name: "seed", label: "seed", domain: .seed, isLive: false, value: .text(String(seed)))
    return [seedKnob] + kind.settings.knobs.map { withOwnChoices($0) }
  }

  /// The knobs the learner sees: those the author named, and the seed.
  public var shownKnobs: [Knob] {
    let all = allKnobs
    let named = visibleKnobs.compactMap { name in all.first { $0.name == name } }
    let hasSeed = named.contains { $0.name == "seed" } || !kind.settings.isSeeded
    return hasSeed ? named : named + all.prefix(1)
  }

  /// Turns any knob of the kind by its name. The experiment stays as it was when the value is refused.
  public mutating func set(_ knob: String, to value: Setting) throws(SettingProblem) {
    guard knob != "seed" else {
      do { seed = try value.seed() } catch { throw error.under([.key(knob)]) }
      return
    }
    var changed = kind
    try changed.set(knob, to: value)
    if let problem = changed.settings.sizeProblems.first {
      throw SettingProblem(path: [.key(knob)], problem.message, hint: problem.hint)
    }
    kind = changed
  }

  /// The experiment with knobs turned, one after the other.
  public func with(_ entries: [Setting.Entry]) throws(SettingProblem) -> Experiment {
    var changed = self
    for entry in entries { try changed.set(entry.key, to: entry.value) }
    return changed
  }

  /// The experiment as its author wrote it, with this one's seed.
  public var asWritten: Experiment {
    var written = self
    written.kind = own
    return written
  }

  /// What sets this experiment apart from another: label and both values, in the order of the knobs.
  public func differences(from other: Experiment) -> [(label: String, mine: String, theirs: String)] {
    let (mine, theirs) = (allKnobs, other.allKnobs)
    let shared = mine.compactMap { knob -> (String, String, String)? in
      let value = theirs.first { $0.name == knob.name }?.value
      return value == knob.value ? nil : (knob.label, knob.value.words, value?.words ?? "none")
    }
    let missing = theirs.filter { knob in !mine.contains { $0.name == knob.name } }
    return shared + missing.map { ($0.label, "none", $0.value.words) }
  }

  private func withOwnChoices(_ knob: Knob) -> Knob {
    guard case .choice(var choices) = knob.domain else { return knob }
    let written = asWritten
    let named = claims.flatMap { $0.with + $0.failsWith }.filter { $0.key == knob.name }
    let ownValues =
      [written.kind.settings.knobs.first { $0.name == knob.name }?.value]
      + named.map { entry in
        let changed = try? written.with([entry])
        return changed?.kind.settings.knobs.first { $0.name == knob.name }?.value
      } + [knob.value]
    for case let value? in ownValues where !choices.contains(where: { $0.value == value }) {
      choices.append(Knob.Choice(value.words, value))
    }
    var offered = knob
    offered.domain = .choice(choices)
    return offered
  }
}
