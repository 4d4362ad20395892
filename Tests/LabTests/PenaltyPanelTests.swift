@testable import Lab
import Testing

@Suite("The panels gap and coefficients")
struct PenaltyPanelTests {
  private func linear(_ data: String, _ more: String) -> String {
    training(
      data: data, network: "[{dense: 1}]", initializer: "zero", loss: "mean-squared-error",
      optimizer: "{sgd: {learning-rate: 0.05}}", epochs: 300, more: more)
  }

  @Test("the weights of a sparse target stand beside those behind the data, and L1 leaves exact zeros")
  func sparse() throws {
    let text = linear("sparse-linear", "penalty: {l1: 0.4}, show: [coefficients]")
    let run = try Run(text, steps: 300)
    guard case .columns(let columns) = try #require(run.frame().panels.first).content else {
      Issue.record("not columns")
      return
    }
    #expect(columns.values.count == 30)
    #expect(columns.marks.prefix(4) == [3, -2, 1.5, 0])
    let zeros = columns.values.count { $0 == 0 }
    #expect(zeros > 15)
    #expect(run.sentence("coefficients")?.hasPrefix("\(zeros) of 30 weights are exactly 0. The largest are ") == true)
    #expect(run.value(of: Measure(.coefficient, layer: 1)) == columns.values[0])
    #expect(run.value(of: Measure(.coefficient, layer: 31)) == nil)
  }

  @Test("few features are named with their weights")
  func few() throws {
    let run = try Run(linear("twins", "show: [coefficients]"))
    #expect(run.sentence("coefficients") == "Every weight is exactly 0.")
    let trained = try Run(linear("twins", "penalty: {l1: 0.4}, show: [coefficients]"), steps: 300)
    let sentence = try #require(trained.sentence("coefficients"))
    #expect(sentence.hasPrefix("Twin 1 has ") && sentence.hasSuffix("and junk has exactly 0."))
  }

  @Test("a penalty too strong is told to have lost what matters")
  func lost() throws {
    let run = try Run(linear("sparse-linear", "penalty: {l1: 5}, show: [coefficients]"), steps: 300)
    #expect(run.sentence("coefficients")?.contains("that matter") == true)
  }

  @Test("other data have no weights of features")
  func elsewhere() throws {
    let settings = try experiment(training(network: "[{dense: 1}]")).kind.settings
    #expect(!settings.panelNames.contains("coefficients"))
    #expect(!settings.measures.contains { $0.name == .coefficient })
    let hidden = linear("twins", "show: [loss]").replacing("[{dense: 1}]", with: "[{dense: 2}, {dense: 1}]")
    #expect(try !experiment(hidden).kind.settings.panelNames.contains("coefficients"))
  }

  @Test("the gap is told with the epoch at which the held-out loss was lowest")
  func gap() throws {
    let text = training(
      data: "{moons: {samples: 20, noise: 0.4, flipped: 0.2}}",
      network: "[{dense: 16, activation: relu}, {dense: 1}]",
      initializer: "he", optimizer: "{adam: {learning-rate: 0.05}}", epochs: 200, more: "show: [gap]")
    let run = try Run(text, steps: 200)
    guard case .lineChart(let chart) = try #require(run.frame().panels.first).content else { return }
    #expect(chart.series.map(\.name) == ["train", "held out", "lowest"])
    let lowest = try #require(chart.series[1].y.min())
    #expect(chart.series[2].y == [lowest])
    #expect(chart.yScale == .linear)
    #expect(run.sentence("gap")?.contains("The held-out loss was lowest, ") == true)
    #expect(try Run(text).sentence("gap")?.contains("about as low as it ever was") == true)
  }
}
