/// Turns TeX source into a tree and a list of problems. It accepts anything: what it does not understand stays in the
/// tree as it was written.
struct FormulaParser {
  static let depthLimit = 40
  static let lengthLimit = 4_000
  static let entryLimit = 256

  /// What the row being read will be closed by.
  enum Opener: Equatable {
    case formula, group, optional, fence, cell, argument
  }

  let source: [Character]
  let tokens: [FormulaToken]
  var position = 0
  var problems: [FormulaProblem] = []
  var openers: [Opener] = []
  var alphabet = FormulaAlphabet.plain
  var entries = 0
  /// `\begin`s of environments that are not known, whose `\end`s are no mistakes of their own.
  var unknownEnvironments = 0

  static func parse(_ tex: String) -> (node: FormulaNode, problems: [FormulaProblem]) {
    let source = Array(tex)
    guard source.count <= lengthLimit else {
      let problem = FormulaProblem(offset: lengthLimit, fault: .tooLong(source.count))
      return (.raw(String(source.prefix(lengthLimit)) + "..."), [problem])
    }
    var parser = FormulaParser(source: source)
    let node = FormulaNode.row(parser.row(.formula))
    return (node, parser.problems.sorted { $0.offset < $1.offset })
  }

  private init(source: [Character]) {
    self.source = source
    tokens = FormulaToken.tokens(of: source)
  }

  var next: FormulaToken? { position < tokens.count ? tokens[position] : nil }

  mutating func report(_ fault: FormulaProblem.Fault, at token: FormulaToken?) {
    problems.append(FormulaProblem(offset: token?.start ?? source.count, fault: fault))
  }

  func written(_ token: FormulaToken) -> String { String(source[token.start..<token.end]) }

  /// Reads until something closes what `opener` opened; that is left for the caller.
  mutating func row(_ opener: Opener) -> [FormulaNode] {
    guard openers.count < FormulaParser.depthLimit else { return [tooDeep()] }
    openers.append(opener)
    defer { openers.removeLast() }
    var nodes: [FormulaNode] = []
    while let token = next, !closesRow(token) {
      nodes.append(scripted(number() ?? nucleus(token)))
    }
    return FormulaPairing.paired(nodes)
  }

  /// Whether a token ends the row. A forgotten bracket or `\end` inside braces does not make their end unreadable,
  /// so each kind of end looks through the openers it may close over.
  func closesRow(_ token: FormulaToken) -> Bool {
    switch token.kind {
    case .close: openers.last { $0 != .fence && $0 != .cell && $0 != .optional && $0 != .argument } == .group
    case .alignment, .newline, .command("end"):
      openers.last { $0 != .fence && $0 != .optional && $0 != .argument } == .cell
    case .command("right"): openers.last == .fence
    case .character("]"): openers.last == .optional
    default: false
    }
  }

  /// Digits that follow each other are one number, with a point inside or in front.
  private mutating func number() -> FormulaNode? {
    var text = ""
    while position < tokens.count, case .character(let character) = tokens[position].kind {
      let isPoint = character == "." && !text.contains(".") && digit(at: position + 1) != nil
      guard digit(at: position) != nil || isPoint else { break }
      text.append(character)
      position += 1
    }
    return text.isEmpty ? nil : alphabet.symbol(FormulaSymbol(plain: text))
  }

  private func digit(at index: Int) -> Character? {
    guard index < tokens.count, case .character(let character) = tokens[index].kind, "0"..."9" ~= character else {
      return nil
    }
    return character
  }

  /// Reads one thing without its scripts. Only `^` and `_`, which need nothing before them, are left unread.
  private mutating func nucleus(_ token: FormulaToken) -> FormulaNode {
    if token.kind == .superscript || token.kind == .subscript || token.kind == .character("'") { return .row([]) }
    position += 1
    switch token.kind {
    case .open: return group(token)
    case .close:
      report(.strayBrace, at: token)
      return .raw("}")
    case .alignment, .newline:
      report(.outsideEnvironment(written(token)), at: token)
      return .raw(written(token))
    case .character("|") where next?.kind == .character("|"):
      position += 1
      return FormulaSymbol.named("|").map { .symbol($0, bold: false) } ?? .raw("||")
    case .character("~"): return .space(1)
    case .character(let character): return alphabet.symbol(FormulaSymbol.character(character))
    case .command(let name): return command(name, token)
    case .superscript, .subscript: return .row([])
    }
  }

  private mutating func group(_ opening: FormulaToken) -> FormulaNode {
    let nodes = row(.group)
    if next?.kind == .close { position += 1 } else { report(.unclosedGroup, at: opening) }
    return .group(nodes)
  }

  /// What a command, `^` or `_` applies to: a group or the next single thing, without its scripts.
  mutating func argument(of owner: FormulaToken) -> FormulaNode {
    guard let token = next, !closesRow(token), token.kind != .superscript, token.kind != .subscript else {
      report(.missingArgument(of: written(owner)), at: owner)
      return .raw("?")
    }
    guard openers.count < FormulaParser.depthLimit else { return tooDeep() }
    openers.append(.argument)
    defer { openers.removeLast() }
    if token.kind == .character("'") {
      position += 1
      return .symbol(FormulaSymbol.prime, bold: false)
    }
    return nucleus(token)
  }

  /// The rest of this level, unread: up to the brace that closes it.
  private mutating func tooDeep() -> FormulaNode {
    let start = position
    if !problems.contains(where: { $0.fault == .tooDeep }) { report(.tooDeep, at: next) }
    var depth = 0
    while let token = next {
      if token.kind == .open { depth += 1 }
      if token.kind == .close {
        if depth == 0 { break }
        depth -= 1
      }
      position += 1
    }
    guard start < position else { return .row([]) }
    return .raw(String(source[tokens[start].start..<tokens[position - 1].end]))
  }
}
