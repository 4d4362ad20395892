extension FormulaSpeech {
  static func scripts(_ base: FormulaNode, _ sub: FormulaNode?, _ sup: FormulaNode?) -> String {
    if base.kind == .relation, let mark = sub ?? sup { return "\(phrase(base)) marked \(phrase(mark))" }
    if base.kind == .large { return bounds(phrase(base), sub, sup) }
    if case .brace(let body, _) = base {
      let label = sub ?? sup
      return phrase(body) + (label.map { " , which is \(phrase($0)) ," } ?? "")
    }
    if case .symbol(let symbol, _) = base, symbol.glyph == "∇", let sub, sup == nil {
      return "gradient with respect to \(phrase(sub))"
    }
    if case .symbol(let symbol, _) = base, symbol.kind == .function, let sub, sup == nil {
      if symbol.name == "log" { return "log base \(phrase(sub)) of" }
      if symbol.takesLimits {
        return "\(symbol.spoken) \(symbol.name.hasPrefix("lim") ? "as" : "over") \(phrase(sub)) of"
      }
    }
    if case .fence(let left, let body, let right) = base, let right, right.isBar, let sub {
      if left == nil, sup == nil { return "\(phrase(body)) evaluated at \(phrase(sub))" }
      if left == right { return "\(phrase(sub)) \(phrase(base))" + (sup.map { " " + raised($0) } ?? "") }
    }
    return ([phrase(base)] + [sub.map(lowered), sup.map(raised)].compactMap { $0 }).joined(separator: " ")
  }

  /// "sum from i equals 1 to n", "sum over i in S".
  private static func bounds(_ name: String, _ sub: FormulaNode?, _ sup: FormulaNode?) -> String {
    switch (sub, sup) {
    case (let sub?, let sup?): "\(name) from \(phrase(sub)) to \(phrase(sup))"
    case (let sub?, nil): "\(name) \(sub.items.contains(where: \.isEquals) ? "from" : "over") \(phrase(sub))"
    case (nil, let sup?): "\(name) up to \(phrase(sup))"
    case (nil, nil): name
    }
  }

  static func lowered(_ sub: FormulaNode) -> String {
    "sub \(phrase(sub))" + (sub.isShort ? "" : " end sub")
  }

  static func raised(_ sup: FormulaNode) -> String {
    let items = sup.items
    if items.count == 1, case .fence(_, let body, _) = items[0] { return "superscript \(phrase(body))" }
    let primes = items.prefix(while: \.isPrime)
    if !primes.isEmpty {
      let rest = Array(items.dropFirst(primes.count))
      let said = primes.count == 2 ? "double prime" : primes.map { _ in "prime" }.joined(separator: " ")
      return rest.isEmpty ? said : "\(said) \(raised(.group(rest)))"
    }
    switch phrase(sup) {
    case "2": return "squared"
    case "3": return "cubed"
    case "T", "top", "transpose": return "transpose"
    case "star": return "star"
    case "degrees", "composed with": return "degrees"
    case let power: return "to the \(power)" + (sup.isShort ? "" : " end power")
    }
  }
}

extension FormulaNode {
  /// Short enough to be said without "end": at most two things without an operator between them.
  var isShort: Bool {
    switch self {
    case .symbol, .text, .space, .raw: true
    case .accent(_, let body): body.isShort
    case .scripts(let base, let sub, let sup, _):
      base.isShort && base.kind != .large && (sub?.isShort ?? true) && (sup?.isShort ?? true)
    case .row(let nodes): nodes.count == 1 ? nodes[0].isShort : nodes.count == 2 && nodes.allSatisfy(\.isShort)
    case .fence(let left, let body, _): left?.isBar ?? false && body.isShort
    case .fraction, .root, .brace, .grid: false
    }
  }

  /// Something whose neighbour in brackets is its argument: log, f, h'.
  var isApplied: Bool {
    switch nucleus {
    case .symbol(let symbol, _): symbol.kind == .function || symbol.isName
    case .text, .accent: true
    default: false
    }
  }

  /// Things with commas between them at most, as the arguments of a function are.
  var isList: Bool { items.allSatisfy { $0.kind == .ordinary || $0.kind == .punctuation } && items.count <= 5 }

  /// Only as a whole operator: nabla with what it differentiates by.
  var isGradient: Bool {
    if case .symbol(let symbol, _) = nucleus { return symbol.glyph == "∇" }
    return false
  }

  /// Whether this is a function whose argument, without brackets, is the node after it: "log of x", but "arg max".
  func isSaid(of next: FormulaNode) -> Bool {
    guard kind == .function, next.isBeside else { return false }
    if case .fence(let left, _, _) = next.nucleus, left == .parenthesis { return false }
    if case .symbol(let symbol, _) = self, symbol.name == "arg" { return next.kind != .function }
    return true
  }

  /// Something said right after its neighbour, without an operator between them.
  var isBeside: Bool {
    if case .space = self { return false }
    return [.ordinary, .function, .large, .open, .inner, .fence].contains(kind)
  }

  var isEquals: Bool {
    if case .symbol(let symbol, _) = self { return symbol.glyph == "=" }
    return false
  }
}
