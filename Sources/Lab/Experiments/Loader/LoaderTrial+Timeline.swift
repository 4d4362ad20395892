import Engine
import Mathematics

extension LoaderTrial {
  /// What somebody is doing in the timeline; the raw value is the place in its list of names.
  private enum Doing: Int, CaseIterable {
    case computing, loading, waiting, starting

    var name: String {
      switch self {
      case .computing: "compute"
      case .loading: "load"
      case .waiting: "wait"
      case .starting: "start"
      }
    }
  }

  /// The latest stretch of time, long enough to see a dozen batches go by.
  private var window: ClosedRange<Double> {
    let cycle =
      settings.workers == 0
      ? settings.load + settings.compute : max(settings.load / Double(settings.workers), settings.compute)
    let width = max(12 * cycle, 2 * (settings.load + settings.compute), 1)
    let end = max(run.time, width)
    return end - width...end
  }

  /// Who did what over the latest stretch of time: the main process in the first row, then the workers.
  var timeline: Panel {
    let window = window
    var rows = [Panel.Intervals.Row(name: "main", spans: mainSpans(in: window))]
    for worker in 0..<settings.workers {
      rows.append(Panel.Intervals.Row(name: "worker \(worker + 1)", spans: spans(of: worker, in: window)))
    }
    var kinds = Doing.allCases
    if settings.workers == 0 { kinds = [.computing, .loading] }
    return Panel(
      name: LoaderPanel.timeline.rawValue, title: "Who does what",
      content: .intervals(
        Panel.Intervals(rows: rows, kinds: kinds.map(\.name), range: window, xTitle: "milliseconds")),
      sentence: timelineTale)
  }

  private func span(_ doing: Doing, _ start: Double, _ end: Double?, batch: Int?) -> Panel.Intervals.Span {
    Panel.Intervals.Span(
      start: start, end: end ?? run.time, kind: doing.rawValue, label: batch.map { String($0 + 1) } ?? "")
  }

  /// Newest first, until the beginning of the window.
  private func recent(in window: ClosedRange<Double>) -> ReversedCollection<Range<Int>> {
    let first = run.batches.lastIndex { ($0.computeEnd ?? window.upperBound) < window.lowerBound } ?? 0
    return (first..<run.batches.count).reversed()
  }

  private func mainSpans(in window: ClosedRange<Double>) -> [Panel.Intervals.Span] {
    var spans: [Panel.Intervals.Span] = []
    for index in recent(in: window) {
      let batch = run.batches[index]
      guard let start = batch.computeStart else { continue }
      spans.append(span(.computing, start, batch.computeEnd, batch: index))
      if settings.workers == 0, let loadStart = batch.loadStart {
        spans.append(span(.loading, loadStart, batch.loadEnd, batch: index))
      }
      let before = index > 0 ? run.batches[index - 1].computeEnd ?? 0 : 0
      if settings.workers > 0, start > before { spans.append(span(.waiting, before, start, batch: nil)) }
    }
    return spans.reversed()
  }

  private func spans(of worker: Int, in window: ClosedRange<Double>) -> [Panel.Intervals.Span] {
    var spans: [Panel.Intervals.Span] = []
    for index in recent(in: window) where run.batches[index].worker == worker {
      guard let start = run.batches[index].loadStart else { continue }
      spans.append(span(.loading, start, run.batches[index].loadEnd, batch: index))
    }
    let ready = min(settings.startTime, run.time)
    if ready > window.lowerBound { spans.append(span(.starting, 0, ready, batch: nil)) }
    return spans.reversed()
  }

  private var timelineTale: String {
    guard run.time > 0 else { return "Nothing has happened yet." }
    let idle = NumberWords.percent(run.computeIdleShare)
    let time = NumberWords.value(run.time)
    let batches = "\(NumberWords.plural(step, "batch", "batches")) in \(time) ms"
    guard settings.workers > 0 else {
      return "\(batches): the main process loads and computes by turns, and for \(idle) of the time nothing is "
        + "computed."
    }
    let (load, compute) = (settings.load / Double(settings.workers), settings.compute)
    let bound =
      load > compute
      ? "the workers are the slower side" : load < compute ? "the network is the slower side" : "both sides keep pace"
    return "\(batches): \(bound). For \(idle) of the time nothing was computed; the workers rested for "
      + "\(NumberWords.percent(run.workerIdleShare)) of theirs."
  }
}
