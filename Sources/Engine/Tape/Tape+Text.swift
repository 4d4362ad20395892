import Mathematics

extension Tape {
  /// The tape as a table of text, a line a node: its name, how it is computed, its value, its derivative, and its
  /// local derivatives with respect to its operands.
  ///
  ///     node  formula  value  derivative  local derivatives
  ///     w                0.5     -0.4005
  ///     x                  2     -0.1001
  ///     v1    w * x        1     -0.2002  d/dw = 2, d/dx = 0.5
  public func text(digits: Int = 4) -> String {
    var rows = [["node", "formula", "value", "derivative", "local derivatives"]]
    for node in nodes {
      rows.append([
        node.name, formula(node), Self.short(node.value, digits),
        node.derivative.map { Self.short($0, digits) } ?? "", localDerivatives(node, digits),
      ])
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let line = row.indices.map { column in
        let gap = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 2 || column == 3 ? gap + row[column] : row[column] + gap
      }.joined(separator: "  ")
      return line.trimmingTrailingSpaces
    }.joined(separator: "\n")
  }

  /// How a node is computed: `w * x`, `tanh(v1)`; empty for inputs and constants.
  public func formula(_ node: Node) -> String { node.operation.formula(node.operands.map { nodes[$0].name }) }

  /// `d/dw = 2, d/dx = 0.5`, without constants.
  private func localDerivatives(_ node: Node, _ digits: Int) -> String {
    zip(node.operands, node.slopes).filter { nodes[$0.0].operation != .constant }
      .map { "d/d\(nodes[$0.0].name) = \(Self.short($0.1, digits))" }.joined(separator: ", ")
  }

  static func short(_ value: Double, _ digits: Int = 4) -> String { NumberText.short(value, digits: digits) }
}

extension String {
  fileprivate var trimmingTrailingSpaces: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
