import Engine

extension ForestRun {
  func panel(_ panel: ForestPanel, columns: Int, rows: Int) -> Panel {
    let picture = TreePicture(samples: samples)
    guard step > 0 else {
      return Panel(
        name: panel.rawValue, title: panel == .accuracy ? "Accuracy" : "The forest",
        content: .text("No tree has been grown yet."), sentence: "No tree has been grown yet.")
    }
    switch panel {
    case .accuracy: return accuracyPanel
    case .boundary:
      return Panel(
        name: panel.rawValue, title: "What the trees say together", shortTitle: "Together",
        content: .field(picture.field(of: forest, columns: columns, rows: rows)),
        sentence: "\(NumberWords.plural(step, "tree")) share the plane. \(rightSentence)")
    case .importances: return picture.importancesPanel(panel.rawValue, forest.importances)
    case .confusion: return picture.confusionPanel(panel.rawValue, of: forest)
    }
  }

  private var rightSentence: String {
    guard let score = scores.last else { return "" }
    return "\(NumberWords.percent(score.train)) of the training samples are answered rightly"
      + (score.test.map { ", and \(NumberWords.percent($0)) of the test samples" } ?? "") + "."
  }

  /// Accuracies against the number of trees; the mean of single trees shows what the averaging adds.
  private var accuracyPanel: Panel {
    let x = scores.indices.map { Double($0 + 1) }
    func series(_ name: String, _ values: [Double?]) -> Panel.LineChart.Series? {
      let known = zip(x, values).compactMap { x, value in value.map { (x, $0) } }
      return known.isEmpty ? nil : Panel.LineChart.Series(name: name, x: known.map(\.0), y: known.map(\.1))
    }
    let alone = tableRows.map { $0[4] }
    let curves = [
      series("train", scores.map { $0.train }), series("test", scores.map(\.test)),
      series("out of bag", scores.map(\.outOfBag)), series("one tree, mean", alone),
    ]
    var sentence = "\(NumberWords.plural(step, "tree")): \(rightSentence)"
    if let outOfBag = scores.last?.outOfBag { sentence += " Out of bag it is \(NumberWords.percent(outOfBag))" }
    if let treeAccuracy {
      sentence +=
        (scores.last?.outOfBag == nil ? " One" : "; one") + " tree alone has \(NumberWords.percent(treeAccuracy))."
    }
    return Panel(
      name: ForestPanel.accuracy.rawValue, title: "Accuracy",
      content: .lineChart(
        Panel.LineChart(
          series: curves.compactMap { $0 }, xTitle: "trees", yTitle: "accuracy", yScale: .linear,
          xRange: 1...Double(max(2, settings.trees)))),
      sentence: sentence)
  }
}
