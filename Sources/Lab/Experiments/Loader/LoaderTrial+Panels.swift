import Engine

extension LoaderTrial {
  func panel(_ panel: LoaderPanel) -> Panel {
    switch panel {
    case .timeline: timeline
    case .queue: queuePanel
    case .times: timesPanel
    case .breakEven: breakEvenPanel
    }
  }

  private var workerWords: String {
    settings.workers == 0 ? "no worker" : NumberWords.plural(settings.workers, "worker")
  }

  private static func seconds(_ value: Double) -> String { "\(NumberWords.value(value)) s" }

  /// Batches waiting over time, as stairs.
  private var queuePanel: Panel {
    var x: [Double] = []
    var y: [Double] = []
    for (index, value) in queue.values.enumerated() {
      if index > 0 {
        x.append(queue.times[index] / 1_000)
        y.append(Double(queue.values[index - 1]))
      }
      x.append(queue.times[index] / 1_000)
      y.append(Double(value))
    }
    x.append(time)
    y.append(Double(run.queued))
    let most = settings.prefetch * settings.workers
    let sentence =
      settings.workers == 0
      ? "Without workers nothing ever waits: each batch is loaded when it is wanted."
      : "\(NumberWords.plural(run.queued, "batch", "batches")) loaded and waiting now, "
        + "\(NumberWords.value(run.meanQueued)) in the mean; at most \(most) may be on their way or waiting."
    return Panel(
      name: LoaderPanel.queue.rawValue, title: "Batches waiting",
      content: .lineChart(
        Panel.LineChart(
          series: [Panel.LineChart.Series(name: "waiting", x: x, y: y)], xTitle: "seconds", yTitle: "batches waiting",
          yScale: .linear, references: most > 0 ? [Panel.LineChart.Reference(label: "most", y: Double(most))] : [],
          xRange: 0...max(total, 1e-9))),
      sentence: sentence)
  }

  /// The whole time by the number of workers, the model beside the formula.
  private var timesPanel: Panel {
    let counts = totals.indices.map(Double.init)
    let formula = totals.indices.map { settings.model(workers: $0).expectedTime / 1_000 }
    let shortest = totals.min() ?? 0
    let enough = totals.firstIndex { $0 <= 1.01 * shortest } ?? 0
    return Panel(
      name: LoaderPanel.times.rawValue, title: "Total time by workers", shortTitle: "Total time",
      content: .lineChart(
        Panel.LineChart(
          series: [
            Panel.LineChart.Series(name: "formula", x: counts, y: formula),
            Panel.LineChart.Series(name: "model", x: counts, y: totals, isScatter: true),
            Panel.LineChart.Series(
              name: "now", x: [Double(settings.workers)], y: [total], isScatter: true),
          ],
          xTitle: "workers", yTitle: "seconds in all", yScale: .linear, xRange: 0...Double(totals.count - 1))),
      sentence: "With \(workerWords) the model takes \(Self.seconds(total)) and the formula says "
        + "\(Self.seconds(settings.formulaTime)). \(enough == 0 ? "No worker is" : NumberWords.plural(enough, "worker", "workers") + (enough == 1 ? " is" : " are")) "
        + "enough to come within 1% of the shortest time with 0 to \(totals.count - 1), \(Self.seconds(shortest)).")
  }

  /// Time against the number of batches, by the formula, with this run as it goes.
  private var breakEvenPanel: Panel {
    let (even, workers) = (settings.model().breakEven, settings.workers)
    let own = Double(settings.batches)
    let end = max(own, min(2 * (even ?? 0), 10 * own), 1)
    func line(_ workers: Int) -> [Double] {
      let model = settings.model(workers: workers)
      let pace = workers == 0 ? model.load + model.compute : max(model.load / Double(workers), model.compute)
      let start = workers == 0 ? 0 : model.startUp
      return [start / 1_000, (start + end * pace) / 1_000]
    }
    var series = [Panel.LineChart.Series(name: "0 workers", x: [0, end], y: line(0))]
    if workers > 0 {
      series.append(
        Panel.LineChart.Series(name: NumberWords.plural(workers, "worker"), x: [0, end], y: line(workers)))
    }
    series.append(
      Panel.LineChart.Series(
        name: "this run", x: progress.values.map(Double.init), y: progress.times.map { $0 / 1_000 }))
    if let even, even > 0, even <= end {
      let time = even * (settings.load + settings.compute) / 1_000
      series.append(Panel.LineChart.Series(name: "break-even", x: [even], y: [time], isScatter: true))
    }
    return Panel(
      name: LoaderPanel.breakEven.rawValue, title: "When workers pay",
      content: .lineChart(
        Panel.LineChart(series: series, xTitle: "batches", yTitle: "seconds", yScale: .linear, xRange: 0...end)),
      sentence: breakEvenTale)
  }

  private var breakEvenTale: String {
    guard settings.workers > 0 else {
      return "Without workers there is no start to be paid for: \(NumberWords.count(settings.batches)) batches take "
        + "\(Self.seconds(settings.formulaTime))."
    }
    guard let even = settings.model().breakEven else {
      return "These workers save nothing on a batch, so they never pay for their start."
    }
    let cost = Self.seconds(settings.startTime / 1_000)
    let saved = settings.startTime > 0 && even > 0 ? settings.startTime / even : 0
    guard even > 0 else { return "Workers that start at once pay from the first batch on." }
    let standing =
      Double(settings.batches) < even ? "too few" : Double(settings.batches) > even ? "enough" : "as many"
    return "Starting costs \(cost) and each batch then saves \(NumberWords.value(saved)) ms, so they pay from "
      + "\(NumberWords.value(even)) batches on; the \(NumberWords.count(settings.batches)) here are \(standing)."
  }
}
