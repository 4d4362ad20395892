import Engine

/// A loader at work, batch by batch, with what is shown of it.
struct LoaderTrial: Sendable {
  let settings: LoaderSettings
  private(set) var run: LoaderRun
  /// Seconds the whole takes with 0, 1, 2, ... workers, by the same simulation.
  let totals: [Double]
  /// How many batches were waiting from each moment on, in milliseconds; thinned so that it stays short.
  private(set) var queue = Track()
  /// How many batches were computed from each moment on.
  private(set) var progress = Track()

  /// A number over time.
  struct Track: Equatable, Sendable {
    private(set) var times: [Double] = [0]
    private(set) var values: [Int] = [0]
    private var skip = 1
    private var seen = 0

    private static let most = 1_200

    mutating func note(_ value: Int, at time: Double) {
      seen += 1
      guard seen % skip == 0 else { return }
      if times.last == time {
        values[values.count - 1] = value
        return
      }
      times.append(time)
      values.append(value)
      guard times.count > Self.most else { return }
      skip *= 2
      let kept = times.indices.filter { $0 % 2 == 0 }
      (times, values) = (kept.map { times[$0] }, kept.map { values[$0] })
    }
  }

  /// Workers are compared up to here, and up to one more than there are.
  private static let comparedWorkers = 8

  init(_ settings: LoaderSettings, seed: UInt64) throws(DataError) {
    self.settings = settings
    run = try settings.model().start(seed: seed)
    var totals: [Double] = []
    for workers in 0...max(Self.comparedWorkers, settings.workers + 1) {
      var other = try settings.model(workers: workers).start(seed: seed)
      other.finish()
      totals.append(other.time / 1_000)
    }
    self.totals = totals
  }

  mutating func advance(by steps: Int) {
    let goal = min(step + max(steps, 0), settings.batches)
    while step < goal {
      for event in run.advance(batches: 1) {
        switch event.kind {
        case .loadEnded(_, .some): queue.note(event.queued, at: event.time)
        case .computeStarted where settings.workers > 0: queue.note(event.queued, at: event.time)
        case .computeEnded: progress.note(run.computed, at: event.time)
        default: break
        }
      }
    }
  }

  /// Seconds so far.
  var time: Double { run.time / 1_000 }

  /// By the simulation, in seconds.
  var total: Double { totals[settings.workers] }
}
