import Testing

@testable import Engine

@Suite struct TapeTests {
  @Test("a product passes back the other factor, a sum passes on what it gets")
  func productAndSum() {
    let (w, x, b) = (Scalar("w", 2), Scalar("x", -3), Scalar("b", 10))
    let y = w * x + b
    var tape = Tape(of: y)
    tape.backward()
    #expect(tape.value(of: y) == 4)
    #expect(tape.derivative(of: w) == -3)
    #expect(tape.derivative(of: x) == 2)
    #expect(tape.derivative(of: b) == 1)
    #expect(tape.derivative(of: y) == 1)
  }

  /// An operation at one place, with its value and derivatives worked out by hand.
  struct Worked: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let a: Double
    var b = 1.0
    let compute: @Sendable (Scalar, Scalar) -> Scalar
    let value: Double
    let slopeOfA: Double
    var slopeOfB = 0.0
  }

  static let worked = [
    Worked(testDescription: "a - b", a: 3, b: 5, compute: { $0 - $1 }, value: -2, slopeOfA: 1, slopeOfB: -1),
    Worked(
      testDescription: "a / b", a: 3, b: 4, compute: { $0 / $1 }, value: 0.75, slopeOfA: 0.25, slopeOfB: -0.1875),
    Worked(testDescription: "-a", a: 3, compute: { a, _ in -a }, value: -3, slopeOfA: -1),
    Worked(testDescription: "a^3", a: -2, compute: { a, _ in a.power(3) }, value: -8, slopeOfA: 12),
    Worked(testDescription: "a^0 at 0", a: 0, compute: { a, _ in a.power(0) }, value: 1, slopeOfA: 0),
    Worked(testDescription: "a^-1", a: 4, compute: { a, _ in a.power(-1) }, value: 0.25, slopeOfA: -0.0625),
    Worked(testDescription: "a^0.5", a: 16, compute: { a, _ in a.power(0.5) }, value: 4, slopeOfA: 0.125),
    Worked(testDescription: "exp a at 0", a: 0, compute: { a, _ in a.exp() }, value: 1, slopeOfA: 1),
    Worked(testDescription: "log a at 1", a: 1, compute: { a, _ in a.log() }, value: 0, slopeOfA: 1),
    Worked(testDescription: "tanh a at 0", a: 0, compute: { a, _ in a.tanh() }, value: 0, slopeOfA: 1),
    Worked(testDescription: "sigmoid a at 0", a: 0, compute: { a, _ in a.sigmoid() }, value: 0.5, slopeOfA: 0.25),
    Worked(testDescription: "sigmoid a far left", a: -800, compute: { a, _ in a.sigmoid() }, value: 0, slopeOfA: 0),
    Worked(testDescription: "sigmoid a far right", a: 800, compute: { a, _ in a.sigmoid() }, value: 1, slopeOfA: 0),
    Worked(testDescription: "relu a above 0", a: 2, compute: { a, _ in a.relu() }, value: 2, slopeOfA: 1),
    Worked(testDescription: "relu a at 0", a: 0, compute: { a, _ in a.relu() }, value: 0, slopeOfA: 0),
    Worked(testDescription: "relu a below 0", a: -2, compute: { a, _ in a.relu() }, value: 0, slopeOfA: 0),
    Worked(testDescription: "softplus a far left", a: -800, compute: { a, _ in a.softplus() }, value: 0, slopeOfA: 0),
    Worked(
      testDescription: "softplus a far right", a: 800, compute: { a, _ in a.softplus() }, value: 800, slopeOfA: 1),
    Worked(testDescription: "a + 2", a: 3, compute: { a, _ in a + 2 }, value: 5, slopeOfA: 1),
    Worked(testDescription: "2 + a", a: 3, compute: { a, _ in 2 + a }, value: 5, slopeOfA: 1),
    Worked(testDescription: "a - 2", a: 3, compute: { a, _ in a - 2 }, value: 1, slopeOfA: 1),
    Worked(testDescription: "2 - a", a: 3, compute: { a, _ in 2 - a }, value: -1, slopeOfA: -1),
    Worked(testDescription: "a * 2", a: 3, compute: { a, _ in a * 2 }, value: 6, slopeOfA: 2),
    Worked(testDescription: "2 * a", a: 3, compute: { a, _ in 2 * a }, value: 6, slopeOfA: 2),
    Worked(testDescription: "a / 2", a: 3, compute: { a, _ in a / 2 }, value: 1.5, slopeOfA: 0.5),
    Worked(testDescription: "2 / a", a: 4, compute: { a, _ in 2 / a }, value: 0.5, slopeOfA: -0.125),
  ]

  @Test("every operation has the value and the slopes of its formula", arguments: worked)
  func operation(_ worked: Worked) {
    let (a, b) = (Scalar("a", worked.a), Scalar("b", worked.b))
    let result = worked.compute(a, b)
    var tape = Tape(of: result + 0 * b)
    tape.backward()
    #expect(result.value == worked.value && tape.value(of: result) == worked.value)
    #expect(tape.derivative(of: a) == worked.slopeOfA)
    #expect(tape.derivative(of: b) == worked.slopeOfB)
  }

  @Test("what is used more than once adds up, to the last bit")
  func sharing() {
    let x = Scalar("x", 3)
    let square = x * x
    let y = square * square + square + x
    var tape = Tape(of: y)
    // x, x * x, its square, two sums: a scalar used twice is one node.
    #expect(tape.nodes.count == 5)
    tape.backward()
    #expect(tape.derivative(of: square) == 2 * 9 + 1)
    #expect(tape.derivative(of: x) == 4 * 27 + 2 * 3 + 1)

    var doubled = Tape(of: x + x)
    doubled.backward()
    #expect(doubled.derivative(of: x) == 2)
    #expect(doubled.backwardPass?.pushes.map(\.total) == [1, 2])
  }

  @Test("a backward pass may start at any node; what it does not depend on has derivative 0")
  func start() {
    let (a, b) = (Scalar("a", 2), Scalar("b", 5))
    let inner = a * a
    var tape = Tape(of: inner * b)
    tape.backward()
    #expect(tape.derivative(of: a) == 20)
    tape.backward(from: inner)
    #expect(tape.derivative(of: a) == 4)
    #expect(tape.derivative(of: b) == 0)
    #expect(tape.nodes[tape.place(of: b)].derivative == nil)
    #expect(tape.nodes[tape.result].derivative == nil)
    tape.backward(from: b)
    #expect(tape.derivative(of: b) == 1 && tape.derivative(of: a) == 0)
  }

  @Test("nothing is passed back to a constant, and a tape of one input is its own derivative")
  func leaves() {
    let x = Scalar("x", 2)
    var tape = Tape(of: 3 * x)
    tape.backward()
    #expect(tape.nodes.map(\.derivative) == [nil, 3, 1])
    #expect(tape.backwardPass?.pushes.count == 1)
    var alone = Tape(of: x)
    alone.backward()
    #expect(alone.derivative(of: x) == 1)
    #expect(alone.backwardPass?.pushes == [])
  }

  @Test("an input set anew changes every value, and derivatives wait for another pass")
  func setting() {
    let (w, x) = (Scalar("w", 2), Scalar("x", 3))
    let y = (w * x).power(2)
    var tape = Tape(of: y)
    let before = tape
    tape.backward()
    tape.set(w, to: -1)
    #expect(tape.value(of: y) == 9)
    #expect(tape.backwardPass == nil && tape.nodes.allSatisfy { $0.derivative == nil })
    tape.backward()
    #expect(tape.derivative(of: w) == -18)
    // A tape is a value: the copy knows nothing of all this, and neither do the scalars.
    #expect(before.value(of: y) == 36 && y.value == 36)
    tape.set(w, to: 2)
    #expect(tape == before)
    #expect(tape == Tape(of: (Scalar("w", 2) * Scalar("x", 3)).power(2)))
  }

  @Test("operands come before what is computed from them, and inputs before all")
  func order() {
    var generator = Generator(seed: 5)
    for _ in 0..<20 {
      let tape = Tape(of: RandomExpression(&generator).result)
      let leaves = tape.nodes.prefix { $0.operands.isEmpty }.count
      #expect(tape.nodes.dropFirst(leaves).allSatisfy { !$0.operands.isEmpty })
      for (place, node) in tape.nodes.enumerated() { #expect(node.operands.allSatisfy { $0 < place }) }
      #expect(Set(tape.nodes.filter { $0.operation != .constant }.map(\.name)).count > 1)
    }
  }

  @Test("going back step by step shows each derivative as it grows and ends at those of the pass")
  func steps() {
    let x = Scalar("x", 3)
    let square = x * x
    var tape = Tape(of: square + x)
    #expect(tape.derivatives(after: 2) == [nil, nil, nil])
    tape.backward()
    #expect(tape.derivatives(after: -1) == [nil, nil, 1])
    #expect(tape.derivatives(after: 0) == [nil, nil, 1])
    #expect(tape.derivatives(after: 1) == [nil, 1, 1])
    #expect(tape.derivatives(after: 2) == [1, 1, 1])
    #expect(tape.derivatives(after: 3) == [4, 1, 1])
    #expect(tape.derivatives(after: 4) == [7, 1, 1])
    #expect(tape.derivatives(after: 99) == tape.nodes.map(\.derivative))
    let push = tape.backwardPass?.pushes.first
    #expect(push == Tape.Push(node: 2, operand: 1, slope: 1, amount: 1, total: 1))
  }

  @Test("a tape prints as a table")
  func text() {
    let (w, x, b) = (Scalar("w", 0.5), Scalar("x", 2), Scalar("b", -1.25))
    let z = (w * x + b).named("z")
    var tape = Tape(of: ((z.tanh() - 1) * 2).power(2))
    let table = """
      node  formula    value  derivative  local derivatives
      w                  0.5      -18.72
      x                    2      -4.681
      b                -1.25      -9.362
      1                    1
      2                    2
      v1    w * x          1      -9.362  d/dw = 2, d/dx = 0.5
      z     v1 + b     -0.25      -9.362  d/dv1 = 1, d/db = 1
      v2    tanh(z)  -0.2449      -9.959  d/dz = 0.94
      v3    v2 - 1    -1.245      -9.959  d/dv2 = 1
      v4    v3 * 2     -2.49       -4.98  d/dv3 = 2
      v5    v4 ^ 2     6.199           1  d/dv4 = -4.98
      """
    #expect(tape.text().split(separator: "\n").count == 12)
    tape.backward()
    #expect(tape.text() == table)
  }

  @Test("names of a tape pass over those that are taken, and every operation can be read")
  func formulas() {
    let (v1, x) = (Scalar("v1", 2), Scalar("x", 3))
    let parts: [Scalar] = [
      v1 - x, v1 / x, -v1, v1.power(-0.5), v1.exp(), v1.log(), v1.tanh(), v1.sigmoid(), v1.relu(), v1.softplus(),
    ]
    let formulas = parts.map { part in
      let tape = Tape(of: part)
      #expect(tape.nodes[tape.result].name == "v2")
      return tape.formula(tape.nodes[tape.result])
    }
    #expect(
      formulas == [
        "v1 - x", "v1 / x", "-v1", "v1 ^ -0.5", "exp(v1)", "log(v1)", "tanh(v1)", "sigmoid(v1)", "relu(v1)",
        "softplus(v1)",
      ])
  }

  @Test("a chain of the greatest depth is computed, differentiated and freed")
  func depth() {
    let x = Scalar("x", 1)
    var sum = x
    for _ in 0..<Scalar.depthLimit { sum = sum + x }
    var tape = Tape(of: sum)
    tape.backward()
    #expect(tape.derivative(of: x) == Double(Scalar.depthLimit + 1))
  }

  @Test("a scalar of another tape stops the program with a sentence")
  func stranger() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tape(of: Scalar("x", 1)).place(of: Scalar("y", 2))
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("the scalar y is not on this tape"))
  }
}
