import Lab
import Testing

@Suite("Kind softmax")
struct SoftmaxTests {
  @Test(
    "probabilities, loss and slopes are those of the textbook",
    arguments: [
      ("probability(1)", 0.6652), ("probability(2)", 0.2447), ("probability(3)", 0.0900), ("cross-entropy", 0.4076),
      ("logit-gradient(1)", -0.3348), ("logit-gradient(2)", 0.2447), ("entropy", 0.8324), ("naive-loss-32", 0.4076),
    ])
  func textbook(measure: String, expected: Double) throws {
    let value = try #require(try Run(softmax).value(of: try Measure.read(measure)))
    #expect(abs(value - expected) < 1e-4)
  }

  @Test("temperature flattens or sharpens", arguments: [(0.25, 0.0930), (0.5, 0.4413), (2, 1.0199), (5, 1.0853)])
  func temperature(temperature: Double, entropy: Double) throws {
    var turned = try experiment(softmax)
    try turned.set("temperature", to: .text("\(temperature)"))
    let value = try #require(try Run(turned).value(of: Measure(.entropy)))
    #expect(abs(value - entropy) < 1e-3)
  }

  @Test("adding the same to all logits changes nothing, and slopes add up to zero")
  func shift() throws {
    let (low, high) = (try Run(softmax), try Run(softmax.replacing("[2, 1, 0]", with: "[7, 6, 5]")))
    for layer in 1...3 {
      let (a, b) = (
        low.value(of: Measure(.probability, layer: layer)), high.value(of: Measure(.probability, layer: layer))
      )
      #expect(abs((a ?? 0) - (b ?? 1)) < 1e-12)
    }
    let slopes = (1...3).compactMap { low.value(of: Measure(.logitGradient, layer: $0)) }
    #expect(abs(slopes.reduce(0, +)) < 1e-12)
  }

  @Test(
    "the naive form overflows at 89 in 32 bits and at 710 in 64, the stable one never",
    arguments: [
      (88.0, true, true), (89, false, true), (709, false, true), (710, false, false), (1_000, false, false),
    ])
  func overflow(logit: Double, short: Bool, long: Bool) throws {
    let run = try Run("{kind: softmax, logits: [\(logit), 0], reach: 1000, show: [overflow]}")
    #expect((run.value(of: Measure(.naiveLoss32)) != nil) == short)
    #expect((run.value(of: Measure(.naiveLoss64)) != nil) == long)
    #expect(run.value(of: Measure(.crossEntropy)).map { $0 < 1e-12 } == true)
    #expect(try #require(run.sentence("overflow")).hasSuffix("."))
  }

  @Test(
    "a sigmoid judges one logit alone, whatever the others are",
    arguments: [(1, 0.9933), (2, 0.9933), (3, 0.0067)])
  func sigmoids(layer: Int, expected: Double) throws {
    for others in ["[5, 5, -5]", "[5, 5, -5, 9]"] {
      let run = try Run("{kind: softmax, logits: \(others), show: [sigmoids]}")
      let value = try #require(run.value(of: Measure(.sigmoid, layer: layer)))
      #expect(abs(value - expected) < 1e-4)
    }
  }

  @Test("a goal ticks itself under whatever settings reach it")
  func goal() throws {
    let text =
      softmax.dropLast() + ", claims: [{say: Reach 1 nat., expect: entropy within 0.02 of 1, "
      + "with: {temperature: 1.9}, goal: true, fails-with: {temperature: 1}}]}"
    var run = try Run(String(text))
    #expect(run.claimStates == [.open])
    try run.turn("z3", to: .text("1"))
    try run.turn("temperature", to: .text("1.15"))
    #expect(run.claimStates == [.holds])
    #expect(try ClaimCheck(experiment(String(text))).run().allSatisfy(\.passes))
  }

  @Test(
    "what does not fit is refused with its place",
    arguments: [
      ("{kind: softmax}", "an experiment needs \"logits\""), ("{kind: softmax, logits: [1]}", "at least 2 logits"),
      ("{kind: softmax, logits: [1, 20]}", "a logit is from -10 to 10"),
      ("{kind: softmax, logits: [1, 2], labels: [a]}", "there are 2 logits, but 1 labels"),
      ("{kind: softmax, logits: [1, 2], class: 3}", "the right class is from 1 to 2"),
      ("{kind: softmax, logits: [1, 2], temperature: 0}", "the temperature is from 0.05 to 100"),
    ])
  func refused(text: String, problem: String) throws {
    let (experiment, problems) = Experiment.read(try Setting.parse(text), id: "test")
    #expect(experiment == nil)
    #expect(problems.contains { $0.sentence.contains(problem) }, "\(problems.map(\.sentence))")
  }

  @Test("every panel says itself")
  func panels() throws {
    let frame = try Run(softmax).frame()
    #expect(frame.panels.map(\.name) == ["bars", "worked", "sigmoids", "overflow"])
    #expect(frame.panels.allSatisfy { $0.sentence.hasSuffix(".") && !$0.title.isEmpty })
    #expect(frame.ending == .completed)
  }
}
