import Mathematics

/// Reads one map of settings: hands out keys, collects what is wrong with their values, and names every key that
/// nobody asked for.
///
/// A value that cannot be read is reported and replaced by its default, so that one reading finds all problems.
struct SettingReader {
  typealias Path = [SettingProblem.Step]

  /// What the map describes, with its article: "an experiment".
  let what: String
  let path: Path
  private let entries: [Setting.Entry]
  private var asked: [String] = []
  private(set) var problems: [SettingProblem] = []

  init(_ setting: Setting, what: String, path: Path = []) {
    self.what = what
    self.path = path
    switch setting {
    case .map(let entries): self.entries = entries
    case .null: entries = []
    case .text, .list:
      entries = []
      problems.append(SettingProblem(path: path, "\(what) is written as named settings, {name: value}"))
    }
  }

  /// The value of a key, which is thereby known.
  mutating func take(_ key: String) -> Setting? {
    asked.append(key)
    let values = entries.filter { $0.key == key }
    if values.count > 1 { report("\"\(key)\" is given \(values.count) times; once is enough", at: key) }
    return values.first?.value
  }

  func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

  func path(to key: String) -> Path { path + [.key(key)] }

  mutating func report(_ message: String, hint: String? = nil, at key: String) {
    problems.append(SettingProblem(path: path(to: key), message, hint: hint))
  }

  mutating func report(_ problem: SettingProblem) { problems.append(problem) }

  /// What a throwing reader gives for a key, or nil with its problem noted.
  mutating func value<Value>(
    _ key: String, _ read: (Setting) throws(SettingProblem) -> Value
  ) -> Value? {
    guard let setting = take(key) else { return nil }
    do {
      return try read(setting)
    } catch {
      problems.append(error.under(path(to: key)))
      return nil
    }
  }

  mutating func integer(_ key: String, _ what: String, in range: ClosedRange<Int>) -> Int? {
    value(key) { (setting) throws(SettingProblem) in try setting.integer(what, in: range) }
  }

  mutating func number(_ key: String, _ what: String, in range: ClosedRange<Double>) -> Double? {
    value(key) { (setting) throws(SettingProblem) in try setting.number(what, in: range) }
  }

  mutating func require(_ key: String, example: String) {
    if !has(key) {
      problems.append(SettingProblem(path: path, "\(what) needs \"\(key)\"", hint: "for example \(example)"))
    }
  }

  /// Reports the keys nobody asked for, with the nearest valid spelling, and gives all problems.
  mutating func finish() -> [SettingProblem] {
    for entry in entries where !asked.contains(entry.key) {
      problems.append(.unknown("a setting of \(what)", entry.key, among: asked, at: path(to: entry.key)))
    }
    return problems
  }
}

extension Setting {
  func number(_ what: String, in range: ClosedRange<Double>) throws(SettingProblem) -> Double {
    guard case .text(let text) = self, let value = NumberText.parse(text) else {
      throw SettingProblem("\(what) is a number; \"\(Shown.safe(written))\" is not")
    }
    guard range.contains(value) else {
      throw SettingProblem(
        "\(what) is from \(Setting.number(range.lowerBound).words) to \(Setting.number(range.upperBound).words); "
          + "\(Shown.safe(text)) is outside")
    }
    return value
  }

  func integer(_ what: String, in range: ClosedRange<Int>) throws(SettingProblem) -> Int {
    guard case .text(let text) = self, let value = Int(text) else {
      throw SettingProblem("\(what) is a whole number; \"\(Shown.safe(written))\" is not")
    }
    guard range.contains(value) else {
      throw SettingProblem(
        "\(what) is from \(range.lowerBound) to \(range.upperBound); \(value) is outside")
    }
    return value
  }

  func seed() throws(SettingProblem) -> UInt64 {
    guard case .text(let text) = self, let value = UInt64(text), text.allSatisfy(\.isNumber) else {
      throw SettingProblem("a seed is a whole number from 0; \"\(Shown.safe(written))\" is not")
    }
    return value
  }

  func flag(_ what: String) throws(SettingProblem) -> Bool {
    switch self {
    case .text("true"), .text("yes"): return true
    case .text("false"), .text("no"): return false
    default: throw SettingProblem("\(what) is true or false; \"\(Shown.safe(written))\" is neither")
    }
  }

  /// A line of text without hidden characters.
  func line(_ what: String, atMost limit: Int) throws(SettingProblem) -> String {
    guard case .text(let text) = self, !text.isEmpty else { throw SettingProblem("\(what) is a text") }
    guard text.unicodeScalars.count <= limit else {
      throw SettingProblem("\(what) has at most \(limit) characters; this one has \(text.unicodeScalars.count)")
    }
    if let hidden = text.unicodeScalars.first(where: Shown.isHidden) {
      throw SettingProblem("\(what) contains the hidden character U+\(String(hidden.value, radix: 16).uppercased())")
    }
    return text
  }

  func word(_ what: String) throws(SettingProblem) -> String {
    guard case .text(let text) = self else {
      throw SettingProblem("\(what) is one word; this is \(Shown.safe(written))")
    }
    return text
  }

  func list(_ what: String, atMost limit: Int) throws(SettingProblem) -> [Setting] {
    guard case .list(let values) = self else { throw SettingProblem("\(what) is a list, [...]") }
    guard values.count <= limit else {
      throw SettingProblem("\(what) has at most \(limit) entries; this one has \(values.count)")
    }
    return values
  }
}

extension Vocabulary {
  func read(_ setting: Setting) throws(SettingProblem) -> Value {
    guard case .text(let text) = setting else {
      throw SettingProblem("\(what) is one word: \(SettingProblem.listed(names))")
    }
    guard let value = value(of: text) else { throw problem(text, at: []) }
    return value
  }
}
