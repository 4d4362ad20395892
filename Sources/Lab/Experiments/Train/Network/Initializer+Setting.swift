import Engine

extension Initializer {
  /// Reads `zero`, `{normal: 0.01}`, `{constant: 0.5}` or `{constant: {value: 0.5, jitter: 0.001}}`.
  static func read(_ setting: Setting) throws(SettingProblem) -> Initializer {
    let vocabulary = TrainingWords.initializers
    switch setting {
    case .text(let word):
      guard let form = vocabulary.value(of: word) else { throw vocabulary.problem(word, at: []) }
      guard case .plain(let initializer) = form else {
        throw SettingProblem("\"\(word)\" needs a number", hint: "write {\(word): 0.5}")
      }
      return initializer
    case .map(let entries) where entries.count == 1:
      let (word, argument) = (entries[0].key, entries[0].value)
      switch vocabulary.value(of: word) {
      case nil: throw vocabulary.problem(word, at: [.key(word)])
      case .plain: throw SettingProblem(path: [.key(word)], "\"\(word)\" takes no number", hint: "write \(word)")
      case .number(let make): return try at(word) { () throws(SettingProblem) in make(try scale(argument)) }
      case .constant: return try at(word) { () throws(SettingProblem) in try constant(argument) }
      }
    case .map, .list, .null:
      throw SettingProblem(
        "an initializer is one word or one word with a number", hint: "write xavier or {normal: 0.01}")
    }
  }

  private static func at(
    _ key: String, _ read: () throws(SettingProblem) -> Initializer
  ) throws(SettingProblem) -> Initializer {
    do { return try read() } catch { throw error.under([.key(key)]) }
  }

  static func scale(_ setting: Setting) throws(SettingProblem) -> Float {
    if setting.double == 0 { return 0 }
    return Float(try setting.number("the scale of the weights", in: Limits.weightScale))
  }

  private static func constant(_ setting: Setting) throws(SettingProblem) -> Initializer {
    let range = -Limits.weightScale.upperBound...Limits.weightScale.upperBound
    guard case .map = setting else { return .constant(Float(try setting.number("a constant weight", in: range))) }
    var reader = SettingReader(setting, what: "a constant initializer")
    let value = reader.value("value") { (value) throws(SettingProblem) in
      try value.number("a constant weight", in: range)
    }
    let jitter = reader.value("jitter") { (value) throws(SettingProblem) in try Self.jitter(value) }
    reader.require("value", example: "{value: 0.5, jitter: 0.001}")
    if let problem = reader.finish().first { throw problem }
    return .constant(Float(value ?? 0), jitter: jitter ?? 0)
  }

  static func jitter(_ setting: Setting) throws(SettingProblem) -> Float {
    if setting.double == 0 { return 0 }
    return Float(try setting.number("a jitter", in: Limits.jitter))
  }

  /// The form `read` understands.
  var setting: Setting {
    switch self {
    case .zero: .text("zero")
    case .constant(let value, let jitter) where jitter == 0: .named("constant", .number(value))
    case .constant(let value, let jitter):
      .named(
        "constant", .map([Setting.Entry("value", .number(value)), Setting.Entry("jitter", .number(jitter))]))
    case .normal(let std): .named("normal", .number(std))
    case .uniform(let limit): .named("uniform", .number(limit))
    case .lecunNormal: .text("lecun")
    case .lecunUniform: .text("lecun-uniform")
    case .xavierNormal: .text("xavier")
    case .xavierUniform: .text("xavier-uniform")
    case .heNormal: .text("he")
    case .heUniform: .text("he-uniform")
    case .scaledNormal(let gain): .named("scaled", .number(gain))
    case .orthogonal(let gain): .named("orthogonal", .number(gain))
    case .lsuv: .text("lsuv")
    }
  }

  /// The number it is written with: a standard deviation, limit, value or gain; nil for a rule without one.
  var scale: Float? {
    get {
      switch self {
      case .constant(let value, _): value
      case .normal(let number), .uniform(let number), .scaledNormal(let number), .orthogonal(let number): number
      case .zero, .lecunNormal, .lecunUniform, .xavierNormal, .xavierUniform, .heNormal, .heUniform, .lsuv: nil
      }
    }
    set {
      guard let newValue else { return }
      switch self {
      case .constant(_, let jitter): self = .constant(newValue, jitter: jitter)
      case .normal: self = .normal(newValue)
      case .uniform: self = .uniform(newValue)
      case .scaledNormal: self = .scaledNormal(gain: newValue)
      case .orthogonal: self = .orthogonal(gain: newValue)
      case .zero, .lecunNormal, .lecunUniform, .xavierNormal, .xavierUniform, .heNormal, .heUniform, .lsuv: break
      }
    }
  }
}
