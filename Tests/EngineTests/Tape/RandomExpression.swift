@testable import Engine

/// An expression of random operations on a few inputs, its parts used again and again. It stays where every operation
/// is smooth and of moderate size, so that finite differences can judge it.
struct RandomExpression {
  let inputs: [Scalar]
  let result: Scalar

  init(_ generator: inout Generator) {
    inputs = (0..<4).map { Scalar("x\($0)", generator.uniform(-2, 2)) }
    var parts = inputs
    for _ in 0..<25 {
      let a = parts[generator.below(parts.count)]
      let b = parts[generator.below(parts.count)]
      let next = Self.combined(a, b, generator.below(12), generator.uniform(-2, 2))
      // What grows is tamed, so that differences do not drown.
      parts.append(abs(next.value) > 3 ? next.tanh() : next)
    }
    // All parts matter, the last ones and those that nothing else uses.
    result = parts.dropFirst().reduce(parts[0]) { $0 + $1 }
  }

  private static func combined(_ a: Scalar, _ b: Scalar, _ kind: Int, _ number: Double) -> Scalar {
    switch kind {
    case 0: a + b
    case 1: a - b * number
    case 2: a * b
    case 3: a / (b * b + 1)
    case 4: -a
    case 5: (a * a + 1).power(number)
    case 6: a.tanh().exp()
    case 7: (b * b + 0.5).log()
    case 8: (a + b).tanh()
    case 9: (number - a).sigmoid()
    // A kink nearby would spoil the differences.
    case 10: abs(a.value) > 1e-2 ? a.relu() : a
    default: (a - b).softplus()
    }
  }
}
