extension Experiment {
  /// Reads the claims of an experiment that is otherwise complete. Each setting is tried, so that a claim that cannot
  /// be trained is found while the lesson is read.
  mutating func readClaims(_ setting: Setting?) -> [SettingProblem] {
    guard let setting else { return [] }
    var problems: [SettingProblem] = []
    do {
      for (index, entry) in try setting.list("claims", atMost: Limits.claims).enumerated() {
        var reader = SettingReader(entry, what: "a claim", path: [.key("claims"), .index(index)])
        let claim = readClaim(&reader)
        problems += reader.finish()
        if let claim { claims.append(claim) }
      }
    } catch {
      problems.append(error.under([.key("claims")]))
    }
    return problems
  }

  private func readClaim(_ reader: inout SettingReader) -> Claim? {
    reader.require("say", example: "say: The loss never leaves ln 2.")
    reader.require("expect", example: "expect: train-loss within 0.0001 of 0.6931")
    reader.require("fails-with", example: "fails-with: {initializer: xavier}")
    let say = reader.value("say") { (value) throws(SettingProblem) in
      try value.line("a claim", atMost: Limits.sentence)
    }
    let expect = reader.value("expect", Threshold.read)
    let with = readTurns("with", of: self, &reader)
    let claimed = with.flatMap { try? self.with($0) } ?? self
    let failsWith = readTurns("fails-with", of: claimed, &reader)
    let at = reader.value("at") { (value) throws(SettingProblem) in try claimed.epoch(value) }
    let goal = reader.value("goal") { (value) throws(SettingProblem) in try value.flag("a goal") }
    let otherwise = failsWith.flatMap { try? claimed.with($0) }
    if reader.has("fails-with"), let otherwise, otherwise.kind == claimed.kind, otherwise.seed == claimed.seed {
      reader.report("\"fails-with\" changes nothing, so the claim cannot fail", at: "fails-with")
    }
    guard let say, let expect, let with, let failsWith else { return nil }
    if !claimed.measures.contains(expect.measure) {
      let names = claimed.measures.map(\.text)
      var problem = SettingProblem.unknown(
        "a measure of this experiment", expect.measure.text, among: names, at: reader.path(to: "expect"))
      if problem.hint == nil {
        problem.hint = "it has \(SettingProblem.listed(names.prefix(8) + ["so on"], joinedBy: "and"))"
      }
      reader.report(problem)
      return nil
    }
    return Claim(
      say: say, with: with, measure: expect.measure, bound: expect.bound, at: at, isGoal: goal ?? false,
      failsWith: failsWith)
  }

  /// Named knobs with their values, each of which the experiment must take. A missing key is an empty list.
  private func readTurns(
    _ key: String, of experiment: Experiment, _ reader: inout SettingReader
  ) -> [Setting.Entry]? {
    guard let setting = reader.take(key) else { return [] }
    guard case .map(let entries) = setting, entries.count <= Limits.names else {
      reader.report("\"\(key)\" is written as knobs with their values, {initializer: xavier}", at: key)
      return nil
    }
    var changed = experiment
    for entry in entries {
      do { try changed.set(entry.key, to: entry.value) } catch {
        reader.report(error.under(reader.path(to: key)))
        return nil
      }
    }
    return entries
  }

  /// An epoch that the experiment reaches.
  private func epoch(_ setting: Setting) throws(SettingProblem) -> Int {
    guard case .train(let training) = kind else {
      throw SettingProblem("a \(kind.name) has no epochs to stop at; its claims are about its end")
    }
    return try setting.integer("the epoch of a claim", in: 0...training.epochs)
  }
}
