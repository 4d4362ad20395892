/// What a computation did, in order, so that it can be gone through forward and backward: reverse-mode
/// differentiation (Linnainmaa 1970) on the list of its operations (Wengert 1964), in 64 bits. It is for looking at
/// the chain rule; no network is trained with it.
///
/// Numbers that are not computed come first, as they are met in the formula, then each operation after its operands.
public struct Tape: Sendable {
  /// One number of the computation.
  public struct Node: Equatable, Sendable {
    public let name: String
    public let operation: Scalar.Operation
    /// Places of nodes before this one.
    public let operands: [Int]
    public internal(set) var value: Double
    /// The local derivatives: of this node with respect to each operand, all others held still.
    public internal(set) var slopes: [Double]
    /// Of the node that a backward pass started at, with respect to this one; nil before, and where no slope arrives.
    public internal(set) var derivative: Double?
  }

  /// In the order of the computation: going forward shows one after the other.
  public internal(set) var nodes: [Node] = []
  /// The last backward pass; nil before the first one and after a change of an input.
  public internal(set) var backwardPass: BackwardPass?
  /// The scalar of each node.
  let scalars: [Scalar]

  /// Records what led to a result. Names must differ; nodes without one become v1, v2 and so on.
  public init(of result: Scalar) {
    scalars = Self.order(result)
    var places: [ObjectIdentifier: Int] = [:]
    for (place, scalar) in scalars.enumerated() { places[ObjectIdentifier(scalar)] = place }
    let names = Self.names(scalars)
    nodes = scalars.indices.map { place in
      let scalar = scalars[place]
      return Node(
        name: names[place], operation: scalar.operation,
        operands: scalar.operands.compactMap { places[ObjectIdentifier($0)] }, value: scalar.value, slopes: [],
        derivative: nil)
    }
    forward()
  }

  /// The node that the tape was made of.
  public var result: Int { nodes.count - 1 }

  /// Where a scalar is on the tape, which must hold it.
  public func place(of scalar: Scalar) -> Int {
    guard let place = scalars.firstIndex(where: { $0 === scalar }) else {
      preconditionFailure("the scalar \(scalar.name ?? "of value \(scalar.value)") is not on this tape")
    }
    return place
  }

  /// The value it has on this tape, which must hold it.
  public func value(of scalar: Scalar) -> Double { nodes[place(of: scalar)].value }

  /// The derivative that the last backward pass found: 0 where the node it started at does not depend on the scalar.
  public func derivative(of scalar: Scalar) -> Double {
    precondition(backwardPass != nil, "a derivative is asked for before a backward pass")
    return nodes[place(of: scalar)].derivative ?? 0
  }

  /// Gives an input another value and computes all others anew. Derivatives wait for another backward pass.
  public mutating func set(_ input: Scalar, to value: Double) {
    let place = place(of: input)
    precondition(nodes[place].operation == .input, "\(nodes[place].name) is no input, so its value cannot be set")
    nodes[place].value = value
    forward()
  }

  /// Computes every node from those before it, and the slopes between them.
  private mutating func forward() {
    backwardPass = nil
    for place in nodes.indices {
      nodes[place].derivative = nil
      let operands = nodes[place].operands
      guard let first = operands.first, let last = operands.last else { continue }
      let (a, b) = (nodes[first].value, nodes[last].value)
      let value = nodes[place].operation.value(a, b)
      let (slopeOfA, slopeOfB) = nodes[place].operation.slopes(a, b, value: value)
      nodes[place].value = value
      nodes[place].slopes = operands.count == 1 ? [slopeOfA] : [slopeOfA, slopeOfB]
    }
  }
}

extension Tape: Equatable {
  /// Two tapes of the same computation are equal, whichever scalars they were made of.
  public static func == (a: Tape, b: Tape) -> Bool { a.nodes == b.nodes && a.backwardPass == b.backwardPass }
}
