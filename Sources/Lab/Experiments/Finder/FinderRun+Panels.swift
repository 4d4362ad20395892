import Engine
import Mathematics

extension FinderRun {
  func panel(_ panel: FinderPanel) -> Panel {
    switch panel {
    case .finder: curve
    case .suggestions: table
    }
  }

  /// Smoothed losses over rates, the raw ones behind them as far as they fit, and a mark for each suggestion.
  private var curve: Panel {
    // A few wild losses near the end would press everything else flat.
    let usual = record.smoothed.filter { $0.isFinite } + record.losses.prefix(10).filter { $0.isFinite }
    let ceiling = 2 * (usual.max() ?? 1)
    func series(_ name: String, _ values: [Double]) -> Panel.LineChart.Series {
      let shown = zip(record.rates, values).filter { $0.1 <= ceiling }
      return Panel.LineChart.Series(name: name, x: shown.map(\.0), y: shown.map(\.1))
    }
    let marks = suggestions.map { method, suggested in
      let rate = NumberText.short(suggested.rate, digits: 2)
      // The minimum is marked where it is; its rate is a tenth of that.
      return Panel.LineChart.Series(
        name: "\(method.rawValue) \(rate)", x: [record.rates[suggested.point]],
        y: [record.smoothed[suggested.point]], isScatter: true)
    }
    return Panel(
      name: FinderPanel.finder.rawValue, title: "Range test",
      content: .lineChart(
        Panel.LineChart(
          series: [series("smoothed", record.smoothed), series("raw", record.losses)] + marks,
          xTitle: "learning rate", yTitle: "loss", xScale: .logarithmic, yScale: .linear,
          xRange: record.settings.start...record.settings.end)),
      sentence: sentence)
  }

  private var sentence: String {
    guard let rate = record.rates.last, let smoothed = record.smoothed.last else {
      return "The first batch will be trained at a rate of \(NumberWords.value(record.settings.start))."
    }
    var text = "After \(NumberWords.count(step)) \(step == 1 ? "batch" : "batches") the rate is "
    text += "\(NumberWords.value(rate)) and the smoothed loss \(NumberWords.value(smoothed))."
    switch record.end {
    case nil: return text
    case .complete: text += " All batches are done."
    case .diverged: text += " It stopped: that is more than four times the smallest."
    case .notANumber: text += " It stopped: the loss is no number any more."
    }
    let advice = suggestions.map { "\($0.method.rawValue) \(NumberWords.value($0.rate.rate))" }
    return advice.isEmpty
      ? text + " Too few points are left to suggest a rate."
      : text + " Suggestions: \(advice.joined(separator: ", "))."
  }

  private var table: Panel {
    let rows = suggestions.map { method, suggested in
      [
        method.rawValue, NumberWords.value(suggested.rate), NumberWords.value(record.smoothed[suggested.point]),
        method.way,
      ]
    }
    return Panel(
      name: FinderPanel.suggestions.rawValue, title: "Suggestions",
      content: .table(Panel.Table(headers: ["method", "rate", "loss there", "where it looks"], rows: rows)),
      sentence: rows.isEmpty
        ? "Suggestions come when the test is over."
        : "The suggested rates lie between \(extreme(<)) and \(extreme(>)).")
  }

  private func extreme(_ precedes: (Double, Double) -> Bool) -> String {
    NumberWords.value(suggestions.map(\.rate.rate).sorted(by: precedes).first ?? 0)
  }
}

extension Suggestion {
  fileprivate var way: String {
    switch self {
    case .valley: "half-way down the longest descent"
    case .slide: "where it begins to turn steep"
    case .minimum: "a tenth of the lowest point's rate"
    case .steep: "where it falls most steeply"
    }
  }
}
