import Engine

extension TreeRun {
  func panel(_ panel: TreePanel, columns: Int, rows: Int) -> Panel {
    let picture = TreePicture(samples: samples)
    switch panel {
    case .tree:
      return Panel(
        name: panel.rawValue, title: isPruned ? "The tree, pruned" : "The tree",
        content: .tree(picture.drawing(of: tree)), sentence: treeSentence(picture))
    case .boundary:
      let field = picture.field(of: tree, columns: columns, rows: rows)
      return Panel(
        name: panel.rawValue, title: "Partition", content: .field(field), sentence: boundarySentence)
    case .depth: return depthPanel
    case .pruning: return pruningPanel
    case .importances: return picture.importancesPanel(panel.rawValue, tree.importances)
    case .confusion: return picture.confusionPanel(panel.rawValue, of: tree)
    }
  }

  private func treeSentence(_ picture: TreePicture) -> String {
    guard let split = tree.root.split else {
      let answer = samples.classNames[tree.majority(at: 0)]
      return "The tree is a single leaf that answers \(answer), whatever it is shown."
    }
    return "The tree has \(NumberWords.plural(tree.leafCount, "leaf", "leaves")) and asks up to "
      + "\(NumberWords.plural(tree.depth, "question")), the first of them "
      + "\"\(picture.question(split).replacing("<=", with: "at most"))\", which gains "
      + "\(NumberWords.value(split.gain)) \(settings.tree.criterion == .entropy ? (split.gain == 1 ? "bit" : "bits") : "of Gini impurity")."
  }

  private var accuracySentence: String {
    "\(NumberWords.percent(score.train)) of the training samples are answered rightly"
      + (score.test.map { ", and \(NumberWords.percent($0)) of the test samples" } ?? "") + "."
  }

  private var boundarySentence: String {
    "The plane is cut into \(NumberWords.plural(tree.leafCount, "rectangle")). " + accuracySentence
  }

  /// Accuracy of the tree cut at each depth, as far as it has grown.
  private var depthPanel: Panel {
    let asked = min(step, grown.splits.count)
    let depths = (0...grown.tree.depth).filter { grown.splits(toDepth: $0) <= asked }
    let scores = depths.map { grown.scores[grown.splits(toDepth: $0)] }
    var series = [Panel.LineChart.Series(name: "train", x: depths.map(Double.init), y: scores.map(\.train))]
    let tests = scores.compactMap(\.test)
    if tests.count == depths.count {
      series.append(Panel.LineChart.Series(name: "test", x: depths.map(Double.init), y: tests))
    }
    return Panel(
      name: TreePanel.depth.rawValue, title: "Accuracy against depth",
      content: .lineChart(
        Panel.LineChart(
          series: series, xTitle: "depth", yTitle: "accuracy", yScale: .linear,
          xRange: 0...Double(max(1, grown.tree.depth)))),
      sentence: depthSentence(depths, scores))
  }

  private func depthSentence(_ depths: [Int], _ scores: [GrownTree.Score]) -> String {
    guard let depth = depths.last, let score = scores.last else { return "The tree has not begun to grow." }
    var text = "At depth \(depth), \(NumberWords.percent(score.train)) of the training samples are right"
    guard let test = score.test,
      let best = scores.indices.max(by: { (scores[$0].test ?? 0) < (scores[$1].test ?? 0) })
    else { return text + "." }
    text += " and \(NumberWords.percent(test)) of the test samples"
    guard depths[best] < depth, let most = scores[best].test else { return text + "." }
    return text + "; the test was best at depth \(depths[best]), with \(NumberWords.percent(most))."
  }

  /// Accuracy and leaves against the price of a leaf: constant between two prices at which something is cut.
  private var pruningPanel: Panel {
    guard step >= grown.splits.count, let second = grown.cuts.dropFirst().first else {
      let text = "What pruning would leave is known once the tree has grown."
      return Panel(name: TreePanel.pruning.rawValue, title: "Pruning", content: .text(text), sentence: text)
    }
    let start = second.alpha / 2
    let end = (grown.cuts.last?.alpha ?? 1) * 1.5
    func stairs(_ value: (GrownTree.Cut) -> Double?) -> (x: [Double], y: [Double]) {
      var (x, y): ([Double], [Double]) = ([], [])
      for (index, cut) in grown.cuts.enumerated() {
        guard let value = value(cut) else { continue }
        x += [max(cut.alpha, start), index + 1 < grown.cuts.count ? grown.cuts[index + 1].alpha : end]
        y += [value, value]
      }
      return (x, y)
    }
    let all = Double(max(1, grown.tree.leafCount))
    let curves: [(String, (GrownTree.Cut) -> Double?)] = [
      ("train", { $0.score.train }), ("test", { $0.score.test }), ("leaves left, share", { Double($0.leaves) / all }),
    ]
    var series = curves.compactMap { name, value -> Panel.LineChart.Series? in
      let (x, y) = stairs(value)
      return x.isEmpty ? nil : Panel.LineChart.Series(name: name, x: x, y: y)
    }
    if isPruned, settings.pruning == .costComplexity, let test = score.test {
      series.append(
        Panel.LineChart.Series(name: "you", x: [min(max(settings.alpha, start), end)], y: [test], isScatter: true))
    }
    return Panel(
      name: TreePanel.pruning.rawValue, title: "Pruning",
      content: .lineChart(
        Panel.LineChart(
          series: series, xTitle: "price of a leaf, alpha", yTitle: "share", xScale: .logarithmic, yScale: .linear,
          xRange: start...end)),
      sentence: pruningSentence)
  }

  private var pruningSentence: String {
    let best = grown.cuts.max { ($0.score.test ?? 0) < ($1.score.test ?? 0) }
    var text = "The full tree has \(NumberWords.plural(grown.tree.leafCount, "leaf", "leaves"))"
    if let full = grown.cuts.first?.score.test { text += ", test accuracy \(NumberWords.percent(full))" }
    if let best, let test = best.score.test {
      text +=
        "; the best cut has \(NumberWords.count(best.leaves)), from alpha \(NumberWords.value(best.alpha)) on, and "
        + "\(NumberWords.percent(test))"
    }
    text += "."
    guard isPruned else { return text }
    return text + " Now \(NumberWords.plural(tree.leafCount, "leaf is", "leaves are")) left"
      + (score.test.map { ", with \(NumberWords.percent($0))" } ?? "") + "."
  }
}
