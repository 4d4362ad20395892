/// A bracket, and the pieces of which tall ones are built.
struct FormulaDelimiter: Equatable, Sendable {
  let glyph: String
  let ascii: String
  let spoken: String
  /// Top, repeated, middle and bottom piece; nil where it does not grow.
  let pieces: Pieces?

  struct Pieces: Equatable, Sendable {
    let top: String
    let rest: String
    let middle: String
    let bottom: String

    init(_ top: String, _ rest: String, _ bottom: String, middle: String? = nil) {
      self.top = top
      self.rest = rest
      self.middle = middle ?? rest
      self.bottom = bottom
    }
  }

  init(_ glyph: String, _ ascii: String, _ spoken: String, _ pieces: Pieces? = nil) {
    self.glyph = glyph
    self.ascii = ascii
    self.spoken = spoken
    self.pieces = pieces
  }

  var isBar: Bool { glyph == "|" || glyph == "‖" }

  static let parenthesis = FormulaDelimiter("(", "(", "open paren", Pieces("⎛", "⎜", "⎝"))
  static let closingParenthesis = FormulaDelimiter(")", ")", "close paren", Pieces("⎞", "⎟", "⎠"))

  static let table: [FormulaDelimiter] = [
    parenthesis,
    closingParenthesis,
    FormulaDelimiter("[", "[", "open bracket", Pieces("⎡", "⎢", "⎣")),
    FormulaDelimiter("]", "]", "close bracket", Pieces("⎤", "⎥", "⎦")),
    FormulaDelimiter("{", "{", "open brace", Pieces("⎧", "⎪", "⎩", middle: "⎨")),
    FormulaDelimiter("}", "}", "close brace", Pieces("⎫", "⎪", "⎭", middle: "⎬")),
    FormulaDelimiter("|", "|", "bar", Pieces("│", "│", "│")),
    FormulaDelimiter("‖", "||", "double bar", Pieces("║", "║", "║")),
    FormulaDelimiter("⌊", "floor(", "open floor", Pieces("⎢", "⎢", "⎣")),
    FormulaDelimiter("⌋", ")", "close floor", Pieces("⎥", "⎥", "⎦")),
    FormulaDelimiter("⌈", "ceil(", "open ceiling", Pieces("⎡", "⎢", "⎢")),
    FormulaDelimiter("⌉", ")", "close ceiling", Pieces("⎤", "⎥", "⎥")),
    FormulaDelimiter("⟨", "<", "open angle bracket"),
    FormulaDelimiter("⟩", ">", "close angle bracket"),
    FormulaDelimiter("/", "/", "slash"),
  ]

  static func named(_ glyph: String) -> FormulaDelimiter? { table.first { $0.glyph == glyph } }
}
