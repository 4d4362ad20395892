import Mathematics

extension Scalar {
  /// How a scalar comes from at most two others, a and b.
  public enum Operation: Equatable, Sendable {
    /// A number that derivatives are wanted for.
    case input
    /// A number that stays what it is; nothing is passed back to it.
    case constant
    case add
    case subtract
    case multiply
    case divide
    case negate
    /// a^n for a constant n
    case power(Double)
    case exp
    case log
    case tanh
    /// 1 / (1 + e^-a)
    case sigmoid
    /// max(a, 0), with slope 0 at exactly 0
    case relu
    /// log(1 + e^a)
    case softplus
  }
}

extension Scalar.Operation {
  /// The result. What has only one operand does not look at b; what has none is not computed.
  func value(_ a: Double, _ b: Double) -> Double {
    switch self {
    case .input, .constant: a
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    case .negate: -a
    case .power(let n): pow(a, n)
    case .exp: Mathematics.exp(a)
    case .log: Mathematics.log(a)
    case .tanh: Mathematics.tanh(a)
    case .sigmoid: Self.sigmoid(a)
    case .relu: a > 0 ? a : 0
    case .softplus: (a > 0 ? a : 0) + log1p(Mathematics.exp(-abs(a)))
    }
  }

  /// The local derivatives: of the result, which is `value`, with respect to a and to b.
  func slopes(_ a: Double, _ b: Double, value: Double) -> (Double, Double) {
    switch self {
    case .input, .constant: (0, 0)
    case .add: (1, 1)
    case .subtract: (1, -1)
    case .multiply: (b, a)
    case .divide: (1 / b, -value / b)
    case .negate: (-1, 0)
    case .power(let n): (n == 0 ? 0 : n * pow(a, n - 1), 0)
    case .exp: (value, 0)
    case .log: (1 / a, 0)
    case .tanh: (1 - value * value, 0)
    case .sigmoid: (value * (1 - value), 0)
    case .relu: (a > 0 ? 1 : 0, 0)
    case .softplus: (Self.sigmoid(a), 0)
    }
  }

  /// The operation as it is written: `w * x`, `exp(v1)`. Empty for what is not computed.
  func formula(_ operands: [String]) -> String {
    switch self {
    case .input, .constant: ""
    case .add: operands.joined(separator: " + ")
    case .subtract: operands.joined(separator: " - ")
    case .multiply: operands.joined(separator: " * ")
    case .divide: operands.joined(separator: " / ")
    case .negate: "-\(operands[0])"
    case .power(let n): "\(operands[0]) ^ \(NumberText.short(n))"
    case .exp: "exp(\(operands[0]))"
    case .log: "log(\(operands[0]))"
    case .tanh: "tanh(\(operands[0]))"
    case .sigmoid: "sigmoid(\(operands[0]))"
    case .relu: "relu(\(operands[0]))"
    case .softplus: "softplus(\(operands[0]))"
    }
  }

  /// Never of a number that overflows: e^-|a| is at most 1.
  private static func sigmoid(_ a: Double) -> Double {
    let power = Mathematics.exp(-abs(a))
    return (a < 0 ? power : 1) / (1 + power)
  }
}
