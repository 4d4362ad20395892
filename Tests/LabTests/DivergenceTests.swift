import Engine
import Lab
import Testing

@Suite("Divergence")
struct DivergenceTests {
  /// Squares grow without bound at this rate.
  private let text = training(
    data: "{circle: {samples: 40, scale: 1}}", network: "[{dense: 8, activation: relu}, {dense: 1}]",
    loss: "mean-squared-error", optimizer: "{sgd: {learning-rate: 5}}", epochs: 2_000, more: "show: [loss, weights]")

  @Test("a run that leaves the finite numbers stops at its last finite state and says which knob to turn")
  func stopping() throws {
    let run = try Run(text, steps: 2_000)
    guard case .diverged(let step, let what, let advice) = run.ending else {
      Issue.record("it ended with \(String(describing: run.ending))")
      return
    }
    #expect(step == run.step)
    #expect(step > 0 && step < 100)
    #expect(what.hasPrefix("After step \(step) the "))
    #expect(what.hasSuffix("This is the last state with finite numbers."))
    #expect(advice == "Turn learning-rate down: try 0.5 instead of 5.")
    let frame = run.frame()
    #expect(frame.value(of: Measure(.trainLoss)) != nil)
    #expect(frame.panels.first?.sentence.hasSuffix(what) == true)
  }

  @Test("the last finite state does not depend on how the steps were cut up")
  func chunks() throws {
    let whole = try Run(text, steps: 2_000)
    var pieces = try Run(text)
    while pieces.ending == nil { pieces.advance(by: 1) }
    #expect(pieces.frame() == whole.frame())
  }

  @Test("one more step from the last finite state really leaves the finite numbers")
  func lastState() throws {
    let run = try Run(text, steps: 2_000)
    var recording = try Recording(try experiment(text))
    recording.advance(by: 2_000)
    #expect(recording.frame == run.frame())
    _ = recording.perform(.rewind(to: max(0, run.step - 1)))
    #expect(recording.ending == nil)
    _ = recording.perform(.run)
    recording.advance(by: 5)
    #expect(recording.ending == run.ending)
  }

  @Test("turning a knob of a diverged run starts it anew")
  func turning() throws {
    var run = try Run(text, steps: 2_000)
    #expect(!run.isLive("learning-rate"))
    try run.turn("learning-rate", to: .text("0.001"))
    #expect(run.step == 0)
    #expect(run.ending == nil)
    run.advance(by: 50)
    #expect(run.step == 50)
  }

  @Test("an open claim of a diverged run fails")
  func claims() throws {
    let more = ", claims: [{say: a, expect: train-loss below 9, fails-with: {learning-rate: 1e-6}}]}"
    let run = try Run(text.dropLast() + more, steps: 2_000)
    #expect(run.frame().claims == [.fails])
  }

  @Test("numbers larger than 32 bits end a propagation in words")
  func propagation() throws {
    let run = try Run(
      LabTests.propagation("{depth: 60, width: 40, activation: relu, initializer: {normal: 10}, samples: 10}"),
      steps: 500)
    guard case .diverged(let step, let what, let advice) = run.ending else {
      Issue.record("it ended with \(String(describing: run.ending))")
      return
    }
    #expect(step < 60)
    #expect(what == "The activations of layer \(step + 1) are larger than 32 bits can hold.")
    #expect(advice == "Turn the scale of the weights down: try the initializer he.")
    #expect(run.sentence("forward")?.contains("it explodes") == true)
  }

  @Test("a sweep goes on after a run that diverged")
  func sweeping() throws {
    let text =
      "{kind: sweep, data: {circle: {samples: 20}}, network: [{dense: 8, activation: relu}, {dense: 1}], "
      + "initializer: he, loss: mean-squared-error, optimizer: {sgd: {learning-rate: 1}}, epochs: 100, "
      + "sweep: {knob: learning-rate, values: [50, 0.001], seeds: 2, measure: train-loss}, show: [sweep, table]}"
    let run = try Run(text, steps: 10_000)
    #expect(run.ending == .completed)
    #expect(run.sentence("sweep")?.contains("2 runs diverged.") == true)
    #expect(run.value(of: Measure(.trainLoss, layer: 1)) == nil)
    #expect(run.value(of: Measure(.trainLoss, layer: 2)) != nil)
  }
}
