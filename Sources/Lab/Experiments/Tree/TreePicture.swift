import Engine
import Mathematics

/// Panels that trees and forests share.
struct TreePicture: Sendable {
  let samples: TreeSamples

  /// Nodes drawn at most: what no screen shows is counted.
  private static let shownNodes = 400
  private static let shownPoints = 400
  private static let shownFeatures = 12

  /// A threshold as it is read: 2.45, 883.2.
  static func number(_ value: Double) -> String { NumberText.short(value, digits: abs(value) >= 100 ? 4 : 3) }

  /// `petal length cm <= 2.45`; a column of zeros and ones is asked for its zeros.
  func question(_ split: TreeSplit) -> String {
    let name = samples.featureName(split.feature)
    return isFlag(split.feature) ? "\(name) = 0" : "\(name) <= \(Self.number(split.threshold))"
  }

  private func isFlag(_ feature: Int) -> Bool {
    let data = samples.train
    return stride(from: feature, to: data.inputs.count, by: data.features).allSatisfy {
      data.inputs[$0] == 0 || data.inputs[$0] == 1
    }
  }

  /// The tree with as many levels as can be of use.
  func drawing(of tree: DecisionTree) -> Panel.Tree {
    var levels = 0
    var total = 1
    while levels < tree.depth {
      let next = tree.nodes.count { $0.depth == levels + 1 }
      guard total + next <= Self.shownNodes else { break }
      total += next
      levels += 1
    }
    var sizes = [Int](repeating: 1, count: tree.nodes.count)
    for place in tree.nodes.indices.reversed() {
      if let split = tree.nodes[place].split { sizes[place] += sizes[split.left] + sizes[split.right] }
    }
    let kept = tree.nodes.indices.filter { tree.nodes[$0].depth <= levels }
    var newPlaces: [Int: Int] = [:]
    for (index, place) in kept.enumerated() { newPlaces[place] = index }
    let nodes = kept.map { place -> Panel.Tree.Node in
      let (counts, winner) = (tree.counts(at: place), tree.majority(at: place))
      var node = Panel.Tree.Node(
        answer: samples.classNames[winner], group: winner,
        share: "\(counts[winner])/\(tree.nodes[place].samples)")
      guard let split = tree.nodes[place].split else { return node }
      node.question = question(split)
      if let left = newPlaces[split.left], let right = newPlaces[split.right] {
        node.children = [left, right]
      } else {
        node.below = sizes[place] - 1
      }
      return node
    }
    return Panel.Tree(nodes: nodes, branches: ["yes", "no"])
  }

  /// What a predictor answers all over the plane, with the training samples on it.
  func field(of predictor: some Predictor, columns: Int, rows: Int) -> Panel.Field {
    let data = samples.train
    let grid = PlaneGrid(around: data, columns: columns, rows: rows)
    let (classes, cells) = (predictor.classes, grid.columns * grid.rows)
    let answers = (try? predictor.answers(for: grid.points)) ?? [Double](repeating: 0, count: cells * classes)
    let values = (0..<cells).map { cell -> Float in
      let row = answers[cell * classes..<(cell + 1) * classes]
      if classes == 2 { return Float(2 * row[row.startIndex + 1] - 1) }
      let winner = row.indices.reduce(row.startIndex) { row[$1] > row[$0] ? $1 : $0 }
      return Float(winner - row.startIndex) / Float(max(1, classes - 1)) * 2 - 1
    }
    return Panel.Field(
      values: values, columns: grid.columns, rows: grid.rows, xRange: grid.xRange, yRange: grid.yRange,
      points: points)
  }

  private var points: [Panel.Field.Point] {
    let data = samples.train
    guard case .classes(let labels, _) = data.targets else { return [] }
    let every = max(1, (data.count + Self.shownPoints - 1) / Self.shownPoints)
    return stride(from: 0, to: data.count, by: every).map {
      Panel.Field.Point(x: data.inputs[$0 * 2], y: data.inputs[$0 * 2 + 1], label: Int(labels[$0]))
    }
  }

  /// The features that count most.
  func importancesPanel(_ name: String, _ importances: [Double]) -> Panel {
    let order = importances.indices.sorted { (importances[$0], $1) > (importances[$1], $0) }
    let shown = order.prefix(Self.shownFeatures)
    let first = order.first.map { ($0, importances[$0]) }
    let sentence =
      if let (feature, share) = first, share > 0 {
        "\(samples.featureName(feature).capitalizedFirst) takes \(NumberWords.percent(share)) of all that is gained"
          + (importances.count > 1
            ? "; \(importances.count { $0 == 0 }) of \(importances.count) features take nothing." : ".")
      } else {
        "Nothing is asked yet, so no feature counts."
      }
    return Panel(
      name: name, title: "What counts",
      content: .bars(
        Panel.Bars(
          labels: shown.map(samples.featureName),
          groups: [Panel.Bars.Group(name: "share of the gain", values: shown.map { importances[$0] })])),
      sentence: sentence)
  }

  /// True classes in rows, answers in columns: on the samples held out, or else on the training samples.
  func confusionPanel(_ name: String, of predictor: some Predictor) -> Panel {
    let (data, what) = samples.test.map { ($0, "test") } ?? (samples.train, "training")
    let names = samples.classNames
    var counts = [[Int]](repeating: [Int](repeating: 0, count: names.count), count: names.count)
    if case .classes(let labels, _) = data.targets, let answers = try? predictor.predictedClasses(for: data.inputs) {
      for (label, answer) in zip(labels, answers) { counts[Int(label)][Int(answer)] += 1 }
    }
    let wrong = counts.indices.reduce(0) { sum, row in sum + counts[row].reduce(0, +) - counts[row][row] }
    let pairs = counts.indices.flatMap { row in counts.indices.filter { $0 != row }.map { (row, $0) } }
    let worst = pairs.max { counts[$0.0][$0.1] < counts[$1.0][$1.1] }
    var sentence =
      "\(NumberWords.count(wrong)) of \(NumberWords.plural(data.count, "\(what) sample")) are answered wrongly"
    if let (row, column) = worst, counts[row][column] > 0 {
      sentence +=
        "; \(NumberWords.count(counts[row][column])) of them \(counts[row][column] == 1 ? "is" : "are") \(names[row]) taken for \(names[column])"
    }
    return Panel(
      name: name, title: "Confusion, \(what) samples", shortTitle: "Confusion",
      content: .table(
        Panel.Table(
          headers: ["true, below"] + names,
          rows: names.indices.map { row in [names[row]] + counts[row].map { String($0) } })),
      sentence: sentence + ".")
  }
}

extension String {
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
