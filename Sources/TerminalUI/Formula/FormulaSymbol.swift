/// A sign with its four faces: its TeX name, its character, its ASCII form and the words for it.
struct FormulaSymbol: Equatable, Sendable {
  /// Without the backslash; for a plain character, the character.
  let name: String
  let glyph: String
  let ascii: String
  let spoken: String
  let kind: FormulaKind
  /// Whether its scripts stand above and below it in display form.
  let takesLimits: Bool

  init(
    _ name: String, _ glyph: String, _ ascii: String, _ spoken: String, _ kind: FormulaKind = .ordinary,
    limits: Bool = false
  ) {
    self.name = name
    self.glyph = glyph
    self.ascii = ascii
    self.spoken = spoken
    self.kind = kind
    takesLimits = limits
  }

  /// A letter, a number or another character that is its own name.
  init(plain text: String) { self.init(text, text, text, text) }

  /// A function by the name of somebody's choice.
  init(function name: String, limits: Bool) { self.init(name, name, name, name, .function, limits: limits) }

  /// The same sign with other words.
  func said(_ words: String) -> FormulaSymbol {
    FormulaSymbol(name, glyph, ascii, words, kind, limits: takesLimits)
  }

  /// Whether it is a letter, Latin or Greek.
  var isName: Bool { glyph.count == 1 && kind == .ordinary && glyph.first?.isLetter ?? false }

  static let table: [FormulaSymbol] = greek + operators + relations + signs + brackets + functions

  static func named(_ name: String) -> FormulaSymbol? { byName[name] }

  /// A character of the source, which may also be the sign itself: "≤" is "\leq".
  static func character(_ character: Character) -> FormulaSymbol {
    let text = String(character)
    return characters.first { $0.name == text } ?? byGlyph[text] ?? FormulaSymbol(plain: text)
  }

  private static let byName = Dictionary(table.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  private static let byGlyph = Dictionary(
    table.filter { $0.glyph.utf8.count > 1 && $0.kind != .function }.map { ($0.glyph, $0) },
    uniquingKeysWith: { first, _ in first })
}
