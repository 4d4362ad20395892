import Engine

/// The panels of kind `forest`.
enum ForestPanel: String, CaseIterable, Sendable {
  case accuracy, boundary, importances, confusion

  func applies(to growth: ForestGrowth) -> Bool { self != .boundary || growth.data.planeData != nil }
}

extension ForestGrowth: KindSettings {
  var kind: Experiment.Kind { .forest(self) }
  var knobTable: [KnobRow<ForestGrowth>] { ForestGrowth.knobs }
  var panelNames: [String] { ForestPanel.allCases.filter { $0.applies(to: self) }.map(\.rawValue) }
  var defaultPanels: [String] { [ForestPanel.accuracy.rawValue] }
  var files: [String] { data.files }

  var sizeProblems: [SettingProblem] {
    let samples = data.planeData?.samples ?? 0
    guard data.treeSizeProblems.isEmpty, samples * trees > Limits.forestSamples else { return data.treeSizeProblems }
    return [
      SettingProblem(
        path: [.key("trees")],
        "\(trees) trees on \(samples) samples each learn from \(trees * samples) together; at most "
          + "\(Limits.forestSamples) are allowed")
    ]
  }

  var measures: [Measure] {
    let names: [Measure.Name] = [
      .trainAccuracy, .testAccuracy, .outOfBagAccuracy, .treeAccuracy, .trees, .leaves,
    ]
    return names.map { Measure($0) } + data.importanceMeasures
  }

  func start(seed: UInt64, tables: Tables, kernels: KernelLevel) throws(ExperimentError) -> any KindRun {
    try ForestRun(self, seed: seed, tables: tables)
  }
}
