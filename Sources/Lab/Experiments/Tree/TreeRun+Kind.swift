import Engine

extension TreeRun: KindRun {
  var plannedSteps: Int? { lastStep }
  var isSteerable: Bool { true }
  var pastSize: Int { 200 * tree.nodes.count + 1_000 }

  func value(of measure: Measure) -> Double? {
    switch measure.name {
    case .trainAccuracy: score.train
    case .testAccuracy: score.test
    case .leaves: Double(tree.leafCount)
    case .depth: Double(tree.depth)
    case .gain: tree.root.split?.gain ?? 0
    case .importance: measure.layer.flatMap { tree.importance(of: $0 - 1) }
    default: nil
    }
  }

  func picture(
    _ names: [String], of measures: [Measure], columns: Int, rows: Int
  ) -> (panels: [Panel], readings: [Reading]) {
    let panels = names.compactMap { TreePanel(rawValue: $0) }.filter { $0.applies(to: settings) }
    return (panels.map { panel($0, columns: columns, rows: rows) }, readings(of: measures))
  }

  /// A row a step taken.
  var tableHeader: [String] { ["step", "depth", "leaves", "train-accuracy", "test-accuracy"] }

  var tableRows: [[Double?]] {
    var depth = 0
    var rows: [[Double?]] = grown.scores.prefix(step + 1).enumerated().map { count, score in
      if count > 0 { depth = max(depth, grown.tree.nodes[grown.splits[count - 1]].depth + 1) }
      return [Double(count), Double(depth), Double(count + 1), score.train, score.test]
    }
    if isPruned { rows.append([Double(step), Double(tree.depth), Double(tree.leafCount), score.train, score.test]) }
    return rows
  }
}

extension DecisionTree {
  /// nil where there is no such feature.
  func importance(of feature: Int) -> Double? {
    (0..<features).contains(feature) ? importances[feature] : nil
  }
}
