import Mathematics

/// JSON as text: members stay in the order they are given in.
enum JSONText {
  static func object(_ members: [(String, String)]) -> String {
    "{" + members.map { "\(string($0)): \($1)" }.joined(separator: ", ") + "}"
  }

  static func array(_ values: [String]) -> String { "[" + values.joined(separator: ", ") + "]" }

  static func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "null" }
    return NumberText.exact(value)
  }

  /// Numbers and truth values as such, other scalars as strings.
  static func value(_ setting: Setting) -> String {
    switch setting {
    case .null: "null"
    case .text("true"): "true"
    case .text("false"): "false"
    case .text(let text): setting.double.map { number($0) } ?? string(text)
    case .list(let values): array(values.map(value))
    case .map(let entries): object(entries.map { ($0.key, value($0.value)) })
    }
  }

  static func string(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default:
        if isHidden(scalar) {
          let digits = String(scalar.value, radix: 16)
          quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }

  /// Control characters and those that turn the direction of text: a terminal that shows the JSON obeys neither.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
