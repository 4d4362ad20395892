/// Makes text of any origin safe to show: control, bidirectional and invisible formatting characters come out as a
/// visible escape such as `\u{202E}`, so nothing in a file can move the cursor or reorder a line.
public enum VisibleText {
  /// The characters to draw, each in a place of its own on the screen.
  public static func characters(of text: some StringProtocol) -> [Character] {
    var result: [Character] = []
    result.reserveCapacity(text.utf8.count)
    for character in text {
      if isSafe(character) {
        result.append(contentsOf: character.terminalParts)
      } else {
        for scalar in character.unicodeScalars {
          if isUnsafe(scalar) {
            result.append(contentsOf: escape(scalar))
          } else {
            result.append(Character(scalar))
          }
        }
      }
    }
    return result
  }

  /// The same as a string. Line breaks are kept when `keepingLines` is true, for text that is printed as lines.
  public static func string(_ text: some StringProtocol, keepingLines: Bool = false) -> String {
    guard keepingLines else { return String(characters(of: text)) }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String(characters(of: $0)) }.joined(separator: "\n")
  }

  static func isSafe(_ character: Character) -> Bool {
    !character.unicodeScalars.contains(where: isUnsafe)
  }

  static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0: true
    case 0xAD, 0x61C, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
    case 0xE0000...0xE007F: true
    default: false
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
  }
}
