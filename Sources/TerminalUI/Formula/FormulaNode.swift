/// The meaning of a formula, free of how it is shown: what the parser makes and every writer reads.
indirect enum FormulaNode: Equatable, Sendable {
  case symbol(FormulaSymbol, bold: Bool)
  /// Upright words, with their spaces.
  case text(String, bold: Bool)
  case row([FormulaNode])
  /// `limits` puts the scripts above and below in display form.
  case scripts(FormulaNode, sub: FormulaNode?, sup: FormulaNode?, limits: Bool)
  case fraction(FormulaNode, FormulaNode, FormulaFraction)
  case root(FormulaNode, degree: FormulaNode?)
  /// Nil stands for the invisible bracket of `\left.`.
  case fence(FormulaDelimiter?, FormulaNode, FormulaDelimiter?)
  case accent(FormulaAccent, FormulaNode)
  case brace(FormulaNode, above: Bool)
  case grid(FormulaEnvironment, [[FormulaNode]])
  case space(Int)
  /// Source that means nothing, shown as it was written.
  case raw(String)
}

/// How two things stand over each other.
enum FormulaFraction: Equatable, Sendable {
  /// A bar between them; stacked in display form.
  case stacked
  /// Always on one line, as a/b.
  case slashed
  /// No bar, in parentheses: the binomial coefficient.
  case binomial
}

extension FormulaNode {
  /// A group in braces: one symbol is itself, unless its spacing must be that of a plain symbol.
  static func group(_ nodes: [FormulaNode]) -> FormulaNode {
    guard nodes.count == 1, let only = nodes.first else { return .row(nodes) }
    switch only.kind {
    case .binary, .relation, .punctuation, .bar: return .row(nodes)
    default: return only
    }
  }

  /// How the node spaces itself from its neighbours.
  var kind: FormulaKind {
    switch self {
    case .symbol(let symbol, _): symbol.kind
    case .scripts(let base, _, _, _): base.kind
    case .fence: .fence
    case .fraction(_, _, let form): form == .binomial ? .fence : .inner
    case .raw(let source): source == "}" ? .close : .inner
    case .grid: .inner
    case .root(let body, _): body.isSimpleRadicand ? .ordinary : .inner
    case .text, .row, .accent, .brace, .space: .ordinary
    }
  }

  /// The nodes of a row, or the node alone.
  var items: [FormulaNode] {
    if case .row(let nodes) = self { return nodes }
    return [self]
  }

  /// What scripts are attached to, seen through all of them.
  var nucleus: FormulaNode {
    if case .scripts(let base, _, _, _) = self { return base.nucleus }
    return self
  }

  var children: [FormulaNode] {
    switch self {
    case .symbol, .text, .space, .raw: []
    case .row(let nodes): nodes
    case .scripts(let base, let sub, let sup, _): [base] + [sub, sup].compactMap { $0 }
    case .fraction(let top, let bottom, _): [top, bottom]
    case .root(let body, let degree): [body] + [degree].compactMap { $0 }
    case .fence(_, let body, _), .accent(_, let body), .brace(let body, _): [body]
    case .grid(_, let rows): rows.flatMap { $0 }
    }
  }

  var containsGrid: Bool {
    if case .grid = self { return true }
    return children.contains(where: \.containsGrid)
  }

  /// Whether brackets around it grow in display form: scripts alone do not make them.
  var isTall: Bool {
    switch self {
    case .grid, .brace: true
    case .fraction(_, _, let form): form != .slashed
    case .scripts(let base, let sub, let sup, let limits):
      base.isTall || (limits && !base.isFunction && (sub != nil || sup != nil))
    default: children.contains(where: \.isTall)
    }
  }

  private var isFunction: Bool { kind == .function }
}
