import Lab
import Testing

@Suite("Kind descend")
struct DescendTests {
  /// Heights after 60 steps on the bowl with curvatures 1 and 10 from (1, 1).
  @Test(
    "the cliff is at two over the largest curvature",
    arguments: [
      (0.01, 0.15), (0.05, 1.06e-3), (0.1, 1.6e-6), (0.15, 1.7e-9), (0.19, 1.6e-5), (0.199, 1.5), (0.2, 5),
      (0.201, 16.5),
      (0.21, 4.6e5),
    ])
  func cliff(rate: Double, height: Double) throws {
    let run = try Run("{kind: descend, learning-rate: \(rate)}", steps: 100)
    let value = try #require(run.value(of: Measure(.loss)))
    #expect(abs(value / height - 1) < 0.05, "\(value)")
    #expect(run.step == 60 && run.ending == .completed)
  }

  @Test("the bowl is drawn with the way down, from its start to where it is")
  func picture() throws {
    let run = try Run("{kind: descend, learning-rate: 0.15, start: 2}", steps: 3)
    guard case .field(let field)? = run.frame().panels.first(where: { $0.name == "path" })?.content else {
      Issue.record("no field")
      return
    }
    #expect(field.trail.count == 4 && field.names == ["start", "now"])
    #expect(field.points.first.map { $0.x == 2 && $0.y == 2 && $0.label == 0 } == true)
    #expect(field.points.last.map { $0.x == field.trail[3].x && $0.y == field.trail[3].y && $0.label == 1 } == true)
    #expect(field.values.allSatisfy { (-1...1).contains($0) } && Set(field.values).count > 4)
    #expect(Set(field.values).count < 10)
  }

  @Test("what flies out ends in words, at its last finite place")
  func divergence() throws {
    let run = try Run("{kind: descend, learning-rate: 5, steps: 1000}", steps: 1_000)
    #expect(run.ending?.isDivergence == true)
    #expect(run.value(of: Measure(.loss)).map { $0 < 1e30 } == true)
  }

  @Test("the rate is a live knob: the path goes on from where it is")
  func live() throws {
    var run = try Run("{kind: descend, learning-rate: 0.201}", steps: 30)
    let before = try #require(run.value(of: Measure(.loss)))
    #expect(run.isLive("learning-rate") && !run.isLive("steep"))
    try run.turn("learning-rate", to: .text("0.1"))
    #expect(run.step == 30)
    run.advance(by: 5)
    #expect(try #require(run.value(of: Measure(.loss))) < before)
  }
}
