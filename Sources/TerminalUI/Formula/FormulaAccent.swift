/// A mark over or under a symbol.
struct FormulaAccent: Equatable, Sendable {
  let name: String
  /// The word for it in ASCII and inline: hat(y).
  let word: String
  let spoken: String
  /// Combines with the character before it.
  let mark: Unicode.Scalar
  /// Stands in the row above what is wider than one character; nil for a line under it.
  let wide: Character?
  /// The row above is filled with it, not centred.
  let repeats: Bool

  static let table: [FormulaAccent] = [
    FormulaAccent("hat", "hat", "hat", "\u{302}", "^"),
    FormulaAccent("widehat", "hat", "hat", "\u{302}", "^"),
    FormulaAccent("bar", "bar", "bar", "\u{304}", "_", repeats: true),
    FormulaAccent("overline", "bar", "bar", "\u{304}", "_", repeats: true),
    FormulaAccent("tilde", "tilde", "tilde", "\u{303}", "~"),
    FormulaAccent("widetilde", "tilde", "tilde", "\u{303}", "~"),
    FormulaAccent("vec", "vec", "vector", "\u{20D7}", "→"),
    FormulaAccent("overrightarrow", "vec", "vector", "\u{20D7}", "→"),
    FormulaAccent("dot", "dot", "dot", "\u{307}", "."),
    FormulaAccent("ddot", "ddot", "double dot", "\u{308}", "¨"),
    FormulaAccent("breve", "breve", "breve", "\u{306}", "˘"),
    FormulaAccent("check", "check", "check", "\u{30C}", "ˇ"),
    FormulaAccent("underline", "underline", "underlined", "\u{332}", nil),
  ]

  private init(
    _ name: String, _ word: String, _ spoken: String, _ mark: Unicode.Scalar, _ wide: Character?,
    repeats: Bool = false
  ) {
    self.name = name
    self.word = word
    self.spoken = spoken
    self.mark = mark
    self.wide = wide
    self.repeats = repeats
  }

  /// The character with the mark, as one code point where Unicode has it: fonts draw those better.
  func marked(_ character: Character) -> Character {
    var scalars = String.UnicodeScalarView(character.unicodeScalars)
    scalars.append(mark)
    let combined = Character(String(scalars))
    return FormulaAccent.precomposed.first { $0 == combined } ?? combined
  }

  /// Letters that are one code point with their mark. Equality of characters is canonical, so each finds itself.
  private static let precomposed: [Character] = Array(
    "âĉêĝĥîĵôŝûŵŷẑÂĈÊĜĤÎĴÔŜÛŴŶẐāēīōūȳĀĒĪŌŪȲãẽĩñõũṽỹÃẼĨÑÕŨṼỸ"
      + "ȧḃċḋėḟġḣṁṅȯṗṙṡṫẇẋẏżȦḂĊḊĖḞĠḢİṀṄȮṖṘṠṪẆẊẎŻäëḧïöẗüẅẍÿÄËḦÏÖÜẄẌŸ")
}
