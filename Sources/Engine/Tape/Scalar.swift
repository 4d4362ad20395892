/// A number that remembers how it was computed, so that a `Tape` can tell how it depends on each of its inputs:
///
///     let w = Scalar("w", 0.5)
///     let x = Scalar("x", 2)
///     let loss = ((w * x).tanh() - 1).power(2)
///     var tape = Tape(of: loss)
///     tape.backward()
///     let slope = tape.derivative(of: w)
///
/// A scalar never changes, and belongs to no tape. One that is used twice is one node of the graph.
public final class Scalar: Sendable {
  /// No scalar is further than so many operations from its furthest input: a chain is freed link within link, on the
  /// stack of whoever lets go of it.
  public static let depthLimit = 500

  /// nil for what a tape is to name.
  public let name: String?
  /// What made it of its operands.
  public let operation: Operation
  /// At most two, the same one twice in x * x.
  public let operands: [Scalar]
  public let value: Double
  private let depth: Int

  /// An input.
  public convenience init(_ name: String, _ value: Double) {
    self.init(name: name, .input, [], value: value)
  }

  public convenience init(constant value: Double) {
    self.init(name: nil, .constant, [], value: value)
  }

  convenience init(_ operation: Operation, _ a: Scalar) {
    self.init(name: nil, operation, [a], value: operation.value(a.value, 0))
  }

  convenience init(_ operation: Operation, _ a: Scalar, _ b: Scalar) {
    self.init(name: nil, operation, [a, b], value: operation.value(a.value, b.value))
  }

  private init(name: String?, _ operation: Operation, _ operands: [Scalar], value: Double) {
    var depth = 0
    for operand in operands where operand.depth >= depth { depth = operand.depth + 1 }
    precondition(
      depth <= Self.depthLimit, "a scalar is \(depth) operations deep; at most \(Self.depthLimit) are allowed")
    self.name = name
    self.operation = operation
    self.operands = operands
    self.value = value
    self.depth = depth
  }

  /// The same scalar under a name of its own, to be used from here on in its place.
  public func named(_ name: String) -> Scalar { Scalar(name: name, operation, operands, value: value) }
}
