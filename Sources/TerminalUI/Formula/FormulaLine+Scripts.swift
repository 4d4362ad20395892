extension FormulaLine {
  /// x₁² where Unicode has the characters, x_(a/b)^k where it has not. After a script with a sign of its own the
  /// other one takes its sign too, or x_ℓ² would square the index. A brace becomes (what: label).
  func scripts(_ base: FormulaNode, _ sub: FormulaNode?, _ sup: FormulaNode?, tight: Bool) -> FormulaBox {
    if case .brace(let body, _) = base, let label = sub ?? sup {
      return parenthesized(.beside(box(body, tight: tight), plain(": "), box(label, tight: true)))
    }
    var pieces = [base.needsBracketsUnderScripts ? parenthesized(box(base, tight: tight)) : box(base, tight: tight)]
    var mayShrink = !isASCII
    if let sub {
      if mayShrink, let small = FormulaScripts.subscript(sub) {
        pieces.append(plain(small))
      } else {
        pieces += [plain("_"), script(sub)]
        mayShrink = false
      }
    }
    if let sup {
      if mayShrink, let small = FormulaScripts.superscript(sup) {
        pieces.append(plain(small))
      } else {
        pieces += raised(sup)
      }
    }
    return .beside(pieces.map { (0, $0) })
  }

  private func raised(_ sup: FormulaNode) -> [FormulaBox] {
    let marks = sup.items.prefix(while: \.isPrime)
    let rest = FormulaNode.group(Array(sup.items.dropFirst(marks.count)))
    let primes = marks.map { box($0) }
    return rest.items.isEmpty ? primes : primes + [plain("^"), script(rest)]
  }

  /// What follows `_` or `^`: in brackets unless it is one thing.
  func script(_ node: FormulaNode) -> FormulaBox {
    let inside = box(node, tight: true)
    return node.isSingle && inside.width > 0 ? inside : parenthesized(inside)
  }

  /// Whether two neighbours without room between them would read as one word or one index.
  func wouldMerge(_ left: FormulaNode, _ leftBox: FormulaBox, _ right: FormulaNode, _ rightBox: FormulaBox) -> Bool {
    guard let last = leftBox.lastCharacter, let first = rightBox.firstCharacter else { return false }
    if left.isPartial { return false }
    if endsInFullSizeScript(left), first.isWordPart || (first == "(" && hasFullSizePower(left)) { return true }
    if isASCII, case .fence(let bar, _, _) = right.nucleus, bar?.isBar ?? false { return leftBox.width > 1 }
    guard isASCII, last.isWordPart, first.isWordPart else { return false }
    if left.isOperator || right.isOperator { return true }
    let isPlain = if case .symbol = left { leftBox.width == 1 || last.isNumber } else { false }
    return !isPlain || rightBox.startsWithWord
  }

  private func endsInFullSizeScript(_ node: FormulaNode) -> Bool {
    guard case .scripts(_, let sub, _, _) = node else { return false }
    if isASCII || hasFullSizePower(node) { return true }
    return sub.map { FormulaScripts.subscript($0) == nil } ?? false
  }

  private func hasFullSizePower(_ node: FormulaNode) -> Bool {
    guard case .scripts(_, _, let sup?, _) = node, !sup.items.allSatisfy(\.isPrime) else { return false }
    return isASCII || FormulaScripts.superscript(sup) == nil
  }
}

extension FormulaNode {
  /// A binary operator or relation, which in seven bits may be a word.
  fileprivate var isOperator: Bool {
    if case .symbol = self { return kind == .binary || kind == .relation }
    return false
  }
}

extension Character {
  fileprivate var isWordPart: Bool { isLetter || isNumber }
}

extension FormulaBox {
  fileprivate var startsWithWord: Bool {
    width > 1 && surface[0, baseline].character.isLetter && surface[1, baseline].character.isLetter
  }
}
