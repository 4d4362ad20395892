extension FormulaParser {
  /// Reads the scripts and primes after a nucleus, in any order.
  mutating func scripted(_ base: FormulaNode) -> FormulaNode {
    var sub: FormulaNode?
    var sup: FormulaNode?
    var primes = 0
    var limits = base.takesLimits
    scan: while let token = next {
      switch token.kind {
      case .superscript: sup = script(after: token, joining: sup)
      case .subscript: sub = script(after: token, joining: sub)
      case .character("'"):
        position += 1
        primes += 1
      case .command("limits"):
        position += 1
        limits = true
      case .command("nolimits"):
        position += 1
        limits = false
      default: break scan
      }
    }
    if primes > 0 {
      let marks = Array(repeating: FormulaNode.symbol(.prime, bold: false), count: primes)
      sup = .row(marks + (sup?.items ?? []))
    }
    return sub == nil && sup == nil ? base : .scripts(base, sub: sub, sup: sup, limits: limits)
  }

  private mutating func script(after token: FormulaToken, joining earlier: FormulaNode?) -> FormulaNode {
    position += 1
    let script = argument(of: token)
    guard let earlier else { return script }
    report(.secondScript(written(token)), at: token)
    return .row([earlier, .raw(written(token)), script])
  }
}

extension FormulaSymbol {
  static let prime = FormulaSymbol("prime", "′", "'", "prime")
}

extension FormulaNode {
  fileprivate var takesLimits: Bool {
    switch self {
    case .symbol(let symbol, _): symbol.takesLimits
    case .brace: true
    default: false
    }
  }
}
