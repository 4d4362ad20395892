/// Compares short answers by their words: case, blanks, hyphens, quotation marks, a final point and a leading article
/// do not count.
enum ShortText {
  static func folded(_ text: String) -> String {
    var words = text.lowercased().split { isSeparator($0) }.map { String($0.compactMap(plain)) }
    words.removeAll(where: \.isEmpty)
    if words.count > 1, ["a", "an", "the"].contains(words[0]) { words.removeFirst() }
    return words.joined()
  }

  private static func isSeparator(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return true }
    if character.isWhitespace || scalar.properties.generalCategory == .dashPunctuation { return true }
    return "\u{2212}\u{AD}_".contains(character)
  }

  /// One form for the many forms of a character; nil for those that do not count.
  private static func plain(_ character: Character) -> Character? {
    switch character {
    case "'", "\"", "’", "‘", "“", "”", "`", ".", "!", "?", ",", ";", ":": return nil
    case "µ": return "μ"
    case "²": return "2"
    case "³": return "3"
    default: break
    }
    guard let scalar = character.unicodeScalars.first, (0xFF01...0xFF5E).contains(scalar.value),
      let narrow = Unicode.Scalar(scalar.value - 0xFEE0)
    else { return character }
    return Character(narrow)
  }
}
