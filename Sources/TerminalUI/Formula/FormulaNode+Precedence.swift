/// What may stand on one line without brackets of its own.
extension FormulaNode {
  /// One thing after `_` or `^`: a letter, a number, a word, something in brackets, or one of these with a sign.
  var isSingle: Bool {
    switch self {
    case .symbol: true
    case .text(let text, _): !text.contains(" ")
    case .fence(let left, _, let right): left != nil && right != nil
    case .accent(_, let body): body.isSingle
    case .row(let nodes):
      switch nodes.count {
      case 1: nodes[0].isSingle
      case 2: nodes[0].isSign && nodes[1].isPlainSymbol
      default: false
      }
    default: false
    }
  }

  /// Something that a slash before it divides by as a whole.
  var isFactor: Bool {
    switch self {
    case .symbol(let symbol, _): symbol.kind == .ordinary
    case .text(let text, _): !text.contains(" ")
    case .fence(let left, _, let right): left != nil && right != nil
    case .accent, .root, .brace: true
    case .fraction(_, _, let form): form == .binomial
    case .scripts(let base, _, _, _): base.isFactor
    case .row(let nodes): FormulaNode.isFactor(nodes)
    case .grid, .space, .raw: false
    }
  }

  /// Something that a slash after it divides as a whole: factors in a row, with a sign at most.
  var isTerm: Bool {
    if isFactor { return true }
    guard case .row(var nodes) = self else { return false }
    nodes.removeAll { if case .space = $0 { true } else { false } }
    if let first = nodes.first, first.isSign { nodes.removeFirst() }
    var index = 0
    while index < nodes.count {
      if nodes[index].kind == .function {
        guard index + 1 < nodes.count, nodes[index + 1].kind == .fence else { return false }
      } else if !nodes[index].isFactor {
        return false
      }
      index += 1
    }
    return !nodes.isEmpty
  }

  /// A name or number whose root needs no bracket; a power would: √x² is read in two ways.
  var isSimpleRadicand: Bool {
    switch self {
    case .symbol(let symbol, _): symbol.kind == .ordinary
    case .text(let text, _): !text.contains(" ")
    case .scripts(let base, let sub?, nil, _):
      base.isSimpleRadicand && FormulaScripts.subscript(sub) != nil
    case .accent(_, let body): body.isSimpleRadicand
    case .row(let nodes): nodes.count == 1 && nodes[0].isSimpleRadicand
    default: false
    }
  }

  /// A base that a script at its end would miss.
  var needsBracketsUnderScripts: Bool {
    switch self {
    case .fraction(_, _, let form): form != .binomial
    case .root, .brace: true
    default: false
    }
  }

  var isSign: Bool {
    if case .symbol(let symbol, _) = self { return symbol.kind == .binary && "−+±∓".contains(symbol.glyph) }
    return false
  }

  var isPrime: Bool { self == .symbol(.prime, bold: false) }

  /// The sign of a derivative.
  var isDifferential: Bool {
    guard case .symbol(let symbol, _) = nucleus else { return false }
    return symbol.glyph == "∂" || symbol.glyph == "d"
  }

  var isPartial: Bool { isDifferential && nucleus != .symbol(FormulaSymbol(plain: "d"), bold: false) }

  private var isPlainSymbol: Bool {
    if case .symbol(let symbol, _) = self { return symbol.kind == .ordinary }
    return false
  }

  /// One factor, a differential of one, or a function of something in brackets.
  private static func isFactor(_ nodes: [FormulaNode]) -> Bool {
    switch nodes.count {
    case 1: return nodes[0].isFactor
    case 2:
      if nodes[1].isFence {
        return nodes[0].kind == .function || nodes[0].nucleus.isPlainSymbol && !nodes[0].isNumber
      }
      if case .symbol(let symbol, _) = nodes[1], symbol.glyph == "!" { return nodes[0].isFactor }
      return nodes[0].isDifferential && nodes[1].isFactor
    default: return false
    }
  }

  private var isFence: Bool {
    if case .fence = self { return true }
    return false
  }

  var isNumber: Bool {
    if case .symbol(let symbol, _) = nucleus { return symbol.glyph.first?.isNumber ?? false }
    return false
  }
}
