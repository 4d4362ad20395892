import Engine
import Mathematics

/// Pieces of Python. Text of strangers gets in as a quoted literal only.
enum PythonText {
  /// A literal in double quotes that stands for exactly this text, in ASCII.
  static func string(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      default:
        if (0x20..<0x7F).contains(scalar.value) {
          quoted.unicodeScalars.append(scalar)
        } else if scalar.value <= 0xFFFF {
          quoted += "\\u" + padded(String(scalar.value, radix: 16), to: 4)
        } else {
          quoted += "\\U" + padded(String(scalar.value, radix: 16), to: 8)
        }
      }
    }
    return quoted + "\""
  }

  private static func padded(_ digits: String, to count: Int) -> String {
    String(repeating: "0", count: max(0, count - digits.count)) + digits
  }

  /// The shortest decimal that is this number in 32 bits.
  static func number(_ value: Float) -> String {
    let text = NumberText.exact(Double("\(value)") ?? Double(value))
    return text == "inf" ? "float(\"inf\")" : text
  }

  static func number(_ value: Double) -> String { NumberText.exact(value) }

  /// `[1, 2]`, as Python and JSON both write it.
  static func list(_ items: [String]) -> String { "[" + items.joined(separator: ", ") + "]" }

  /// Every line of a piece, further to the right; empty lines stay empty.
  static func indented(_ lines: [String], by columns: Int = 4) -> [String] {
    lines.map { $0.isEmpty ? $0 : String(repeating: " ", count: columns) + $0 }
  }

  static func grouped(_ number: Int) -> String { NumberWords.count(number) }
}
