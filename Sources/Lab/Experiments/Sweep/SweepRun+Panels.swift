import Mathematics

extension SweepRun {
  func panel(_ panel: SweepPanel) -> Panel {
    let summary = SweepSummary(self)
    return switch panel {
    case .sweep: chart(summary)
    case .table: table(summary)
    }
  }

  private var knobLabel: String {
    Training.knobs.first { $0.name == settings.knob }?.label ?? settings.knob
  }

  private var title: String { "\(settings.measure.words) against \(knobLabel)" }

  private var shortTitle: String { settings.measure.words.replacing("root mean squared", with: "RMS") }

  /// Where a run that never got to the threshold is drawn.
  private var ceiling: Double {
    settings.measure.name == .steps ? Double(current.lastStep) : Double(settings.base.epochs)
  }

  private func chart(_ summary: SweepSummary) -> Panel {
    let content: Panel.Content
    if let x = summary.x {
      content = .lineChart(
        Panel.LineChart(
          series: series(summary, x: x), xTitle: knobLabel, yTitle: settings.measure.words,
          xScale: summary.isLogarithmic ? .logarithmic : .linear, yScale: countsTheWay ? .linear : .automatic,
          xRange: range(x.filter(summary.isDrawn))))
    } else {
      content = .bars(
        Panel.Bars(
          labels: settings.values.map(\.words),
          groups: [Panel.Bars.Group(name: settings.measure.words, values: summary.means.map { $0 ?? 0 })]))
    }
    return Panel(
      name: SweepPanel.sweep.rawValue, title: title, shortTitle: shortTitle, content: content,
      sentence: sentence(summary))
  }

  private func range(_ x: [Double]) -> ClosedRange<Double>? {
    if let low = x.min(), let high = x.max() { low...high } else { nil }
  }

  private var countsTheWay: Bool { [.epochs, .steps].contains(settings.measure.name) }

  private func series(_ summary: SweepSummary, x: [Double]) -> [Panel.LineChart.Series] {
    let order = x.indices.filter { summary.isDrawn(x[$0]) }.sorted { x[$0] < x[$1] }
    let line = order.compactMap { index in summary.means[index].map { (x[index], $0) } }
    let drawn = points.filter { summary.isDrawn(x[$0.value]) }
    let mean = Panel.LineChart.Series(name: "mean", x: line.map(\.0), y: line.map(\.1))
    let scatters = seeds.map { seed in
      let own = drawn.filter { $0.seed == seed && $0.result != nil }
      return Panel.LineChart.Series(
        name: "seed \(seed)", x: own.map { x[$0.value] }, y: own.compactMap(\.result), isScatter: true)
    }
    let missed = countsTheWay ? drawn.filter { $0.result == nil && !$0.isDiverged } : []
    let never = Panel.LineChart.Series(
      name: "never", x: missed.map { x[$0.value] }, y: missed.map { _ in ceiling }, isScatter: true)
    return [mean] + scatters + (missed.isEmpty ? [] : [never])
  }

  private func sentence(_ summary: SweepSummary) -> String {
    let known = zip(settings.values, summary.means).compactMap { value, mean in mean.map { (value.words, $0) } }
    guard let first = known.first, let last = known.last else {
      return "No run of \(NumberWords.count(runCount)) is finished yet." + missedSentence
    }
    var text = "\(settings.measure.words), mean of \(NumberWords.plural(seeds.count, "seed")): "
    text += "\(NumberWords.value(first.1)) at \(first.0)"
    if known.count > 1 { text += " and \(NumberWords.value(last.1)) at \(last.0)" }
    text += "."
    let smallest = known.indices.min { known[$0].1 < known[$1].1 } ?? 0
    if smallest > 0, smallest < known.count - 1 {
      // A line through a valley says nothing.
      text += " The smallest is \(NumberWords.value(known[smallest].1)) at \(known[smallest].0)."
    } else if let slope = summary.slope, summary.isLogarithmic {
      text += " Each factor of ten \(slope < 0 ? "down" : "up") adds \(NumberWords.value(abs(slope)))."
    }
    let capital = text.prefix(1).uppercased() + text.dropFirst()
    let progress = ending == nil ? " \(points.count) of \(runCount) runs are finished." : ""
    return capital + missedSentence + progress
  }

  private var missedSentence: String {
    let missed = points.count { $0.result == nil && !$0.isDiverged }
    let diverged = points.count { $0.isDiverged }
    var text = ""
    if missed > 0, let until = settings.until {
      text +=
        " \(NumberWords.plural(missed, "run")) never reached \(until.words) in "
        + "\(NumberWords.plural(settings.base.epochs, "epoch"))."
    }
    if diverged > 0 { text += " \(NumberWords.plural(diverged, "run")) diverged." }
    return text
  }

  private func table(_ summary: SweepSummary) -> Panel {
    let rows = settings.values.indices.map { value in
      [settings.values[value].words] + seeds.map { cell(value: value, seed: $0) }
        + [summary.means[value].map(NumberWords.value) ?? "-"]
    }
    return Panel(
      name: SweepPanel.table.rawValue, title: title, shortTitle: "Seed by seed",
      content: .table(
        Panel.Table(headers: [knobLabel] + seeds.map { "seed \($0)" } + ["mean"], rows: rows)),
      sentence: sentence(summary))
  }

  private func cell(value: Int, seed: UInt64) -> String {
    guard let point = points.first(where: { $0.value == value && $0.seed == seed }) else { return "" }
    if point.isDiverged { return "diverged" }
    return point.result.map(NumberWords.value) ?? "never"
  }
}
