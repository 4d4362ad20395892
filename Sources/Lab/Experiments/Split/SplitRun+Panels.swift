import Engine

extension SplitRun {
  func panel(_ panel: SplitPanel) -> Panel {
    switch panel {
    case .gain: gainPanel
    case .sides: sidesPanel
    case .points: pointsPanel
    case .arithmetic: arithmeticPanel
    }
  }

  private var name: String { settings.feature.replacing("_", with: " ") }
  private var threshold: String { TreePicture.number(settings.threshold) }
  private var unit: String { settings.criterion == .entropy ? "bits" : "of Gini impurity" }

  private var span: ClosedRange<Double> {
    Double(curve.values.first ?? 0)...Double(max(curve.values.last ?? 1, (curve.values.first ?? 0) + 1e-6))
  }

  private var gainPanel: Panel {
    let searched = curve.points.prefix(step)
    var series = [
      Panel.LineChart.Series(name: "every threshold", x: searched.map(\.threshold), y: searched.map(\.gain)),
      Panel.LineChart.Series(
        name: "your tries", x: tries.map(\.threshold), y: tries.map(\.gain), isScatter: true),
      Panel.LineChart.Series(name: "you", x: [settings.threshold], y: [gain], isScatter: true),
    ]
    if let best { series.append(.init(name: "best", x: [best.threshold], y: [best.gain], isScatter: true)) }
    return Panel(
      name: SplitPanel.gain.rawValue, title: "Gain",
      content: .lineChart(
        Panel.LineChart(
          series: series.filter { !$0.x.isEmpty }, xTitle: name, yTitle: "gain", yScale: .linear,
          xRange: span)),
      sentence: gainSentence)
  }

  private var gainSentence: String {
    let mine = "Asking \"\(name) at most \(threshold)\" gains \(NumberWords.value(gain)) \(unit)"
    guard let best else { return mine + "; run to see what every other threshold gains." }
    guard ending != nil else {
      return mine
        + ". \(step) of \(lastStep) thresholds are tried; the best so far gains \(NumberWords.value(best.gain))."
    }
    guard best.gain > 0 else { return mine + ". No threshold of this feature gains anything." }
    return mine
      + ". The best is \(TreePicture.number(best.threshold)) with \(NumberWords.value(best.gain)): yours has "
      + "\(NumberWords.percent(gain / best.gain)) of it."
  }

  private var sidesPanel: Panel {
    let (left, right) = sides
    func words(_ counts: [Int]) -> String {
      SettingProblem.listed(zip(samples.classNames, counts).map { "\($1) \($0)" }, joinedBy: "and")
    }
    return Panel(
      name: SplitPanel.sides.rawValue, title: "Both sides",
      content: .bars(
        Panel.Bars(
          labels: samples.classNames,
          groups: [
            Panel.Bars.Group(name: "\(name) <= \(threshold)", values: left.map(Double.init)),
            Panel.Bars.Group(name: "above", values: right.map(Double.init)),
          ])),
      sentence: "At most \(threshold): \(words(left)). Above: \(words(right)).")
  }

  /// A strip of points for each class, and the threshold across.
  private var pointsPanel: Panel {
    let names = samples.classNames
    var series: [Panel.LineChart.Series] = []
    for (label, name) in names.enumerated() {
      let own = zip(values, labels).filter { Int($0.1) == label }.map { Double($0.0) }.sorted()
      series.append(
        Panel.LineChart.Series(name: name, x: own, y: own.map { _ in Double(label + 1) }, isScatter: true))
    }
    series.append(
      Panel.LineChart.Series(
        name: "threshold", x: [settings.threshold, settings.threshold], y: [0.5, Double(names.count) + 0.5]))
    let first = names.enumerated().map { "\($0 + 1) is \($1)" }.joined(separator: ", ")
    return Panel(
      name: SplitPanel.points.rawValue, title: "The samples, \(name)", shortTitle: "The samples",
      content: .lineChart(
        Panel.LineChart(series: series, xTitle: name, yTitle: "class", yScale: .linear, xRange: span)),
      sentence:
        "\(NumberWords.plural(values.count, "sample")) lie between \(TreePicture.number(span.lowerBound)) and "
        + "\(TreePicture.number(span.upperBound)), a row for each class: \(first).")
  }

  /// The gain worked out: what there is, what each side keeps, weighted.
  private var arithmeticPanel: Panel {
    let (left, right) = sides
    let all = zip(left, right).map(+)
    let total = Double(max(1, values.count))
    func row(_ name: String, _ counts: [Int]) -> [String] {
      let share = Double(counts.reduce(0, +)) / total
      return [name] + counts.map { String($0) } + [
        NumberWords.value(share), NumberWords.value(settings.criterion.impurity(of: counts)),
        NumberWords.value(share * settings.criterion.impurity(of: counts)),
      ]
    }
    let rows = [row("all", all), row("at most \(threshold)", left), row("above", right)]
    return Panel(
      name: SplitPanel.arithmetic.rawValue, title: "The gain worked out",
      content: .table(
        Panel.Table(
          headers: ["samples"] + samples.classNames + ["share", settings.criterion.rawValue, "weighted"], rows: rows)),
      sentence: "The gain is \(rows[0].last ?? "") minus \(rows[1].last ?? "") minus \(rows[2].last ?? ""), which is "
        + "\(NumberWords.value(gain)).")
  }
}
