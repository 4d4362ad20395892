/// Rows for a property that is a number, a word or a yes.
extension KnobRow {
  /// - Parameter what: the noun of a problem, "the number of samples".
  static func integer(
    _ name: String, _ label: String, _ path: any WritableKeyPath<Settings, Int> & Sendable, _ what: String,
    in range: ClosedRange<Int>
  ) -> KnobRow {
    KnobRow(
      name, label,
      domain: { _ in .integer(range) },
      value: { .number($0[keyPath: path]) },
      set: { (settings, value) throws(SettingProblem) in
        settings[keyPath: path] = try value.integer(what, in: range)
      })
  }

  /// - Parameter perDecade: small steps a factor of ten; nil for equal steps.
  static func number(
    _ name: String, _ label: String, _ path: any WritableKeyPath<Settings, Double> & Sendable, _ what: String,
    in range: ClosedRange<Double>, step: Double = 0.05, perDecade: Int? = nil
  ) -> KnobRow {
    KnobRow(
      name, label,
      domain: { _ in perDecade.map { .logarithmic(range, perDecade: $0) } ?? .linear(range, step: step) },
      value: { .number($0[keyPath: path]) },
      set: { (settings, value) throws(SettingProblem) in
        settings[keyPath: path] = try value.number(what, in: range)
      })
  }

  static func flag(
    _ name: String, _ label: String, _ path: any WritableKeyPath<Settings, Bool> & Sendable
  ) -> KnobRow {
    KnobRow(
      name, label,
      domain: { _ in .words(["true", "false"]) },
      value: { .text($0[keyPath: path] ? "true" : "false") },
      set: { (settings, value) throws(SettingProblem) in settings[keyPath: path] = try value.flag(name) })
  }

  static func word<Value: Equatable & Sendable>(
    _ name: String, _ label: String, _ path: any WritableKeyPath<Settings, Value> & Sendable,
    _ vocabulary: Vocabulary<Value>
  ) -> KnobRow {
    KnobRow(
      name, label,
      domain: { _ in .words(vocabulary.names) },
      value: { settings in vocabulary.name(of: settings[keyPath: path]).map { .text($0) } },
      set: { (settings, value) throws(SettingProblem) in settings[keyPath: path] = try vocabulary.read(value) })
  }

  /// The share of a file that is held out.
  static func testShare(_ path: any WritableKeyPath<Settings, Double> & Sendable) -> KnobRow {
    number(
      "test-share", "share held out for the test", path, "a test share", in: Limits.testShare)
  }
}
