import Engine
import Lab
import Testing

@Suite("Knobs")
struct KnobTests {
  @Test("a training has the knobs its settings call for, in this order")
  func trainNames() throws {
    let names = try experiment(training(initializer: "{constant: 0.5}", optimizer: "adamw")).allKnobs.map(\.name)
    #expect(
      names == [
        "seed", "dataset", "samples", "noise", "scale", "balance", "flipped", "test-samples", "inputs",
        "hidden-layers", "units-1", "units-2", "depth", "units", "activation", "initializer", "hidden-initializer",
        "output-initializer", "weight-scale", "jitter", "bias", "output-bias", "loss", "optimizer", "learning-rate",
        "beta1", "beta2", "epsilon", "weight-decay", "batch",
        "epochs", "l1", "l2", "decay", "l1-rule", "clip", "schedule", "warm-up", "patience", "input-jitter",
      ])
  }

  @Test("hyperparameters, batch size and epochs are live, all else starts anew")
  func live() throws {
    let knobs = try experiment(training(optimizer: "momentum")).allKnobs
    #expect(
      knobs.filter(\.isLive).map(\.name) == [
        "learning-rate", "momentum", "batch", "epochs", "l1", "l2", "decay", "l1-rule", "clip", "schedule", "warm-up",
        "input-jitter",
      ])
    #expect(try experiment(propagation()).allKnobs.allSatisfy { !$0.isLive })
    let swept = try experiment(sweep("{knob: learning-rate, values: [0.1, 0.2], measure: train-loss}")).allKnobs
    #expect(swept.allSatisfy { !$0.isLive })
    #expect(!swept.contains { $0.name == "learning-rate" })
    #expect(swept.contains { $0.name == "seeds" })
  }

  @Test(
    "a knob that is not there is refused in words",
    arguments: [
      ("learning-rat", "0.1", "\"learning-rat\" is not a knob of this experiment", "did you mean \"learning-rate\"?"),
      ("momentum", "0.1", "\"momentum\" needs the optimizer momentum or nesterov", nil),
      ("centers", "3", "\"centers\" needs the dataset blobs", nil),
      ("weight-scale", "3", "\"weight-scale\" needs an initializer with a number, such as {normal: 0.01}", nil),
      ("test-share", "0.3", "\"test-share\" needs the dataset table, words, text or my-reviews", nil),
      ("noise", "7", "the noise is from 0 to 0.5; 7 is outside", nil),
      (
        "activation", "tan",
        "\"tan\" is not an activation; expected identity, sigmoid, tanh, relu, leaky-relu, softplus, elu or "
          + "gelu",
        "did you mean \"tanh\"?"
      ),
      ("seed", "-1", "a seed is a whole number from 0; \"-1\" is not", nil),
    ])
  func refusals(name: String, value: String, message: String, hint: String?) throws {
    var read = try experiment(training())
    let before = read
    let problem = #expect(throws: SettingProblem.self) { try read.set(name, to: .text(value)) }
    #expect(problem?.message == message)
    #expect(problem?.hint == hint)
    #expect(problem?.path == [.key(name)])
    #expect(read == before)
  }

  @Test("the alternatives include what the author chose and what the claims name, whatever is set now")
  func ownChoices() throws {
    let text = training(
      initializer: "{constant: 0.7}",
      more: "claims: [{say: a, expect: train-loss below 1, fails-with: {initializer: {normal: 3}}}]")
    var read = try experiment(text)
    try read.set("initializer", to: .text("he"))
    let knob = try #require(read.allKnobs.first { $0.name == "initializer" })
    guard case .choice(let choices) = knob.domain else { return }
    #expect(choices.map(\.label).suffix(2) == ["constant 0.7", "normal 3"])
    #expect(knob.value == .text("he"))
  }

  @Test("what is shown are the named knobs and the seed")
  func shown() throws {
    let read = try experiment(training(more: "knobs: [units, learning-rate]"))
    #expect(read.shownKnobs.map(\.name) == ["units", "learning-rate", "seed"])
  }

  @Test("a turned experiment names its differences")
  func differences() throws {
    let read = try experiment(training())
    let turned = try read.with([
      Setting.Entry("initializer", .named("constant", .text("0.5"))), Setting.Entry("learning-rate", .text("0.05")),
    ])
    let differences = turned.differences(from: read).map { "\($0.label): \($0.mine), not \($0.theirs)" }
    #expect(
      differences == [
        "initializer: constant 0.5, not xavier", "scale of the weights: 0.5, not none",
        "jitter of the constant: 0, not none", "learning rate: 0.05, not 0.3",
      ])
    #expect(read.differences(from: read).isEmpty)
  }

  @Test("turning a live knob goes on; turning any other starts anew")
  func turning() throws {
    var run = try Run(training(), steps: 10)
    try run.turn("learning-rate", to: .text("0.1"))
    #expect(run.step == 10)
    #expect(run.isLive("batch"))
    try run.turn("activation", to: .text("relu"))
    #expect(run.step == 0)
    #expect(run.experiment.allKnobs.first { $0.name == "learning-rate" }?.value == .text("0.1"))
  }

  @Test("a knob that would make the run impossible is refused and the run stays as it was")
  func impossible() throws {
    var run = try Run(training(), steps: 10)
    let before = run.frame()
    let problem = #expect(throws: SettingProblem.self) { try run.turn("loss", to: .text("softmax-cross-entropy")) }
    #expect(problem?.message.contains("the last layer, layer 3, has 1 unit.") == true)
    #expect(run.frame() == before)
  }

  @Test("more epochs train a completed run on, fewer end it")
  func epochs() throws {
    var run = try Run(training(batch: "10", epochs: 5), steps: 1_000)
    #expect(run.step == 20)
    try run.turn("epochs", to: .text("8"))
    #expect(run.ending == nil)
    #expect(run.plannedSteps == 32)
    run.advance(by: 1_000)
    #expect(run.step == 32)
    #expect(run.epoch == 8)
  }

  @Test("a batch size turned within an epoch still ends the run at a whole epoch")
  func batchWithinEpoch() throws {
    var run = try Run(training(batch: "10", epochs: 3), steps: 2)
    try run.turn("batch", to: .text("8"))
    #expect(run.plannedSteps == 2 + 3 + 2 * 5)
    run.advance(by: 1_000)
    #expect(run.epoch == 3)
    #expect(run.ending == .completed)
  }
}
