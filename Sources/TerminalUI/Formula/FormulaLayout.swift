/// Lays a formula out in two dimensions, for a line of its own.
///
/// In seven bits only matrices take several rows; everything in them and around them is one line.
struct FormulaLayout {
  /// How large operators carry their limits: above and below, or beside where space is short.
  enum Style { case display, text }

  let line: FormulaLine

  init(glyphs: GlyphTier) { line = FormulaLine(glyphs: glyphs) }

  func box(_ node: FormulaNode, _ style: Style = .display) -> FormulaBox {
    if line.isASCII, !node.containsGrid { return line.box(node) }
    switch node {
    case .symbol, .text, .space, .raw, .fraction(_, _, .slashed): return line.box(node)
    case .row(let nodes): return row(nodes, style)
    case .scripts(let base, let sub, let sup, let limits):
      let carriesLimits = limits && (style == .display || !hasSmallForms(sub, sup))
      return carriesLimits ? limited(base, sub, sup, style) : scripts(base, sub, sup, style)
    case .fraction(let top, let bottom, let form): return fraction(top, bottom, hasBar: form == .stacked)
    case .root(let body, let degree): return root(body, degree, style)
    case .fence(let left, let body, let right):
      let inside = box(body, style)
      return body.isTall ? fenced(inside, left, right) : .beside(single(left), inside, single(right))
    case .accent(let accent, let body): return accented(accent, box(body, style))
    case .brace(let body, let above): return braced(box(body, style), above: above)
    case .grid(let kind, let rows): return grid(kind, rows)
    }
  }

  private func row(_ nodes: [FormulaNode], _ style: Style) -> FormulaBox {
    .beside(
      FormulaSpacing.items(nodes, tight: false, linear: line.isASCII).map { item in (item.gap, box(item.node, style))
      })
  }

  /// Numerator and denominator centred over and under a bar that is one column longer on each side, so that a bar is
  /// never taken for a minus sign and the bars of nested fractions differ.
  private func fraction(_ top: FormulaNode, _ bottom: FormulaNode, hasBar: Bool) -> FormulaBox {
    let above = box(top, .text)
    let below = box(bottom, .text)
    let width = max(above.width, below.width)
    let bar = line.plain(
      String(repeating: !hasBar ? " " : line.isASCII ? "-" : "─", count: hasBar ? width + 2 : width))
    let stack = FormulaBox.stacked([above, bar, below], baselineOf: 1)
    return hasBar ? stack : fenced(stack, .parenthesis, .closingParenthesis)
  }

  /// A single name follows the sign directly; anything longer gets a roof.
  private func root(_ body: FormulaNode, _ degree: FormulaNode?, _ style: Style) -> FormulaBox {
    let inside = box(body, style)
    if line.isASCII || (inside.height == 1 && body.isSimpleRadicand) {
      guard inside.height > 1 else { return line.box(.root(body, degree: degree)) }
      return .beside(line.plain("sqrt"), fenced(inside, .parenthesis, .closingParenthesis))
    }
    let roof = line.plain("┌" + String(repeating: "─", count: inside.width + 2))
    let side = FormulaBox.column(Array(repeating: "│", count: inside.height), baseline: inside.baseline)
    let hook = line.plain("╲")
    let index = degree.map { node in
      FormulaScripts.superscript(node).map { line.plain($0) } ?? line.box(node, tight: true)
    }
    let left = max(1, index?.width ?? 0)
    var placed: [(box: FormulaBox, x: Int, y: Int)] = [
      (roof, left, 0), (side, left, 1), (hook, left - 1, inside.height), (inside, left + 2, 1),
    ]
    // A degree in small characters is already raised: it sits directly on the hook.
    if let index { placed.append((index, left - index.width, inside.height - 1)) }
    return FormulaBox(
      width: left + inside.width + 3, height: inside.height + 1, baseline: inside.baseline + 1, placed)
  }

  private func accented(_ accent: FormulaAccent, _ body: FormulaBox) -> FormulaBox {
    guard !line.isASCII else { return body }
    if let single = line.mark(accent, body) { return single }
    guard let wide = accent.wide else { return body.underlined() }
    let text = accent.repeats ? String(repeating: wide, count: body.width) : String(wide)
    return .stacked([line.plain(text), body], baselineOf: 1)
  }

  private func braced(_ body: FormulaBox, above: Bool) -> FormulaBox {
    guard !line.isASCII else { return body }
    let half = max(1, body.width - 3) / 2
    let rest = max(0, body.width - 3 - half)
    let left = String(repeating: "─", count: half)
    let right = String(repeating: "─", count: rest)
    return above
      ? .stacked([line.plain("╭" + left + "┴" + right + "╮"), body], baselineOf: 1)
      : .stacked([body, line.plain("╰" + left + "┬" + right + "╯")], baselineOf: 0)
  }
}
