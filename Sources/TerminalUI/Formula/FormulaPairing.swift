/// Finds the brackets of a row that belong together, so that (a)² is a square of something in brackets.
///
/// Round, square and curly brackets pair as they nest, also unequal ones such as [0, 1). A vertical bar pairs with the
/// next one of its kind in the same brackets; one without a partner is the relation "given".
struct FormulaPairing {
  private struct Frame {
    var opener: FormulaNode?
    var nodes: [FormulaNode] = []
  }

  private var frames = [Frame()]

  static func paired(_ nodes: [FormulaNode]) -> [FormulaNode] {
    var pairing = FormulaPairing()
    for node in nodes { pairing.add(node) }
    while pairing.frames.count > 1 { pairing.unwind() }
    return pairing.frames[0].nodes
  }

  private mutating func add(_ node: FormulaNode) {
    guard case .symbol(let symbol, _) = node.nucleus, symbol.isBracket else { return append(node) }
    let isBare = node == node.nucleus
    switch symbol.kind {
    case .open where isBare: frames.append(Frame(opener: node))
    case .bar where !opens(symbol):
      if isBare { frames.append(Frame(opener: node)) } else { append(node) }
    case .bar: close(with: node, symbol)
    case .close:
      while frames.count > 1, isBar(frames[frames.count - 1].opener) { unwind() }
      if frames.count > 1 { close(with: node, symbol) } else { append(node) }
    default: append(node)
    }
  }

  private mutating func append(_ node: FormulaNode) { frames[frames.count - 1].nodes.append(node) }

  /// Whether the innermost open bracket is a bar of the same kind.
  private func opens(_ symbol: FormulaSymbol) -> Bool {
    guard case .symbol(let opener, _)? = frames[frames.count - 1].opener else { return false }
    return opener.glyph == symbol.glyph
  }

  private func isBar(_ opener: FormulaNode?) -> Bool { opener?.kind == .bar }

  private mutating func close(with node: FormulaNode, _ symbol: FormulaSymbol) {
    let frame = frames.removeLast()
    guard case .symbol(let opener, _)? = frame.opener else { return }
    let fence = FormulaNode.fence(
      FormulaDelimiter.named(opener.glyph), .row(frame.nodes), FormulaDelimiter.named(symbol.glyph))
    append(node.replacingNucleus(with: fence))
  }

  /// Gives up on the innermost open bracket: it stands for itself.
  private mutating func unwind() {
    let frame = frames.removeLast()
    if let opener = frame.opener { append(opener.asSeparator) }
    frames[frames.count - 1].nodes += frame.nodes
  }
}

extension FormulaSymbol {
  fileprivate var isBracket: Bool {
    (kind == .open || kind == .close || kind == .bar) && FormulaDelimiter.named(glyph) != nil
  }
}

extension FormulaNode {
  /// A bar without a partner stands for "given".
  fileprivate var asSeparator: FormulaNode {
    guard case .symbol(let symbol, _) = self, symbol.glyph == "|", symbol.kind == .bar else { return self }
    return FormulaSymbol.named("mid").map { .symbol($0, bold: false) } ?? self
  }

  fileprivate func replacingNucleus(with node: FormulaNode) -> FormulaNode {
    guard case .scripts(let base, let sub, let sup, let limits) = self else { return node }
    return .scripts(base.replacingNucleus(with: node), sub: sub, sup: sup, limits: limits)
  }
}
