import Mathematics

/// Reads a number as people type it: `0.0884`, `.0884`, `0,0884`, `8.84e-2`, `sqrt(2/256)`, `2^-3`, `ln 2`, `25%`.
public enum NumberAnswer {
  public enum Result: Equatable, Sendable {
    case value(Double)
    /// Why it is not one number, in a sentence for the learner.
    case unreadable(String)
  }

  static let longest = 200

  /// - Parameter unit: a unit that may follow the number. Where it is `%`, a percent sign changes nothing; elsewhere
  ///   it divides by a hundred.
  public static func read(_ text: String, unit: String? = nil) -> Result {
    guard text.count <= longest else { return .unreadable("a number has at most \(longest) characters") }
    var plain = folded(text)
    if ["±", "+-", "+/-"].contains(where: plain.contains) {
      return .unreadable("write one number, without ±")
    }
    while let first = plain.first, "=≈~".contains(first) { plain = plain.dropFirst().trimmedBlanks }
    var isPercent = false
    if let unit { plain = withoutUnit(plain, folded(unit)) }
    if unit != "%", plain.hasSuffix("%") {
      isPercent = true
      plain = plain.dropLast().trimmedBlanks
    }
    guard !plain.isEmpty else { return .unreadable("a number is missing") }
    if let reason = separatorProblem(plain) { return .unreadable(reason) }
    plain = joinedGroups(plain.replacing(",", with: "."))
    do {
      let value = try Expression.value(of: plain)
      return .value(isPercent ? value / 100 : value)
    } catch {
      return .unreadable(error.sentence)
    }
  }

  /// Lower case, with the many minus signs, blanks, digits and operators of Unicode as their plain forms.
  private static func folded(_ text: String) -> String {
    var result = ""
    var isRaised = false
    for scalar in text.unicodeScalars {
      if let raised = superscripts[scalar] {
        if !isRaised { result += "^" }
        isRaised = true
        result.append(raised)
        continue
      }
      isRaised = false
      switch scalar {
      case "\u{2212}", "\u{2010}"..."\u{2015}", "\u{FE63}", "\u{FF0D}": result += "-"
      case "×", "·", "⋅", "∙", "∗": result += "*"
      case "÷", "∕", "⁄": result += "/"
      case "√": result += "sqrt "
      case "π": result += "pi"
      case "\u{FF10}"..."\u{FF19}": result.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFF10 + 48)))
      default: result += scalar.properties.isWhitespace ? " " : String(scalar).lowercased()
      }
    }
    return result.replacing("**", with: "^").trimmedBlanks
  }

  private static let superscripts: [Unicode.Scalar: Character] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9", "⁻": "-",
    "⁺": "+",
  ]

  private static func withoutUnit(_ text: String, _ unit: String) -> String {
    guard !unit.isEmpty, text.hasSuffix(unit) else {
      let singular = unit.hasSuffix("s") && unit.count > 2 ? String(unit.dropLast()) : nil
      guard let singular, text.hasSuffix(singular) else { return text }
      return text.dropLast(singular.count).trimmedBlanks
    }
    return text.dropLast(unit.count).trimmedBlanks
  }

  /// Why commas and points cannot be told apart; nil when they can.
  ///
  /// One comma is a decimal comma, unless exactly three digits follow one to three others, as in 1,234: some people
  /// would mean a thousand by it.
  private static func separatorProblem(_ text: String) -> String? {
    let number = text.split { !($0.isNumber || $0 == "," || $0 == ".") }
    for part in number {
      let commas = part.count { $0 == "," }
      let points = part.count { $0 == "." }
      if commas > 0, points > 0 || commas > 1 {
        return "\"\(part)\" has separators in it; write the number without them, as in 1234.5"
      }
      if points > 1 { return "\"\(part)\" has more than one decimal point" }
      guard commas == 1 else { continue }
      let pieces = part.split(separator: ",", omittingEmptySubsequences: false)
      if pieces[1].isEmpty { return "\"\(part)\" ends in a comma" }
      if pieces[1].count == 3, (1...3).contains(pieces[0].count), pieces[0].first != "0" {
        return "\"\(part)\" could be \(pieces[0]).\(pieces[1]) or \(pieces[0])\(pieces[1]); write one of these"
      }
    }
    return nil
  }

  /// Blanks between groups of three digits only group: `10 000` is ten thousand.
  private static func joinedGroups(_ text: String) -> String {
    var words: [String] = []
    // Whether the last word ends in a group that another may follow.
    var isOpen = false
    for word in text.split(separator: " ") {
      let digits = word.prefix { $0.isNumber }.count
      if isOpen, digits == 3, let last = words.popLast() {
        words.append(last + word)
        isOpen = word.count == 3
      } else {
        let tail = word.reversed().prefix { $0.isNumber }.count
        isOpen = (1...3).contains(tail) && word.dropLast(tail).last != "."
        words.append(String(word))
      }
    }
    return words.joined(separator: " ")
  }
}
