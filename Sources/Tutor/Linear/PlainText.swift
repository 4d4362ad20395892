import TerminalUI

/// Text for a pipe or a screen reader: the marks of typography as ASCII, the letters of every language as they are.
enum PlainText {
  static func plain(_ text: String) -> String {
    guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    return text.map { marks[$0] ?? String($0) }.joined()
  }

  /// Something that was typed, inside a sentence of ours: safe, on one line and short.
  static func quoted(_ typed: String) -> String {
    let characters = VisibleText.characters(of: typed)
    return "\"" + String(characters.prefix(longest)) + (characters.count > longest ? "..." : "") + "\""
  }

  private static let longest = 40

  private static let marks: [Character: String] = [
    "“": "\"", "”": "\"", "„": "\"", "«": "\"", "»": "\"", "‘": "'", "’": "'", "‚": "'", "–": "-", "—": "-",
    "‑": "-", "−": "-", "…": "...", "•": "*", "·": "*", "×": "x", "÷": "/", "±": "+-", "≤": "<=", "≥": ">=",
    "≠": "!=", "≈": "~", "→": "->", "←": "<-", "\u{FFFD}": "?", "\u{A0}": " ", "\u{202F}": " ", "\u{2009}": " ",
  ]
}
