/// Says a formula in English as one would read it aloud, with "end" where the ear could not tell how far something goes.
enum FormulaSpeech {
  static func words(for node: FormulaNode) -> String {
    var text = ""
    for word in phrase(node).split(separator: " ") {
      let isPunctuation = [",", ";", ":", "."].contains(word)
      // Wide space after a comma is one pause, not two.
      if word == ",", text.isEmpty || text.hasSuffix(",") || text.hasSuffix(";") { continue }
      text += text.isEmpty || isPunctuation ? String(word) : " " + word
    }
    return text.hasSuffix(",") ? String(text.dropLast()) : text
  }

  static func phrase(_ node: FormulaNode) -> String {
    switch node {
    case .symbol(let symbol, _): return symbol.spoken
    case .text(let text, _): return text
    case .row(let nodes): return row(nodes)
    case .scripts(let base, let sub, let sup, _): return scripts(base, sub, sup)
    case .fraction(let top, let bottom, let form): return fraction(top, bottom, form)
    case .root(let body, let degree): return root(body, degree)
    case .fence(let left, let body, let right): return fence(left, body, right)
    case .accent(let accent, let body):
      return body.isShort
        ? "\(phrase(body)) \(accent.spoken)" : "\(accent.spoken) over \(phrase(body)) end \(accent.spoken)"
    case .brace(let body, _): return "\(phrase(body)) in one brace"
    case .grid(let kind, let rows): return grid(kind, rows)
    case .space(let columns): return columns > 1 ? "," : ""
    case .raw(let source): return VisibleText.string(source)
    }
  }

  private static func row(_ nodes: [FormulaNode]) -> String {
    var words: [String] = []
    for (index, node) in nodes.enumerated() {
      let previous = index > 0 ? nodes[index - 1] : nil
      if let previous, previous.isApplied, case .fence(let left, let body, _) = node.nucleus, left == .parenthesis {
        let argument = body.isList ? phrase(body) : "open paren \(phrase(body)) close paren"
        let joint = words.last?.hasSuffix(" of") ?? false ? "" : "of "
        words.append(joint + argument + attached(to: node))
      } else {
        let said = phrase(node)
        words.append(said)
        let next = nodes[(index + 1)...].first { $0 != .space(1) }
        let takesMore = node.kind == .large || node.isGradient || next.map(node.isSaid(of:)) ?? false
        if takesMore, !said.hasSuffix(" of") { words.append("of") }
        // The ear would take what stands beside a short fraction for a part of it.
        if isOpen(node), let next, next.isBeside { words.append("end fraction") }
      }
    }
    return words.joined(separator: " ")
  }

  /// The scripts of a node whose nucleus has been said.
  private static func attached(to node: FormulaNode) -> String {
    guard case .scripts(_, let sub, let sup, _) = node else { return "" }
    return " " + [sub.map(lowered), sup.map(raised)].compactMap { $0 }.joined(separator: " ")
  }

  private static func fraction(_ top: FormulaNode, _ bottom: FormulaNode, _ form: FormulaFraction) -> String {
    if form == .binomial { return "\(phrase(top)) choose \(phrase(bottom))" }
    if let derivative = derivative(top, bottom) { return derivative }
    let quotient = "fraction \(phrase(top)) over \(phrase(bottom))"
    return top.isShort && bottom.isShort ? quotient : quotient + " end fraction"
  }

  /// Whether a node is said as a fraction whose end is not.
  private static func isOpen(_ node: FormulaNode) -> Bool {
    guard case .fraction(let top, let bottom, let form) = node, form != .binomial else { return false }
    return top.isShort && bottom.isShort && derivative(top, bottom) == nil
  }

  /// "the partial derivative of L with respect to W", "the second derivative of y with respect to x".
  private static func derivative(_ top: FormulaNode, _ bottom: FormulaNode) -> String? {
    let above = top.items
    let below = bottom.items
    guard let sign = above.first, let other = below.first, below.count == 2, sign.nucleus == other,
      other.isDifferential
    else { return nil }
    var variable = below[1]
    var order = ""
    if case .scripts(_, nil, let power?, _) = sign {
      guard case .scripts(let base, let sub, power, _) = variable else { return nil }
      variable = sub == nil ? base : .scripts(base, sub: sub, sup: nil, limits: false)
      order = ["2": "second ", "3": "third "][phrase(power)] ?? "order \(phrase(power)) "
    }
    let name = "the \(order)\(other.isPartial ? "partial " : "")derivative"
    let respect = "with respect to \(phrase(variable))"
    return above.count > 1 ? "\(name) of \(row(Array(above.dropFirst()))) \(respect)" : "\(name) \(respect) of"
  }

  private static func root(_ body: FormulaNode, _ degree: FormulaNode?) -> String {
    let name =
      switch degree.map(phrase) {
      case nil, "2": "square root"
      case "3": "cube root"
      case let other?: "root of degree \(other)"
      }
    if case .fraction(let top, let bottom, let form) = FormulaNode.group(body.items), form != .binomial,
      top.isShort, bottom.isShort
    {
      return "\(name) of \(phrase(top)) over \(phrase(bottom)) end root"
    }
    return "\(name) of \(phrase(body))" + (body.isShort ? "" : " end root")
  }

  private static func fence(_ left: FormulaDelimiter?, _ body: FormulaNode, _ right: FormulaDelimiter?) -> String {
    let inside = phrase(body)
    if let left, left == right || left.glyph == "⌊" || left.glyph == "⌈" {
      let name = ["‖": "norm", "|": "absolute value", "⌊": "floor", "⌈": "ceiling"][left.glyph]
      if let name { return "\(name) of \(inside)" + (body.isShort ? "" : " end \(name)") }
    }
    return [left?.spoken, inside, right?.spoken].compactMap { $0 }.joined(separator: " ")
  }

  private static func grid(_ kind: FormulaEnvironment, _ rows: [[FormulaNode]]) -> String {
    let lines = rows.map { row in
      row.map { kind.isMatrix && $0.items.isEmpty ? "blank" : phrase($0) }.joined(
        separator: kind.isMatrix ? " , " : " ")
    }
    guard kind.isMatrix else {
      return kind.isDisplay
        ? lines.joined(separator: " ; ") : "cases : " + lines.joined(separator: " ; ") + " ; end cases"
    }
    let columns = rows.map(\.count).max() ?? 0
    let size =
      "\(kind.spoken) of \(rows.count) \(rows.count == 1 ? "row" : "rows") and "
      + "\(columns) \(columns == 1 ? "column" : "columns")"
    let said = lines.enumerated().map { "row \($0.offset + 1) : \($0.element)" }
    return ([size] + said).joined(separator: " ; ") + " ; end \(kind.spoken)"
  }
}
