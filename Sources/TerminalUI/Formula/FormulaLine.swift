/// Writes a formula on one line: in Unicode with small raised and lowered characters, or in seven bits with words.
/// Both are meant to be read by people, so brackets appear only where the meaning needs them.
struct FormulaLine {
  let glyphs: GlyphTier

  var isASCII: Bool { glyphs == .ascii }

  /// `tight` is the spacing of scripts.
  func box(_ node: FormulaNode, tight: Bool = false) -> FormulaBox {
    switch node {
    case .symbol(let symbol, let bold): plain(isASCII ? symbol.ascii : symbol.glyph, bold: bold)
    case .text(let text, let bold): plain(text, bold: bold)
    case .row(let nodes): row(nodes, tight: tight)
    case .scripts(let base, let sub, let sup, _): scripts(base, sub, sup, tight: tight)
    case .fraction(let top, let bottom, .binomial):
      .beside(plain("C("), box(top, tight: true), plain(", "), box(bottom, tight: true), plain(")"))
    case .fraction(let top, let bottom, _):
      .beside(
        wrapped(top, unless: top.isTerm, tight: tight), plain("/"),
        wrapped(bottom, unless: bottom.isFactor, tight: tight))
    case .root(let body, let degree): root(body, degree, tight: tight)
    case .fence(let left, let body, let right):
      .beside(delimiter(left), box(body, tight: tight), delimiter(right))
    case .accent(let accent, let body): accented(accent, body, tight: tight)
    case .brace(let body, _): box(body, tight: tight)
    case .grid(let kind, let rows): grid(kind, rows)
    case .space(let columns): plain(String(repeating: " ", count: max(0, columns)))
    case .raw(let source): plain(source)
    }
  }

  /// Text in this tier; in seven bits, any other character is escaped.
  func plain(_ text: String, bold: Bool = false) -> FormulaBox {
    let style = bold ? Style.plain.with(.bold) : .plain
    guard isASCII, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return FormulaBox(text, style) }
    let escaped = text.unicodeScalars.map { scalar in
      scalar.isASCII ? String(scalar) : "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    }
    return FormulaBox(escaped.joined(), style)
  }

  private func row(_ nodes: [FormulaNode], tight: Bool) -> FormulaBox {
    var pieces: [(gap: Int, box: FormulaBox)] = []
    var left: (node: FormulaNode, box: FormulaBox)?
    for item in FormulaSpacing.items(nodes, tight: tight, linear: true) {
      var piece = box(item.node, tight: tight)
      if item.isWrapped { piece = parenthesized(piece) }
      var gap = item.gap
      if gap == 0, let left, wouldMerge(left.node, left.box, item.node, piece) { gap = 1 }
      pieces.append((gap, piece))
      if piece.width > 0 { left = (item.node, piece) }
    }
    return .beside(pieces)
  }

  func parenthesized(_ box: FormulaBox) -> FormulaBox { .beside(plain("("), box, plain(")")) }

  private func wrapped(_ node: FormulaNode, unless isClear: Bool, tight: Bool) -> FormulaBox {
    isClear ? box(node, tight: tight) : parenthesized(box(node, tight: tight))
  }

  private func delimiter(_ delimiter: FormulaDelimiter?) -> FormulaBox {
    plain(delimiter.map { isASCII ? $0.ascii : $0.glyph } ?? "")
  }

  private func root(_ body: FormulaNode, _ degree: FormulaNode?, tight: Bool) -> FormulaBox {
    let radicand = box(body, tight: tight)
    if isASCII {
      guard let degree else { return .beside(plain("sqrt"), parenthesized(radicand)) }
      return .beside(plain("root_"), script(degree), parenthesized(radicand))
    }
    var sign = plain("√")
    if let degree {
      let small = FormulaScripts.superscript(degree).map { plain($0) }
      sign = .beside(small ?? parenthesized(box(degree, tight: true)), sign)
    }
    return .beside(sign, body.isSimpleRadicand ? radicand : parenthesized(radicand))
  }

  private func accented(_ accent: FormulaAccent, _ body: FormulaNode, tight: Bool) -> FormulaBox {
    let inside = box(body, tight: tight)
    if isASCII {
      let isLetter = inside.width == 1 && inside.firstCharacter?.isLetter ?? false && accent.word.count <= 5
      if isLetter, ["hat", "bar", "dot", "ddot", "tilde"].contains(accent.word) {
        return .beside(inside, plain(accent.word))
      }
    } else {
      if let single = mark(accent, inside) { return single }
      if accent.wide == nil { return inside.underlined() }
    }
    return .beside(plain(accent.word), parenthesized(inside))
  }

  /// The mark on a single character, or nil for anything wider.
  func mark(_ accent: FormulaAccent, _ body: FormulaBox) -> FormulaBox? {
    guard body.width == 1, body.height == 1, let character = body.firstCharacter, character != " " else { return nil }
    return FormulaBox(String(accent.marked(character)), body.surface[0, 0].style)
  }

  /// Rows separated by semicolons, entries by commas; cases and lines need no commas.
  private func grid(_ kind: FormulaEnvironment, _ rows: [[FormulaNode]]) -> FormulaBox {
    var pieces = [delimiter(kind.left ?? (kind.isMatrix ? FormulaDelimiter.named("[") : nil))]
    for (rowIndex, row) in rows.enumerated() {
      if rowIndex > 0 { pieces.append(plain("; ")) }
      for (column, cell) in row.enumerated() {
        if column > 0 {
          pieces.append(plain(kind.isMatrix ? ", " : String(repeating: " ", count: kind.gap > 0 ? 1 : 0)))
        }
        let continues = kind.alternating && column == 1 && row[0].items.isEmpty
        pieces.append(box(continues ? .row(Array(cell.items.dropFirst())) : cell))
      }
    }
    let closer = kind.right ?? FormulaDelimiter.named(kind.isMatrix ? "]" : kind.left == nil ? "" : "}")
    pieces.append(delimiter(closer))
    return .beside(pieces.map { (0, $0) })
  }
}

extension FormulaEnvironment {
  /// Entries that are numbers of one thing, not lines or alternatives.
  var isMatrix: Bool { !isDisplay && name != "cases" }
}
