import Engine
@testable import Lab
import Testing

@Suite("Panels say themselves")
struct PanelTests {
  @Test(
    "with every weight zero, each panel says that nothing moves",
    arguments: [
      ("loss", "Training loss stayed flat at 0.6931 for all 40 epochs; test loss 0.6931. That is ln 2, a coin flip."),
      ("accuracy", "50% of the training samples are classified rightly, and 50% of the test samples."),
      ("boundary", "There is no boundary: every point of the plane gets the same output, 0.5 for the second class."),
      ("neurons", "All 4 units of layer 1 give 0 everywhere. All 4 units of layer 2 give 0 everywhere."),
      ("weights", "All 28 weights are 0."), ("gradients", "Every gradient of a weight is exactly 0."),
      ("activations", "The standard deviation of the activations is 0 in layer 1 and 0 in layer 3, the last."),
      ("layers", "3 layers; the weight matrices have rank 0, 0 and 0."),
      (
        "spread",
        "All 4 units of layer 1 have exactly the same weights. All 4 units of layer 2 have exactly the same weights."
      ),
      ("network", "The network has 2 inputs and layers of 4, 4 and 1 units; every weight is 0."),
    ])
  func zeros(panel: String, sentence: String) throws {
    #expect(try Run(training(initializer: "zero", more: everyPanel), steps: 40).sentence(panel) == sentence)
  }

  @Test("clones are called the same function, to the last bit")
  func clones() throws {
    let run = try Run(training(initializer: "{constant: 0.5}", more: everyPanel), steps: 40)
    #expect(
      run.sentence("neurons")
        == "All 4 units of layer 1 compute the same function. All 4 units of layer 2 compute the same function.")
    #expect(run.value(of: Measure(.unitSpread)) == 0)
    #expect(run.sentence("layers") == "3 layers; the weight matrices have rank 1, 1 and 1.")
    guard case .heatMaps(let maps) = run.frame().panels.first(where: { $0.name == "neurons" })?.content else {
      return
    }
    #expect(maps.maps.map(\.title) == ["h1.1", "h1.2", "h1.3", "h1.4", "h2.1", "h2.2", "h2.3", "h2.4"])
    #expect(maps.maps[0].values == maps.maps[3].values)
    #expect(maps.range == -1...1)
  }

  @Test("before the first step the loss is told as it is")
  func beforeTraining() throws {
    let run = try Run(training(initializer: "zero"))
    #expect(
      run.sentence("loss")
        == "Training loss is 0.6931 before training; test loss 0.6931. That is ln 2, a coin flip.")
  }

  @Test("unbalanced classes add the entropy of their shares to the loss")
  func unbalanced() throws {
    let text = training(data: "{circle: {samples: 100, balance: 0.3}}", initializer: "zero", epochs: 400)
    let run = try Run(text, steps: 400)
    let sentence = try #require(run.sentence("loss"))
    #expect(sentence.hasPrefix("Training loss fell from 0.6931 to 0.6109 by epoch "))
    #expect(sentence.hasSuffix("That is 0.6109, what the shares of the classes alone give."))
    guard case .lineChart(let chart) = run.frame().panels.first?.content else { return }
    #expect(
      chart.references.map(\.label)
        == ["ln 2, a coin flip", "0.6109, what the shares of the classes alone give"])
    #expect(chart.xRange == 0...400)
  }

  @Test("the decision map covers the data, row by row from the top")
  func decisionMap() throws {
    let text = training(
      data: "{gauss: {samples: 60}}", network: "[{dense: 1}]", initializer: "zero", more: "show: [boundary]")
    let run = try Run(text, steps: 40)
    let frame = run.frame(fieldColumns: 10, fieldRows: 10)
    guard case .field(let field) = frame.panels.first?.content else { return }
    // Class 1 lies around (2, 2), at the top right.
    #expect(field.values[9] > 0)
    #expect(field.values[90] < 0)
    #expect(field.points.count == 60)
    #expect(field.points.allSatisfy { field.xRange.contains(Double($0.x)) && field.yRange.contains(Double($0.y)) })
    #expect(frame.panels.first?.sentence.hasSuffix("100% of the training samples lie on their side of it.") == true)
  }

  @Test(
    "curves are told by what they did",
    arguments: [
      ([1, 1, 1, 1], "Loss stayed flat at 1 for all 3 epochs"), ([1], "Loss is 1 before training"),
      ([], "Loss has no finite value yet"),
      ([1, 0.999, 0.998, 0.995], "Loss hardly moved, from 1 to 0.995 in 3 epochs"),
      ([1, 0.5, 0.5, 0.5, 0.5], "Loss fell from 1 to 0.5 by epoch 1, then stayed flat"),
      ([1, 0.8, 0.6, 0.4], "Loss fell from 1 to 0.4 in 3 epochs and is still falling"),
      ([1, 0.2, 0.6, 0.9], "Loss fell from 1 to 0.2 at epoch 1, then rose to 0.9"),
      ([1, 2, 3, 4], "Loss rose from 1 to 4 in 3 epochs and is still rising"),
    ])
  func tales(y: [Double], expected: String) {
    #expect(CurveTale.clause("Loss", x: y.indices.map(Double.init), y: y) == expected)
  }

  @Test("a propagation tells where the signal has got to, and that it vanishes")
  func propagation() throws {
    let text = LabTests.propagation(
      "{depth: 8, width: 30, activation: tanh, initializer: {normal: 0.01}, samples: 50}")
    var run = try Run(text)
    #expect(run.sentence("forward") == "The signal has not entered the first layer yet.")
    #expect(run.sentence("backward") == "The gradient has not started its way back yet.")
    run.advance(by: 3)
    #expect(run.sentence("forward")?.contains("after layer 3") == true)
    #expect(run.value(of: Measure(.activationStd, layer: 4)) == nil)
    run.advance(by: 100)
    #expect(run.step == 16)
    #expect(run.sentence("forward")?.hasSuffix(": it vanishes.") == true)
    #expect(run.sentence("backward")?.hasSuffix(": it vanishes.") == true)
    let ratio =
      (run.value(of: Measure(.activationStd, layer: 8)) ?? 0)
      / (run.value(of: Measure(.activationStd, layer: 1)) ?? 1)
    // Each layer of 30 units multiplies by 0.01 * sqrt(30).
    #expect(abs(ratio / 1.46e-9) < 3 && abs(ratio / 1.46e-9) > 0.3)
  }

  @Test("a sweep draws a point a seed, the mean, and what never got there at the top")
  func sweeping() throws {
    let text = sweep(
      "{knob: weight-scale, values: [1, 0.5, 1e-10, 0], seeds: 2, measure: epochs}",
      more: "until: train-loss below 0.6, show: [sweep, table]", epochs: 120)
    let run = try Run(text, steps: 100_000)
    let frame = run.frame()
    guard case .lineChart(let chart) = frame.panels.first?.content else { return }
    #expect(chart.series.map(\.name) == ["mean", "seed 1", "seed 2", "never"])
    #expect(chart.series[3].x == [1e-10, 1e-10])
    #expect(chart.series[3].y == [120, 120])
    #expect(chart.xScale == .logarithmic)
    #expect(frame.value(of: Measure(.epochs, layer: 3)) == nil)
    #expect(frame.value(of: Measure(.epochs, layer: 1)) != nil)
    #expect(frame.panels[0].sentence.contains("4 runs never reached train-loss below 0.6 in 120 epochs."))
    guard case .table(let table) = frame.panels.last?.content else { return }
    #expect(table.headers == ["scale of the weights", "seed 1", "seed 2", "mean"])
    #expect(table.rows[2] == ["1e-10", "never", "never", "-"])
    #expect(table.rows[3] == ["0", "never", "never", "-"])
  }

  @Test("a network too large to draw is described")
  func largeNetwork() throws {
    let run = try Run(training(network: "[{dense: 200}, {dense: 200}, {dense: 1}]", more: "show: [network]"))
    #expect(
      run.sentence("network")
        == "The network has 2 inputs and layers of 200, 200 and 1 units: 40,600 weights, too many to draw.")
  }
}
