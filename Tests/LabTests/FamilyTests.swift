import Engine
@testable import Lab
import Testing

/// What each family of trainings shows, beside the contract that all runs keep.
@Suite("Families of trainings")
struct FamilyTests {
  @Test("live knobs go on with the run, and are replayed", arguments: families)
  func liveKnobs(text: String) throws {
    let read = try experiment(text)
    for knob in read.allKnobs where knob.isLive && knob.name != "epochs" {
      guard let value = other(than: knob) else { continue }
      var recording = try Recording(read, tables: sampleFiles)
      recording.advance(by: 4)
      #expect(recording.perform(.turn(knob.name, value)) == nil, "\(knob.name)")
      #expect(recording.step == 4, "\(knob.name) starts anew")
      recording.advance(by: 4)
      let there = recording.frame
      #expect(recording.perform(.rewind(to: 2)) == nil)
      #expect(recording.perform(.forward(6)) == nil)
      #expect(recording.frame == there, "\(knob.name)")
    }
  }

  private func other(than knob: Knob) -> Setting? {
    switch knob.domain {
    case .choice(let choices): choices.first { $0.value != knob.value }?.value
    case .linear(let range, let step): .number(knob.value.double == step ? range.lowerBound : step)
    case .logarithmic: .number((knob.value.double ?? 0) == 0 ? 0.01 : (knob.value.double ?? 0) / 2)
    case .integer(let range): .number(range.lowerBound + 1)
    case .seed: nil
    }
  }

  @Test("a table of numbers can be written of each, with a column for each measure", arguments: families)
  func tables(text: String) throws {
    var run = try Run(text)
    let table = run.finish(every: 10)
    #expect(table.rows.allSatisfy { $0.count == table.header.count })
    #expect(table.rows.last?[0] == Double(run.step))
    #expect(Set(table.header).count == table.header.count)
    #expect(RunReport(run).json.hasSuffix("}\n"))
    #expect(run.value(of: Measure(.trainLoss)) != nil)
  }

  @Test("every training learns something in its few steps", arguments: families)
  func learning(text: String) throws {
    var run = try Run(text)
    let before = try #require(run.value(of: Measure(.trainLoss)))
    run.advance(by: 1_000)
    #expect(try #require(run.value(of: Measure(.trainLoss))) < before)
  }

  @Test("panels that do not apply are not offered")
  func applying() throws {
    func panels(_ index: Int) throws -> [String] { try experiment(families[index]).kind.settings.panelNames }
    #expect(
      try panels(0) == [
        "loss", "accuracy", "weights", "gradients", "gradient-norm", "gap", "activations", "layers", "spread",
        "network",
        "kernels", "maps", "confusion", "mistakes", "rate",
      ])
    #expect(
      try panels(4) == [
        "loss", "accuracy", "weights", "gradients", "gradient-norm", "gap", "activations", "layers", "network",
        "states",
        "confusion", "rate",
      ])
    #expect(
      try panels(8) == [
        "loss", "fit", "weights", "gradients", "coefficients", "gap", "activations", "layers", "network", "rate",
      ])
    #expect(try panels(11).contains("boundary"))
    #expect(try !panels(11).contains("accuracy"))
    #expect(try panels(12).contains("accuracy"))
  }

  @Test("dropout turned while it trains reaches every layer of it, and is back after rewinding")
  func dropout() throws {
    let text = training(network: "[{dense: 4}, {dropout: 0.5}, {dense: 4}, {dropout: 0.2}, {dense: 1}]")
    var run = try Run(text, steps: 3)
    try run.turn("dropout", to: .text("0"))
    guard case .train(let settings) = run.experiment.kind else { return }
    #expect(settings.layers.compactMap(\.dropout) == [0, 0])
    #expect(settings.sharedDropout == 0)
    #expect(run.step == 3)
  }

  @Test("looking at another sample leaves claims open to be settled")
  func looking() throws {
    let text = training(
      data: "{recall: {steps: 3, samples: 10}}", network: "[{rnn: 2}, {dense: 1}]", epochs: 4,
      more: "claims: [{say: a, expect: train-loss below 9, fails-with: {epochs: 1}}]")
    var run = try Run(text, steps: 2)
    try run.turn("sample", to: .text("4"))
    #expect(run.step == 2)
    run.advance(by: 10)
    #expect(run.claimStates == [.holds])
  }

  @Test("squares of classes have an accuracy, and the gap is the test loss minus the training loss")
  func measures() throws {
    let run = try Run(families[12], steps: 30)
    let frame = run.frame()
    let accuracy = try #require(frame.value(of: Measure(.trainAccuracy)))
    #expect((0.4...1).contains(accuracy))
    let losses = (frame.value(of: Measure(.trainLoss)) ?? 0, frame.value(of: Measure(.testLoss)) ?? 0)
    #expect(frame.value(of: Measure(.gap)) == losses.1 - losses.0)
    #expect(run.value(of: Measure(.gap)) == losses.1 - losses.0)
    #expect(frame.value(of: Measure(.testError)) == losses.1.squareRoot())
  }

  @Test("the gradient of a recurrent network is measured although nothing clips it, and changes nothing")
  func gradientNorm() throws {
    let text = families[4]
    let run = try Run(text, steps: 10)
    #expect(run.value(of: Measure(.batchGradientNorm)) ?? 0 > 0)
    let clipped = try Run(text.replacing("seed: 7", with: "seed: 7, clip: {norm: 1e6}"), steps: 10)
    #expect(run.value(of: Measure(.trainLoss)) == clipped.value(of: Measure(.trainLoss)))
    let bound = try Run(text.replacing("seed: 7", with: "seed: 7, clip: {norm: 0.001}"), steps: 10)
    #expect(bound.sentence("gradient-norm")?.hasSuffix("10 of 10 were cut at 0.001.") == true)
  }

  @Test("weights that an L1 penalty took are left blank in the network, and counted")
  func blanks() throws {
    let text = training(
      data: "{sparse-linear: {samples: 40, features: 10}}", network: "[{dense: 1}]", loss: "mean-squared-error",
      optimizer: "{sgd: {learning-rate: 0.05}}", epochs: 300, more: "penalty: {l1: 0.6}, show: [network]")
    let run = try Run(text, steps: 300)
    let zeros = try #require(run.value(of: Measure(.zeros)))
    #expect(zeros >= 0.4)
    let words = "\(Int((zeros * 10).rounded())) weights of exactly 0 left blank."
    #expect(run.sentence("network")?.hasSuffix(words) == true)
  }

  @Test("a kernel that is to find Sobel's edges finds them")
  func sobel() throws {
    let text = training(
      data: "{filtered: {filter: sobel, samples: 8}}", network: "[{conv: 1, kernel: 3}, flatten]",
      loss: "mean-squared-error", optimizer: "{sgd: {learning-rate: 0.2}}", epochs: 300, more: "show: [kernels]")
    let run = try Run(text, steps: 300)
    guard case .heatMaps(let maps) = run.frame().panels.first?.content else { return }
    let sobel: [Float] = [-1, 0, 1, -2, 0, 2, -1, 0, 1]
    for (weight, expected) in zip(maps.maps[0].values, sobel) { #expect(abs(weight - expected) < 0.01) }
    #expect(run.sentence("kernels")?.hasPrefix("The kernel is ") == true)
  }

  @Test("the state over time ends where the layer's own answer is")
  func states() throws {
    let run = try Run(families[4], steps: 5)
    let training = try #require(run.training)
    let inputs = Array(training.train.inputs.prefix(2 * training.train.features))
    let states = training.engine.states(layer: 0, for: inputs)
    let last = training.engine.activations(layer: 0, for: inputs)
    #expect(states.count == 2 * 5 * 3)
    #expect(Array(states[12..<15]) == Array(last[0..<3]))
    #expect(Array(states[27..<30]) == Array(last[3..<6]))
  }

  @Test("what a network spells is the same for the same step, and at a low temperature less varied")
  func spelling() throws {
    func words(_ temperature: String, steps: Int) throws -> [String] {
      var run = try Run(families[6].replacing("epochs: 12", with: "epochs: 300"), steps: steps)
      try run.turn("temperature", to: .text(temperature))
      guard case .table(let table) = run.frame().panels.first(where: { $0.name == "spelled" })?.content else {
        return []
      }
      return table.rows.map { $0[0] }
    }
    #expect(try words("1", steps: 400) == words("1", steps: 400))
    #expect(try words("1", steps: 400).count == 8)
    #expect(try Set(words("0.05", steps: 400)).count < Set(words("3", steps: 400)).count)
  }

  @Test("confusion counts every held-out sample, and mistakes are shown with label and answer")
  func confusion() throws {
    let run = try Run(families[0], steps: 4)
    let frame = run.frame()
    guard case .table(let table) = frame.panels.first(where: { $0.name == "confusion" })?.content else {
      Issue.record("no table")
      return
    }
    var (total, right) = (0, 0)
    for (label, row) in table.rows.enumerated() {
      let counts = Array(row.dropFirst()).map { Int($0) ?? 0 }
      total += counts.reduce(0, +)
      right += counts[label]
    }
    #expect(total == 16)
    let accuracy = try #require(run.value(of: Measure(.testAccuracy)))
    #expect(right == Int((accuracy * 16).rounded()))
    guard case .heatMaps(let maps) = frame.panels.first(where: { $0.name == "mistakes" })?.content else { return }
    #expect(maps.maps.count == min(12, 16 - right))
    #expect(maps.maps.allSatisfy { $0.title.contains(" as ") })
  }
}
