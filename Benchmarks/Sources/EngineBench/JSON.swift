/// One line of JSON from names and values, in this order. Foundation is not used: loading it takes longer than a start.
struct JSON {
  private var fields: [String] = []

  mutating func add(_ name: String, _ text: String) {
    fields.append("\"\(name)\": \(Self.quoted(text))")
  }

  mutating func add(_ name: String, _ texts: [String]) {
    fields.append("\"\(name)\": [\(texts.map(Self.quoted).joined(separator: ", "))]")
  }

  /// null where there is no number.
  mutating func add(_ name: String, _ number: Double?) {
    let text = number.flatMap { $0.isFinite ? "\($0)" : nil } ?? "null"
    fields.append("\"\(name)\": \(text)")
  }

  var line: String { "{\(fields.joined(separator: ", "))}" }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\u{0}"..."\u{1F}": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
