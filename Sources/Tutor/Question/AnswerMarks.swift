import TerminalUI

/// The signs of a question: they say what a colour alone must not.
struct AnswerMarks {
  private let isASCII: Bool

  init(_ glyphs: GlyphTier) { isASCII = glyphs == .ascii }

  var pointer: String { isASCII ? ">" : "›" }
  var right: String { isASCII ? "+" : "✓" }
  var wrong: String { isASCII ? "x" : "✗" }
  /// The band a prediction fell into, and those it did not.
  var reached: String { isASCII ? "(*)" : "●" }
  var missed: String { isASCII ? "( )" : "○" }
  /// Before an item that is held and moves along.
  var held: String { isASCII ? "#" : "≡" }
  var ellipsis: String { isASCII ? "..." : "…" }
}
