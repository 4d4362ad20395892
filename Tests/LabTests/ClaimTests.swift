import Engine
import Lab
import Testing

@Suite("Claims")
struct ClaimTests {
  private let text = training(
    initializer: "zero", epochs: 60,
    more: "claims: [{say: The loss never leaves ln 2., expect: train-loss within 0.0001 of 0.6931, "
      + "fails-with: {initializer: xavier}}, "
      + "{say: Clones stay clones., with: {initializer: {constant: 0.5}}, expect: unit-spread equals 0, at: 20, "
      + "fails-with: {initializer: {constant: {value: 0.5, jitter: 0.1}}}}]")

  @Test("a claim ticks itself when its own settings have reached its epoch, and not before")
  func ticking() throws {
    var run = try Run(text)
    #expect(run.frame().claims == [.open, .open])
    run.advance(by: 59)
    #expect(run.frame().claims == [.open, .open])
    run.advance(by: 1)
    #expect(run.frame().claims == [.holds, .open])

    try run.turn("initializer", to: try Setting.parse("constant: 0.5"))
    #expect(run.frame().claims == [.open, .open])
    run.advance(by: 100)
    #expect(run.frame().claims == [.open, .holds])
  }

  @Test("a seed of one's own settles a claim too, a knob turned on the way does not")
  func steering() throws {
    var reseeded = try Run(text)
    try reseeded.turn("seed", to: .text("5"))
    reseeded.advance(by: 60)
    #expect(reseeded.frame().claims == [.holds, .open])

    var steered = try Run(text, steps: 10)
    try steered.turn("learning-rate", to: .text("0.1"))
    try steered.turn("learning-rate", to: .text("0.3"))
    steered.advance(by: 60)
    #expect(steered.frame().claims == [.open, .open])
  }

  @Test("a rewound run shows its claims as they stood")
  func rewinding() throws {
    var recording = try Recording(try experiment(text))
    recording.advance(by: 60)
    #expect(recording.frame.claims == [.holds, .open])
    _ = recording.perform(.rewind(to: 30))
    #expect(recording.frame.claims == [.open, .open])
    _ = recording.perform(.forward(30))
    #expect(recording.frame.claims == [.holds, .open])
  }

  @Test("the check trains each setting once and both ways of every claim")
  func check() throws {
    let check = try ClaimCheck(try experiment(text))
    #expect(check.trials.count == 4)
    let verdicts = try check.run()
    #expect(verdicts.map(\.passes) == [true, true])
    #expect(verdicts.map(\.complaint) == [nil, nil])
    #expect(verdicts[1].measured == 0)
    #expect(verdicts[1].measuredOtherwise ?? 0 > 0)
  }

  @Test(
    "a claim that does not hold, or cannot fail, is named with what was measured",
    arguments: [
      (
        "{say: It learns., expect: train-loss below 0.5, fails-with: {initializer: {constant: 0.5}}}",
        "the claim \"It learns.\" does not hold: expected train-loss below 0.5, measured 0.6931"
      ),
      (
        "{say: It is stuck., expect: unit-spread equals 0, fails-with: {initializer: {constant: 0.5}}}",
        "the claim \"It is stuck.\" also holds with initializer constant 0.5, where it must fail: "
          + "unit-spread equals 0, measured 0"
      ),
    ])
  func complaints(claim: String, complaint: String) throws {
    let check = try ClaimCheck(try experiment(training(initializer: "zero", more: "claims: [\(claim)]")))
    #expect(try check.run().first?.complaint == complaint)
  }

  @Test("claims about a sweep and a propagation are settled at their end")
  func otherKinds() throws {
    let stack = propagation("{depth: 6, width: 20, activation: tanh, initializer: {normal: 0.01}, samples: 20}")
      .dropLast()
    let text =
      stack
      + ", claims: [{say: It vanishes., expect: activation-std(6) below 1e-6, fails-with: {initializer: lecun}}]}"
    let run = try Run(String(text), steps: 100)
    #expect(run.frame().claims == [.holds])
    #expect(try ClaimCheck(run.experiment).run().map(\.passes) == [true])

    let swept = sweep(
      "{knob: learning-rate, values: [0.01, 1], measure: train-loss}",
      more: "claims: [{say: A larger step gets further., expect: slope below 0, fails-with: {initializer: zero}}]")
    let verdicts = try ClaimCheck(try experiment(swept)).run()
    #expect(verdicts.first?.holds == true)
  }
}
