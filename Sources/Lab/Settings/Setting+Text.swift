import Mathematics

extension Setting {
  /// The value in a text as people write it: `zero`, `0.3`, `constant: 0.5`, `{constant: 0.5}`, `[1, 2]`.
  public static func parse(_ text: String) throws(SettingProblem) -> Setting {
    var parser = try SettingParser(text)
    return try parser.read()
  }

  /// A number as people write it: the shortest text that reads back to the same 32-bit value.
  public static func number(_ value: Float) -> Setting { .text(shortest(value)) }
  public static func number(_ value: Double) -> Setting { .text(tidy(value)) }
  public static func number(_ value: Int) -> Setting { .text(String(value)) }

  /// `{name: value}`.
  public static func named(_ name: String, _ value: Setting) -> Setting { .map([Entry(name, value)]) }

  /// The setting on one line, in the form `parse` reads: `{constant: 0.5}`.
  public var written: String {
    switch self {
    case .null: "null"
    case .text(let text): Setting.quotedIfNeeded(text)
    case .list(let values): "[" + values.map(\.written).joined(separator: ", ") + "]"
    case .map(let entries):
      "{" + entries.map { "\(Setting.quotedIfNeeded($0.key)): \($0.value.written)" }.joined(separator: ", ") + "}"
    }
  }

  /// The setting as one says it: `constant 0.5`, `constant value 0.5, jitter 0.001`.
  public var words: String {
    switch self {
    case .null: "nothing"
    case .text(let text): text
    case .list(let values): values.map(\.words).joined(separator: ", ")
    case .map(let entries): entries.map { "\($0.key) \($0.value.words)" }.joined(separator: ", ")
    }
  }

  /// The number a scalar stands for.
  public var double: Double? {
    guard case .text(let text) = self else { return nil }
    return NumberText.parse(text)
  }

  /// Digits are those of the 32-bit value, so that 0.1 stays 0.1.
  static func shortest(_ value: Float) -> String {
    guard value.isFinite else { return NumberText.short(Double(value)) }
    return tidy(Double("\(value)") ?? Double(value))
  }

  private static func tidy(_ value: Double) -> String {
    let text = NumberText.exact(value)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func quotedIfNeeded(_ text: String) -> String {
    let isPlain =
      !text.isEmpty && text != "null" && text != "~" && text.first?.isWhitespace == false
      && text.last?.isWhitespace == false && !text.contains { "{}[],:\"'\\".contains($0) }
    if isPlain { return text }
    return "\"" + text.map { "\\\"".contains($0) ? "\\\($0)" : "\($0)" }.joined() + "\""
  }
}
