extension Tape {
  /// A walk back from one node to all it depends on, arrow by arrow.
  public struct BackwardPass: Equatable, Sendable {
    /// The node whose derivatives these are.
    public let start: Int
    /// In order: the nodes from the start back, and for each its operands from left to right.
    public internal(set) var pushes: [Push] = []
  }

  /// One arrow of the chain rule: what a node passes back to one of its operands.
  public struct Push: Equatable, Sendable {
    public let node: Int
    public let operand: Int
    /// d node / d operand
    public let slope: Double
    /// d start / d node * d node / d operand
    public let amount: Double
    /// What has arrived at the operand so far, this amount included.
    public let total: Double
  }

  /// Finds the derivative of the result with respect to every node.
  public mutating func backward() { backward(from: result) }

  /// Finds the derivative of a scalar with respect to every node.
  public mutating func backward(from scalar: Scalar) { backward(from: place(of: scalar)) }

  /// Goes back from a node. A node has all of its derivative before it passes it on, because all that use it come
  /// after it; amounts that arrive at one node add up: ds/da = sum over the uses u of a of ds/du * du/da.
  private mutating func backward(from start: Int) {
    for place in nodes.indices { nodes[place].derivative = nil }
    nodes[start].derivative = 1
    var pass = BackwardPass(start: start)
    for place in (0...start).reversed() {
      guard let derivative = nodes[place].derivative else { continue }
      for (operand, slope) in zip(nodes[place].operands, nodes[place].slopes)
      where nodes[operand].operation != .constant {
        let amount = derivative * slope
        let total = (nodes[operand].derivative ?? 0) + amount
        nodes[operand].derivative = total
        pass.pushes.append(Push(node: place, operand: operand, slope: slope, amount: amount, total: total))
      }
    }
    backwardPass = pass
  }

  /// The derivatives of all nodes as they stand after the first pushes of the last backward pass: a step of the way.
  /// All are nil before a backward pass.
  public func derivatives(after pushes: Int) -> [Double?] {
    var derivatives = [Double?](repeating: nil, count: nodes.count)
    guard let backwardPass else { return derivatives }
    derivatives[backwardPass.start] = 1
    for push in backwardPass.pushes.prefix(max(0, pushes)) { derivatives[push.operand] = push.total }
    return derivatives
  }
}
