import Engine

/// The panels of kind `tree`.
enum TreePanel: String, CaseIterable, Sendable {
  case tree, boundary, depth, pruning, importances, confusion

  func applies(to growth: TreeGrowth) -> Bool { self != .boundary || growth.data.planeData != nil }
}

extension TreeGrowth: KindSettings {
  var kind: Experiment.Kind { .tree(self) }
  var knobTable: [KnobRow<TreeGrowth>] { TreeGrowth.knobs }
  var sizeProblems: [SettingProblem] { data.treeSizeProblems }
  var panelNames: [String] { TreePanel.allCases.filter { $0.applies(to: self) }.map(\.rawValue) }
  var defaultPanels: [String] { [TreePanel.tree.rawValue] }
  var files: [String] { data.files }
  var dependsOnHistory: Bool { false }

  /// Importances count features from 1; those of a table are known once it is read.
  var measures: [Measure] {
    let names: [Measure.Name] = [.trainAccuracy, .testAccuracy, .leaves, .depth, .gain]
    return names.map { Measure($0) } + data.importanceMeasures
  }

  func start(seed: UInt64, tables: Tables, kernels: KernelLevel) throws(ExperimentError) -> any KindRun {
    try TreeRun(self, seed: seed, tables: tables)
  }
}

extension DataSource {
  /// How many features can be asked about by number.
  private static let askedFeatures = 100

  var importanceMeasures: [Measure] {
    let features = planeData == nil ? tableData?.features?.count ?? Self.askedFeatures : 2
    return (1...max(1, features)).map { Measure(.importance, layer: $0) }
  }
}
