import Engine

/// The panels of kind `split`.
enum SplitPanel: String, CaseIterable, Sendable { case gain, sides, points, arithmetic }

extension SplitSearch: KindSettings {
  var kind: Experiment.Kind { .split(self) }
  var knobTable: [KnobRow<SplitSearch>] { SplitSearch.knobs }
  var sizeProblems: [SettingProblem] { data.treeSizeProblems }
  var panelNames: [String] { SplitPanel.allCases.map(\.rawValue) }
  var defaultPanels: [String] { [SplitPanel.points, .gain].map(\.rawValue) }
  var files: [String] { data.files }
  var waitsForLearner: Bool { true }
  var dependsOnHistory: Bool { false }

  var measures: [Measure] {
    let names: [Measure.Name] = [.gain, .bestGain, .shareOfBest, .impurity]
    return names.map { Measure($0) }
  }

  func start(seed: UInt64, tables: Tables, kernels: KernelLevel) throws(ExperimentError) -> any KindRun {
    try SplitRun(self, seed: seed, tables: tables)
  }

  /// The features there are, as far as the settings tell; a table without a list has those of its columns.
  var featureNames: [String] { data.planeData == nil ? data.tableData?.features ?? [feature] : ["x", "y"] }

  var meaningProblems: [SettingProblem] {
    guard featureNames.contains(feature) else {
      return [.unknown("a feature of these data", feature, among: featureNames, at: [.key("feature")])]
    }
    return []
  }
}
