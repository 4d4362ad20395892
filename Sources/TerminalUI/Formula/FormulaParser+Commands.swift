extension FormulaParser {
  /// Reads what follows a command and gives its meaning.
  mutating func command(_ name: String, _ token: FormulaToken) -> FormulaNode {
    if let command = FormulaCommand(rawValue: name) { return build(command, token) }
    if let accent = FormulaAccent.table.first(where: { $0.name == name }) {
      return .accent(accent, argument(of: token))
    }
    if let symbol = FormulaSymbol.named(name) {
      return alphabet == .bold ? alphabet.symbol(symbol) : .symbol(symbol, bold: false)
    }
    if let space = FormulaSpace.table.first(where: { $0.name == name }) { return .space(space.columns) }
    if name.first?.isWhitespace ?? false { return .space(1) }
    report(.unknownCommand(name), at: token)
    return .raw(written(token))
  }

  private mutating func build(_ command: FormulaCommand, _ token: FormulaToken) -> FormulaNode {
    switch command {
    case .frac, .dfrac, .cfrac: return fraction(.stacked, token)
    case .tfrac: return fraction(.slashed, token)
    case .binom, .dbinom, .tbinom: return fraction(.binomial, token)
    case .sqrt: return root(token)
    case .left: return fence(token)
    case .right:
      report(.strayRight, at: token)
      return .raw(written(token))
    case .begin: return environment(token)
    case .end:
      let name = environmentName(token)
      if unknownEnvironments > 0 { unknownEnvironments -= 1 } else { report(.strayEnd(name), at: token) }
      return .raw("\\end{\(name)}")
    case .text, .textrm, .textit, .mbox: return .text(words(token) ?? "?", bold: false)
    case .textbf: return .text(words(token) ?? "?", bold: true)
    case .mathrm, .mathit, .mathsf, .mathtt, .mathnormal: return upright(token)
    case .operatorname: return namedFunction(token)
    case .mathbf, .boldsymbol, .bm: return letters(.bold, token)
    case .mathbb: return letters(.blackboard, token)
    case .mathcal, .mathscr: return letters(.calligraphic, token)
    case .underbrace: return .brace(argument(of: token), above: false)
    case .overbrace: return .brace(argument(of: token), above: true)
    case .overset, .stackrel, .underset: return stack(command, token)
    case .middle, .big, .Big, .bigg, .Bigg, .bigl, .bigr, .bigm, .Bigl, .Bigr, .Bigm, .biggl, .biggr, .Biggl,
      .Biggr:
      return next.map { closesRow($0) } ?? true ? .row([]) : argument(of: token)
    case .displaystyle, .textstyle, .scriptstyle, .limits, .nolimits, .hline, .nonumber, .notag: return .space(0)
    }
  }

  private mutating func fraction(_ form: FormulaFraction, _ token: FormulaToken) -> FormulaNode {
    let top = argument(of: token)
    let bottom = argument(of: token)
    return .fraction(top, bottom, form)
  }

  private mutating func root(_ token: FormulaToken) -> FormulaNode {
    var degree: FormulaNode?
    if let bracket = next, bracket.kind == .character("[") {
      position += 1
      degree = .group(row(.optional))
      guard next?.kind == .character("]") else {
        report(.unclosedBracket, at: bracket)
        return .root(.raw("?"), degree: degree)
      }
      position += 1
    }
    return .root(argument(of: token), degree: degree)
  }

  private mutating func stack(_ command: FormulaCommand, _ token: FormulaToken) -> FormulaNode {
    let mark = argument(of: token)
    // Braces around a relation do not take its room away here, as in LaTeX.
    let inner = argument(of: token)
    let base = inner.items.count == 1 ? inner.items[0] : inner
    return command == .underset
      ? .scripts(base, sub: mark, sup: nil, limits: true) : .scripts(base, sub: nil, sup: mark, limits: true)
  }

  private mutating func letters(_ alphabet: FormulaAlphabet, _ token: FormulaToken) -> FormulaNode {
    let outer = self.alphabet
    self.alphabet = alphabet
    defer { self.alphabet = outer }
    return argument(of: token)
  }

  private mutating func namedFunction(_ token: FormulaToken) -> FormulaNode {
    var limits = false
    if next?.kind == .character("*") {
      position += 1
      limits = true
    }
    let name = words(token) ?? "?"
    return .symbol(FormulaSymbol(function: name, limits: limits), bold: false)
  }

  /// Upright letters are words; anything that is more than letters is a formula.
  private mutating func upright(_ token: FormulaToken) -> FormulaNode {
    let start = position
    let count = problems.count
    guard let text = words(token) else { return .raw("?") }
    if !text.contains(where: { "\\^_{}$&".contains($0) }) {
      return .text(String(text.filter { !$0.isWhitespace }), bold: false)
    }
    position = start
    problems.removeLast(problems.count - count)
    return argument(of: token)
  }

  /// The words in braces as they are written, or the next single character; escaped signs lose their backslash.
  private mutating func words(_ owner: FormulaToken) -> String? {
    guard let opening = next, !closesRow(opening) else {
      report(.missingArgument(of: written(owner)), at: owner)
      return nil
    }
    position += 1
    guard opening.kind == .open else { return written(opening) }
    var depth = 0
    while let token = next {
      if token.kind == .open { depth += 1 }
      if token.kind == .close {
        if depth == 0 { break }
        depth -= 1
      }
      position += 1
    }
    let end = next?.start ?? source.count
    if next == nil { report(.unclosedGroup, at: opening) } else { position += 1 }
    return FormulaParser.unescaped(source[opening.end..<end])
  }

  private static func unescaped(_ source: ArraySlice<Character>) -> String {
    var text = ""
    var isEscaped = false
    for character in source {
      if isEscaped, !"%$_&#{} ".contains(character) { text.append("\\") }
      isEscaped = character == "\\" && !isEscaped
      if !isEscaped { text.append(character == "~" || character.isNewline ? " " : character) }
    }
    return isEscaped ? text + "\\" : text
  }
}
