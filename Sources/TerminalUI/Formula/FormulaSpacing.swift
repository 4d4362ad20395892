/// How many columns stand between the members of a row.
enum FormulaSpacing {
  struct Item {
    let node: FormulaNode
    let gap: Int
    /// A fraction on one line that would swallow its neighbour: (1/2)x.
    let isWrapped: Bool
  }

  /// The visible members of a row with the blank columns before each.
  ///
  /// `tight` is the spacing of scripts, where relations and binary operators stand close; `linear` says that
  /// fractions are on one line.
  static func items(_ nodes: [FormulaNode], tight: Bool, linear: Bool) -> [Item] {
    var members: [(node: FormulaNode, space: Int?)] = []
    var space: Int?
    for node in nodes {
      if case .space(let columns) = node {
        space = (space ?? 0) + columns
      } else {
        members.append((node, space))
        space = nil
      }
    }
    let kinds = resolved(members.map(\.node.kind))
    var items: [Item] = []
    for (index, member) in members.enumerated() {
      let before = index > 0 ? members[index - 1].node : nil
      let follower = index + 1 < kinds.count ? kinds[index + 1] : nil
      let isWrapped =
        linear && member.node.isSlashed
        && ([.ordinary, .inner, .fence, .open].contains(follower) || before?.isSlash ?? false
          || before?.kind == .function)
      var gap = 0
      if let before {
        let left = items[index - 1].isWrapped ? .fence : kinds[index - 1]
        let right = isWrapped && left == .function ? .fence : kinds[index]
        gap = columns(left, before, right, member.node, tight: tight, linear: linear)
      }
      if let space = member.space { gap = space < 0 ? max(0, gap + space) : max(gap, space) }
      items.append(Item(node: member.node, gap: gap, isWrapped: isWrapped))
    }
    return items
  }

  /// A binary operator without operands on both sides is a sign, or a plain character.
  static func resolved(_ kinds: [FormulaKind]) -> [FormulaKind] {
    var result = kinds
    for (index, kind) in kinds.enumerated() where kind == .binary {
      let openers: [FormulaKind] = [.binary, .sign, .relation, .open, .punctuation, .large, .function, .bar]
      let lacksLeft = index == 0 || openers.contains(result[index - 1])
      let lacksRight = index + 1 == kinds.count || [.relation, .close, .punctuation].contains(kinds[index + 1])
      if lacksRight { result[index] = .ordinary } else if lacksLeft { result[index] = .sign }
    }
    return result
  }

  private static func columns(
    _ left: FormulaKind, _ before: FormulaNode, _ right: FormulaKind, _ node: FormulaNode, tight: Bool, linear: Bool
  ) -> Int {
    switch (left, right) {
    case (.open, _), (_, .close), (_, .punctuation): return 0
    case (.relation, .relation): return 0
    case (.relation, _), (_, .relation), (.binary, _), (_, .binary), (.punctuation, _), (.bar, _), (_, .bar):
      return tight ? 0 : 1
    case (.sign, _): return !linear && node.isSlashed ? 1 : 0
    case (.function, .fence): return node.isBarFence || before.carriesLimits ? 1 : 0
    case (.function, .open): return 0
    case (.function, _), (_, .function), (.large, _), (_, .large): return 1
    case (.inner, _), (_, .inner): return linear && (before.isSlash || node.isSlash) ? 0 : 1
    case (.fence, .ordinary), (.fence, .fence): return !linear && before.isTall ? 1 : 0
    default: return 0
    }
  }
}

extension FormulaNode {
  /// A fraction with a bar or slash.
  fileprivate var isSlashed: Bool {
    if case .fraction(_, _, let form) = self { return form != .binomial }
    return false
  }

  fileprivate var isSlash: Bool {
    if case .symbol(let symbol, _) = self { return symbol.glyph == "/" }
    return false
  }

  /// A function with something below it, such as the limit of n to infinity.
  fileprivate var carriesLimits: Bool {
    if case .scripts(_, _, _, let limits) = self { return limits }
    return false
  }

  fileprivate var isBarFence: Bool {
    if case .fence(let left, _, _) = nucleus { return left?.isBar ?? false }
    return false
  }
}
