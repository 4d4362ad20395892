import Foundation
import Testing

@testable import Engine

@Suite struct ScheduleTests {
  static let positions = (0...1000).map { Double($0) / 1000 }

  /// A curve and its formula, written down on its own.
  struct Formula: CustomTestStringConvertible, Sendable {
    let name: String
    let curve: Schedule.Curve
    let factor: @Sendable (Double) -> Double
    var testDescription: String { name }
  }

  static let formulas = [
    Formula(name: "constant", curve: .constant) { _ in 1 },
    Formula(name: "linear", curve: .linear(end: 0.2)) { p in 1 - 0.8 * p },
    Formula(name: "cosine", curve: .cosine(end: 0.1)) { p in 0.1 + 0.9 * pow(cos(.pi * p / 2), 2) },
    Formula(name: "exponential", curve: .exponential(end: 0.001)) { p in exp(p * log(0.001)) },
    Formula(name: "step", curve: .step(stages: 4, factor: 0.1)) { p in
      p < 0.25 ? 1 : p < 0.5 ? 0.1 : p < 0.75 ? 0.01 : 0.001
    },
    Formula(name: "one-cycle", curve: .oneCycle(OneCycle())) { p in
      p < 0.25 ? 0.04 + 0.96 * pow(sin(2 * .pi * p), 2) : 1e-5 + (1 - 1e-5) * pow(cos(.pi * (p - 0.25) / 1.5), 2)
    },
    Formula(name: "warm restarts", curve: .warmRestarts(cycles: 2, growth: 2)) { p in
      p < 1.0 / 3 ? pow(cos(.pi * p * 1.5), 2) : pow(cos(.pi * (p - 1.0 / 3) * 0.75), 2)
    },
    Formula(name: "flat, then cosine", curve: .flatCosine) { p in
      p < 0.75 ? 1 : 1e-5 + (1 - 1e-5) * pow(cos(.pi * (p - 0.75) * 2), 2)
    },
  ]

  @Test("every curve follows its formula", arguments: formulas)
  func formula(_ formula: Formula) throws {
    let schedule = Schedule(formula.curve)
    try schedule.check()
    for p in Self.positions {
      let factor = schedule.factor(at: p)
      #expect(abs(factor - formula.factor(p)) < 1e-12, "at \(p)")
      #expect(factor >= 0 && factor <= 1, "at \(p)")
    }
  }

  @Test("one-cycle starts at a 25th, peaks after a quarter, is at half after five eighths and ends at a 100000th")
  func oneCycle() {
    let schedule = Schedule(.oneCycle(OneCycle()))
    #expect(abs(schedule.factor(at: 0) - 0.04) < 1e-15)
    #expect(schedule.factor(at: 0.25) == 1)
    #expect(abs(schedule.factor(at: 0.625) - 0.500005) < 1e-12)
    #expect(abs(schedule.factor(at: 1) - 1e-5) < 1e-15)
    #expect(Self.positions.allSatisfy { schedule.factor(at: $0) <= schedule.factor(at: 0.25) })
  }

  @Test("the momentum of one-cycle goes the other way, and no other curve has one")
  func momentum() {
    let schedule = Schedule(.oneCycle(OneCycle()))
    for (position, expected) in [(0.0, 0.95), (0.125, 0.9), (0.25, 0.85), (0.625, 0.9), (1.0, 0.95), (7, 0.95)] {
      let momentum = schedule.momentum(at: position) ?? 0
      #expect(abs(momentum - expected) < 1e-12, "at \(position)")
    }
    for formula in Self.formulas where formula.name != "one-cycle" {
      #expect(Schedule(formula.curve).momentum(at: 0.3) == nil)
    }
  }

  @Test("curves without jumps have none", arguments: [0.0, 0.1])
  func continuity(warmUp: Double) {
    for formula in Self.formulas where formula.name != "step" && formula.name != "warm restarts" {
      if warmUp > 0 && formula.name == "one-cycle" { continue }
      let schedule = Schedule(formula.curve, warmUp: Schedule.WarmUp(share: warmUp))
      let factors = (0...10_000).map { schedule.factor(at: Double($0) / 10_000) }
      let jump = zip(factors, factors.dropFirst()).map { abs($0 - $1) }.max() ?? 1
      #expect(jump < 2e-3, "\(formula.name)")
    }
  }

  @Test("each cycle of warm restarts begins at the peak, at any number of cycles", arguments: 1...20)
  func restarts(cycles: Int) {
    let schedule = Schedule(.warmRestarts(cycles: cycles, growth: 2))
    let whole = 1 << cycles - 1
    for cycle in 0..<cycles {
      let begin = 1 << cycle - 1
      #expect(schedule.factor(at: Double(begin) / Double(whole)) == 1, "cycle \(cycle)")
      let middle = Double(begin) + Double(1 << cycle) / 2
      #expect(abs(schedule.factor(at: middle / Double(whole)) - 0.5) < 1e-9, "cycle \(cycle)")
    }
    #expect(schedule.factor(at: 1) == 0)
  }

  @Test("restarts of one length are possible")
  func equalCycles() {
    let schedule = Schedule(.warmRestarts(cycles: 4, growth: 1))
    for p in [0, 0.25, 0.5, 0.75] { #expect(schedule.factor(at: p) == 1) }
    #expect(abs(schedule.factor(at: 0.375) - 0.5) < 1e-12)
  }

  @Test("stages change exactly where they should, whatever their number", arguments: [1, 2, 3, 7, 49, 98, 1000])
  func stages(_ stages: Int) {
    let schedule = Schedule(.step(stages: stages, factor: 0.99))
    for stage in 0..<stages {
      let begin = Double(stage) / Double(stages)
      #expect(schedule.factor(at: begin) == pow(0.99, Double(stage)), "stage \(stage)")
      if stage > 0 { #expect(schedule.factor(at: begin - 1e-9) == pow(0.99, Double(stage - 1)), "before \(stage)") }
    }
    #expect(schedule.factor(at: 1) == pow(0.99, Double(stages - 1)))
  }

  @Test("a warm-up rises in a straight line, and the curve has the rest to itself")
  func warmUp() throws {
    let schedule = Schedule(.linear(end: 0), warmUp: Schedule.WarmUp(share: 0.2, start: 0.1))
    try schedule.check()
    for (position, expected) in [(0, 0.1), (0.1, 0.55), (0.2, 1), (0.6, 0.5), (1.0, 0)] {
      #expect(abs(schedule.factor(at: position) - expected) < 1e-12, "at \(position)")
    }
    let none = Schedule(.linear(end: 0), warmUp: Schedule.WarmUp(share: 0))
    for p in Self.positions { #expect(none.factor(at: p) == Schedule(.linear(end: 0)).factor(at: p)) }
  }

  @Test("a position outside the plan counts as the nearer end")
  func outside() {
    for formula in Self.formulas {
      let schedule = Schedule(formula.curve)
      for late in [1.5, .infinity] { #expect(schedule.factor(at: late) == schedule.factor(at: 1)) }
      for early in [-0.5, .nan] { #expect(schedule.factor(at: early) == schedule.factor(at: 0)) }
    }
  }

  static let bad: [(Schedule, String)] = [
    (Schedule(.linear(end: -0.1)), "The schedule's \"end\" is -0.1; expected 0 to 1."),
    (Schedule(.cosine(end: 1.5)), "The schedule's \"end\" is 1.5; expected 0 to 1."),
    (Schedule(.exponential(end: 0)), "The schedule's \"end\" is 0; expected above 0 and at most 1."),
    (Schedule(.step(stages: 0, factor: 0.1)), "The schedule's \"stages\" is 0; expected 1 to 1000."),
    (Schedule(.step(stages: 3, factor: .nan)), "The schedule's \"factor\" is nan; expected 0 to 1."),
    (Schedule(.oneCycle(OneCycle(rise: 1))), "The schedule's \"rise\" is 1; expected above 0 and below 1."),
    (Schedule(.oneCycle(OneCycle(div: 0))), "The schedule's \"div\" is 0; expected a finite number of at least 1."),
    (
      Schedule(.oneCycle(OneCycle(finalDiv: .infinity))),
      "The schedule's \"final-div\" is inf; expected a finite number of at least 1."
    ),
    (
      Schedule(.oneCycle(OneCycle(momentum: 1))),
      "The schedule's \"momentum\" is 1; expected at least 0 and below 1."
    ),
    (
      Schedule(.oneCycle(OneCycle(peakMomentum: -1))),
      "The schedule's \"peak-momentum\" is -1; expected at least 0 and below 1."
    ),
    (Schedule(.warmRestarts(cycles: 21, growth: 2)), "The schedule's \"cycles\" is 21; expected 1 to 20."),
    (Schedule(.warmRestarts(cycles: 1001, growth: 1)), "The schedule's \"cycles\" is 1001; expected 1 to 1000."),
    (Schedule(.warmRestarts(cycles: 2, growth: 0)), "The schedule's \"growth\" is 0; expected 1 to 10."),
    (Schedule(.flatCosine(flat: 1, end: 0)), "The schedule's \"flat\" is 1; expected at least 0 and below 1."),
    (Schedule(.flatCosine(flat: 0.5, end: 2)), "The schedule's \"end\" is 2; expected 0 to 1."),
    (
      Schedule(.constant, warmUp: Schedule.WarmUp(share: 1)),
      "The schedule's \"warm-up\" is 1; expected at least 0 and below 1."
    ),
    (
      Schedule(.constant, warmUp: Schedule.WarmUp(start: 2)),
      "The schedule's \"warm-up-start\" is 2; expected 0 to 1."
    ),
    (
      Schedule(.oneCycle(OneCycle()), warmUp: Schedule.WarmUp()),
      "The one-cycle schedule warms up by itself; it takes no warm-up before it."
    ),
  ]

  @Test("what is no schedule is refused in a sentence", arguments: bad)
  func refused(_ schedule: Schedule, _ sentence: String) {
    let error = #expect(throws: ScheduleError.self) { try schedule.check() }
    #expect(error?.message == sentence)
  }
}
