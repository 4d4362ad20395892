extension FormulaLayout {
  /// Whether every script is one row of small characters beside its base.
  func hasSmallForms(_ sub: FormulaNode?, _ sup: FormulaNode?) -> Bool {
    (sub.map { FormulaScripts.subscript($0) != nil } ?? true)
      && (sup.map { FormulaScripts.superscript($0) != nil } ?? true)
  }

  /// A script beside its base; in seven bits it keeps its sign, as no row says what it is.
  private func fullSize(_ script: FormulaNode, after sign: String) -> FormulaBox {
    line.isASCII ? .beside(line.plain(sign), line.script(script)) : line.box(script, tight: true)
  }

  /// Limits above and below.
  func limited(_ base: FormulaNode, _ sub: FormulaNode?, _ sup: FormulaNode?, _ style: Style) -> FormulaBox {
    var boxes = [box(base, style)]
    if let sub { boxes.append(line.box(sub, tight: true)) }
    if let sup { boxes.insert(line.box(sup, tight: true), at: 0) }
    return .stacked(boxes, baselineOf: sup == nil ? 0 : 1)
  }

  /// Small characters stand on the rows of the base; what has none stands a row higher or lower in full size.
  /// Beside something tall the first and the last row are high and low enough.
  func scripts(_ base: FormulaNode, _ sub: FormulaNode?, _ sup: FormulaNode?, _ style: Style) -> FormulaBox {
    let body = box(base, style)
    let smallSub = line.isASCII ? nil : sub.flatMap { FormulaScripts.subscript($0) }
    let smallSup = line.isASCII ? nil : sup.flatMap { FormulaScripts.superscript($0) }
    let below = smallSub.map { line.plain($0) } ?? sub.map { fullSize($0, after: "_") }
    let above = smallSup.map { line.plain($0) } ?? sup.map { fullSize($0, after: "^") }
    let isTall = base.isTall && body.height > 1

    let supRow = isTall ? 0 : body.baseline - (smallSup == nil ? 1 : 0)
    let subRow = isTall ? body.height - 1 : body.baseline + (smallSub == nil ? 1 : 0)
    let top = min(0, above == nil ? 0 : supRow)
    let bottom = max(body.height, below == nil ? 0 : subRow + 1)
    var width = body.width
    var placed: [(box: FormulaBox, x: Int, y: Int)] = [(body, 0, -top)]
    if let below {
      placed.append((below, body.width, subRow - top))
      width = max(width, body.width + below.width)
    }
    if let above {
      let isBeside = below != nil && supRow == subRow
      let x = isBeside ? width : body.width
      placed.append((above, x, supRow - top))
      width = max(width, x + above.width)
    }
    return FormulaBox(width: width, height: bottom - top, baseline: body.baseline - top, placed)
  }
}
