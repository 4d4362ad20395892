extension FormulaParser {
  /// `\left( ... \right)`, after the `\left`.
  mutating func fence(_ token: FormulaToken) -> FormulaNode {
    let left = delimiter(token)
    let body = row(.fence)
    guard next?.kind == .command("right") else {
      report(.unclosedFence, at: token)
      return .row([left.stray, .fence(left.delimiter, .row(body), nil)].compactMap { $0 })
    }
    let closing = tokens[position]
    position += 1
    let right = delimiter(closing)
    let fence = FormulaNode.fence(left.delimiter, .row(body), right.delimiter)
    if left.stray == nil, right.stray == nil { return fence }
    return .row([left.stray, fence, right.stray].compactMap { $0 })
  }

  /// The bracket after `\left` or `\right`: nil for the invisible one; what is no bracket is given back as source.
  private mutating func delimiter(_ owner: FormulaToken) -> (delimiter: FormulaDelimiter?, stray: FormulaNode?) {
    guard let token = next, token.kind != .close, token.kind != .open, !closesRow(token) else {
      report(.missingArgument(of: written(owner)), at: owner)
      return (nil, nil)
    }
    position += 1
    switch token.kind {
    case .character("."): return (nil, nil)
    case .character(let character):
      let angle = character == "<" ? "⟨" : character == ">" ? "⟩" : String(character)
      if let delimiter = FormulaDelimiter.named(angle) { return (delimiter, nil) }
    case .command(let name):
      if let symbol = FormulaSymbol.named(name), let delimiter = FormulaDelimiter.named(symbol.glyph) {
        return (delimiter, nil)
      }
    default: break
    }
    report(.unknownDelimiter(written(token)), at: token)
    if case .character(let character) = token.kind { return (nil, .symbol(.character(character), bold: false)) }
    return (nil, .raw(written(token)))
  }

  /// `\begin{name} ... \end{name}`, after the `\begin`.
  mutating func environment(_ token: FormulaToken) -> FormulaNode {
    let name = environmentName(token)
    guard var kind = FormulaEnvironment.named(name) else {
      report(.unknownEnvironment(name), at: token)
      unknownEnvironments += 1
      return .raw("\\begin{\(name)}")
    }
    if name == "array" { kind.alignments = columns() }
    let start = position
    let rows = rows(of: kind)
    if next?.kind == .command("end") {
      let end = tokens[position]
      position += 1
      let ending = environmentName(end)
      if ending != name { report(.strayEnd(ending), at: end) }
    } else {
      report(.unclosedEnvironment(name), at: token)
    }
    guard entries <= FormulaParser.entryLimit else {
      if !problems.contains(where: { $0.fault == .tooManyEntries }) { report(.tooManyEntries, at: token) }
      let first = start < tokens.count ? tokens[start].start : source.count
      let last = position > start ? tokens[position - 1].end : first
      return .raw("\\begin{\(name)}" + String(source[first..<max(first, last)]))
    }
    return .grid(kind, rows)
  }

  private mutating func rows(of kind: FormulaEnvironment) -> [[FormulaNode]] {
    var rows: [[FormulaNode]] = []
    var cells: [FormulaNode] = []
    while true {
      let nodes = row(.cell)
      entries += 1
      // Nothing before the relation of a right-hand column still counts as its left-hand side.
      let isSecond = kind.alternating && cells.count % 2 == 1
      cells.append(.row(isSecond ? [.row([])] + nodes : nodes))
      if next?.kind == .alignment {
        position += 1
      } else {
        rows.append(cells)
        cells = []
        guard next?.kind == .newline else { break }
        position += 1
        skipLength()
      }
    }
    if rows.count > 1, let last = rows.last, last == [.row([])] { rows.removeLast() }
    return rows
  }

  /// `[2pt]` after a line break.
  private mutating func skipLength() {
    guard next?.kind == .character("["), position > 0, tokens[position].start == tokens[position - 1].end else {
      return
    }
    guard let end = tokens[position...].firstIndex(where: { $0.kind == .character("]") }) else { return }
    let inside = source[tokens[position].end..<tokens[end].start]
    if inside.count <= 8, inside.first?.isNumber ?? false, inside.last?.isLetter ?? false { position = end + 1 }
  }

  /// The name in braces, without white space; empty where there is none.
  mutating func environmentName(_ owner: FormulaToken) -> String {
    guard next?.kind == .open, let end = tokens[position...].firstIndex(where: { $0.kind == .close }) else {
      report(.missingArgument(of: written(owner)), at: owner)
      return ""
    }
    let name = source[tokens[position].end..<tokens[end].start]
    guard name.count <= 20, !name.contains("\\") else {
      report(.missingArgument(of: written(owner)), at: owner)
      return ""
    }
    position = end + 1
    return String(name.filter { !$0.isWhitespace })
  }

  /// The column letters of an array; rules between columns are not drawn.
  private mutating func columns() -> [FormulaEnvironment.Alignment] {
    guard next?.kind == .open, let end = tokens[position...].firstIndex(where: { $0.kind == .close }) else {
      return [.centre]
    }
    let letters = source[tokens[position].end..<tokens[end].start]
    guard letters.allSatisfy({ "lcr| ".contains($0) }) else { return [.centre] }
    position = end + 1
    return letters.compactMap { $0 == "l" ? .left : $0 == "r" ? .right : $0 == "c" ? .centre : nil }
  }
}
