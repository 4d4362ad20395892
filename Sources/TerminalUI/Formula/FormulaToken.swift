/// One piece of TeX source. White space separates commands and is otherwise without meaning, so it is no token.
struct FormulaToken: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    /// A backslash with letters or with one other character; the name is empty at the end of the source.
    case command(String)
    case character(Character)
    case open, close
    case superscript, `subscript`
    case alignment
    case newline
  }

  let kind: Kind
  /// Character offsets in the source.
  let start: Int
  let end: Int

  static func tokens(of source: [Character]) -> [FormulaToken] {
    var tokens: [FormulaToken] = []
    var index = 0
    while index < source.count {
      let start = index
      let character = source[index]
      index += 1
      if character.isWhitespace { continue }
      let kind: Kind
      switch character {
      case "{": kind = .open
      case "}": kind = .close
      case "^": kind = .superscript
      case "_": kind = .subscript
      case "&": kind = .alignment
      case "\\": kind = command(in: source, at: &index)
      default: kind = .character(character)
      }
      tokens.append(FormulaToken(kind: kind, start: start, end: index))
    }
    return tokens
  }

  private static func command(in source: [Character], at index: inout Int) -> Kind {
    let start = index
    while index < source.count, source[index].isASCII, source[index].isLetter { index += 1 }
    if index == start, index < source.count { index += 1 }
    let name = String(source[start..<index])
    return name == "\\" ? .newline : .command(name)
  }
}
