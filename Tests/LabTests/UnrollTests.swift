import Engine
import Mathematics
import Testing

@testable import Lab

@Suite("Kind unroll")
struct UnrollTests {
  @Test("a matrix scaled to a spectral radius grows by it in the long run", arguments: [0.5, 1, 1.7])
  func radius(radius: Double) {
    var generator = Generator(seed: 3)
    let matrix = SquareMatrix(gaussian: 12, &generator).scaled(toRadius: radius)
    var vector = (0..<12).map { _ in generator.normal() }
    var grown = 0.0
    for step in 0..<1_200 {
      vector = matrix.times(vector)
      let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      vector = vector.map { $0 / length }
      if step >= 400 { grown += log(length) }
    }
    #expect(abs(exp(grown / 800) / radius - 1) < 0.01)
  }

  /// The bands of a linear cell of 32 units hold for every seed: the slope of the line is the radius.
  @Test(
    "a linear cell multiplies a gradient by its radius a step, in the long run", arguments: [0.5, 0.9, 1, 1.1, 1.5],
    [1, 2, 3])
  func linear(radius: Double, seed: Int) throws {
    let run = try Run("{kind: unroll, cell: linear, radius: \(radius), seed: \(seed)}")
    let (ten, late) = (
      try #require(run.value(of: Measure(.kept, layer: 10))), try #require(run.value(of: Measure(.kept, layer: 49)))
    )
    #expect(abs(exp(log(late / ten) / 39) / radius - 1) < 0.02)
  }

  /// Of one unit a gradient a step back is the slope of the second state by the first, which the input moves.
  @Test("a gradient is the slope of what comes out", arguments: [Unroll.Cell.linear, .tanh, .relu])
  func slopes(cell: Unroll.Cell) {
    func states(_ first: Double) -> [Double] {
      var generator = Generator(seed: 11)
      let settings = Unroll(cell: cell, radius: 0.8, units: 1, length: 2, draws: 1)
      return UnrolledCell(settings, inputs: [first, 0.2], &generator).states.map { $0[0] }
    }
    var generator = Generator(seed: 11)
    let settings = Unroll(cell: cell, radius: 0.8, units: 1, length: 2, draws: 1)
    let norm = UnrolledCell(settings, inputs: [0.5, 0.2], &generator).norms[1]
    let (low, high) = (states(0.5 - 1e-5), states(0.5 + 1e-5))
    let moved = high[0] - low[0]
    let slope = moved == 0 ? 0 : (high[1] - low[1]) / moved
    #expect(abs(norm - abs(slope)) < 1e-6 * max(1, abs(slope)) || moved == 0)
  }

  @Test("a forget gate that stays open carries a gradient that a shut one loses")
  func forgetting() throws {
    func kept(_ bias: Double) throws -> Double {
      let run = try Run("{kind: unroll, cell: lstm, forget-bias: \(bias)}")
      return try #require(run.value(of: Measure(.kept, layer: 49)))
    }
    #expect(try kept(0) < 1e-5)
    #expect(try kept(3) > 0.1)
  }

  @Test("a radius turned on the way acts at once, and the step stays")
  func live() throws {
    var run = try Run("{kind: unroll, cell: linear, radius: 0.5, length: 20}", steps: 30)
    let before = try #require(run.value(of: Measure(.kept, layer: 10)))
    #expect(run.isLive("radius") && run.isLive("cell") && !run.isLive("length"))
    try run.turn("radius", to: .text("1.5"))
    #expect(run.step == 30)
    #expect(try #require(run.value(of: Measure(.kept, layer: 10))) > 1_000 * before)
  }

  @Test("the drawing steps forward and then back")
  func drawing() throws {
    var run = try Run("{kind: unroll, cell: tanh, length: 5, show: [unrolled]}", steps: 2)
    func chain() throws -> Panel.Chain {
      guard case .chain(let chain)? = run.frame().panels.first?.content else { throw SettingProblem("no chain") }
      return chain
    }
    #expect(try chain().present == 1 && chain().turn == nil)
    #expect(try chain().links.map { $0.values.isEmpty } == [false, false, true, true, true])
    run.advance(by: 6)
    #expect(try chain().present == 2 && chain().turn == 2)
    #expect(try chain().links.map { $0.note.isEmpty } == [true, true, false, false, false])
  }

  @Test("a forget bias needs an LSTM, and says so")
  func forgetBias() throws {
    let (none, problems) = Experiment.read(
      try Setting.parse("{kind: unroll, cell: tanh, forget-bias: 1}"), id: "test")
    #expect(none == nil)
    #expect(problems.map(\.sentence) == ["forget-bias: \"forget-bias\" needs the cell lstm"])
  }
}
