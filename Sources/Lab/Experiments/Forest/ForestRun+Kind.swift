import Engine

extension ForestRun: KindRun {
  var plannedSteps: Int? { settings.trees }

  /// The sums for all samples; trees are shared by all checkpoints.
  var pastSize: Int { 16 * samples.classNames.count * (samples.train.count * 2 + (samples.test?.count ?? 0)) + 1_000 }

  func value(of measure: Measure) -> Double? {
    switch measure.name {
    case .trainAccuracy: scores.last?.train
    case .testAccuracy: scores.last?.test
    case .outOfBagAccuracy: scores.last?.outOfBag
    case .treeAccuracy: treeAccuracy
    case .trees: Double(step)
    case .leaves:
      step > 0 ? Double(forest.trees.reduce(0) { $0 + $1.leafCount }) / Double(step) : nil
    case .importance:
      measure.layer.flatMap { (1...samples.train.features).contains($0) ? forest.importances[$0 - 1] : nil }
    default: nil
    }
  }

  /// Importances go through all trees: once is enough.
  func readings(of measures: [Measure]) -> [Reading] {
    let importances = forest.importances
    return measures.map { measure in
      guard measure.name == .importance, let feature = measure.layer else {
        return Reading(measure, value(of: measure))
      }
      return Reading(measure, feature <= importances.count ? importances[feature - 1] : nil)
    }
  }

  func picture(
    _ names: [String], of measures: [Measure], columns: Int, rows: Int
  ) -> (panels: [Panel], readings: [Reading]) {
    let panels = names.compactMap { ForestPanel(rawValue: $0) }.filter { $0.applies(to: settings) }
    return (panels.map { panel($0, columns: columns, rows: rows) }, readings(of: measures))
  }

  /// A row a tree.
  var tableHeader: [String] { ["trees", "train-accuracy", "test-accuracy", "oob-accuracy", "tree-accuracy"] }

  var tableRows: [[Double?]] {
    var sum = 0.0
    return scores.enumerated().map { index, score in
      sum += score.alone
      return [Double(index + 1), score.train, score.test, score.outOfBag, sum / Double(index + 1)]
    }
  }
}
