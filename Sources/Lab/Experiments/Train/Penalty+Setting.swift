import Engine

extension Penalty {
  /// Reads `{l1: 0.01, rule: crossing, l2: 0.001, decay: 0}`; what is missing is 0.
  static func read(_ setting: Setting, path: SettingReader.Path) -> (Penalty, [SettingProblem]) {
    var reader = SettingReader(setting, what: "a penalty", path: path)
    var penalty = Penalty()
    if let l1 = reader.value("l1", readStrength("l1")) { penalty.l1 = l1 }
    if let rule = reader.value("rule", TrainingWords.penaltyRules.read) { penalty.rule = rule }
    if let l2 = reader.value("l2", readStrength("l2")) { penalty.l2 = l2 }
    if let decay = reader.value("decay", readStrength("decay")) { penalty.decay = decay }
    return (penalty, reader.finish())
  }

  static func readStrength(_ name: String) -> @Sendable (Setting) throws(SettingProblem) -> Float {
    { (value) throws(SettingProblem) in
      value.double == 0 ? 0 : Float(try value.number("the strength of \(name)", in: Limits.penalty))
    }
  }
}

extension Clipping {
  /// Reads `none`, `{norm: 1}` or `{value: 1}`.
  static func read(_ setting: Setting) throws(SettingProblem) -> Clipping? {
    if setting == .text("none") { return nil }
    guard case .map(let entries) = setting, entries.count == 1, ["norm", "value"].contains(entries[0].key) else {
      throw SettingProblem(
        "a gradient is clipped by its norm or value by value; \"\(Shown.safe(setting.written))\" says neither",
        hint: "write {norm: 1}, {value: 1} or none")
    }
    let key = entries[0].key
    do {
      let bound = Float(try entries[0].value.number("the bound of a gradient", in: Limits.clip))
      return key == "norm" ? .norm(bound) : .value(bound)
    } catch { throw error.under([.key(key)]) }
  }

  var setting: Setting {
    switch self {
    case .norm(let bound): .named("norm", .number(bound))
    case .value(let bound): .named("value", .number(bound))
    }
  }
}
