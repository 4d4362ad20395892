/// A loader at work, event by event. Events of one moment come in a fixed order: what ends, workers by their number
/// before the main process, and after each what begins because of it.
public struct LoaderRun: Equatable, Sendable {
  /// What a worker does.
  public enum Worker: Equatable, Sendable {
    case starting(until: Double)
    case idle
    case loading(batch: Int, until: Double)
  }

  /// What the process that computes does.
  public enum Main: Equatable, Sendable {
    /// Between two batches, or done.
    case free
    case waiting(batch: Int)
    /// Without workers alone.
    case loading(batch: Int, until: Double)
    case computing(batch: Int, until: Double)
  }

  public let model: LoaderModel
  public let seed: UInt64
  /// The present moment.
  public private(set) var time = 0.0
  public private(set) var workers: [Worker]
  public private(set) var main = Main.free
  /// By batch, of all that have been begun and of those between them.
  public private(set) var batches: [BatchTimes] = []
  /// Batches loaded and not yet taken.
  public private(set) var queued = 0
  /// Batches the main process has taken, and those it has computed.
  public private(set) var taken = 0
  public private(set) var computed = 0
  /// Time spent so far, in all or by worker.
  public private(set) var computing = 0.0
  public private(set) var starting: [Double]
  public private(set) var loading: [Double]
  private var queueArea = 0.0
  /// The batch each worker loads next.
  private var upcoming: [Int]

  init(model: LoaderModel, seed: UInt64) {
    self.model = model
    self.seed = seed
    workers = Array(repeating: .starting(until: model.startUp), count: model.workers)
    starting = Array(repeating: 0, count: model.workers)
    loading = Array(repeating: 0, count: model.workers)
    upcoming = Array(0..<model.workers)
  }

  /// Whether all batches have been computed.
  public var isDone: Bool { computed == model.batches }

  /// Share of the time so far in which nothing was computed.
  public var computeIdleShare: Double { time > 0 ? 1 - computing / time : 0 }

  /// Share of the workers' time so far in which they neither started nor loaded.
  public var workerIdleShare: Double {
    guard time > 0, !workers.isEmpty else { return 0 }
    let busy = (starting + loading).reduce(0, +)
    return 1 - busy / (time * Double(workers.count))
  }

  /// Mean number of batches in the queue so far.
  public var meanQueued: Double { time > 0 ? queueArea / time : 0 }

  /// Goes on to the next event; nil when all batches are computed.
  public mutating func next() -> LoaderEvent? {
    if isDone { return nil }
    if let kind = begun() { return LoaderEvent(time: time, kind: kind, queued: queued) }
    guard let moment = nextEnd else { return nil }
    pass(to: moment)
    return ended().map { LoaderEvent(time: time, kind: $0, queued: queued) }
  }

  /// Goes on until so many more batches are computed, or all are.
  public mutating func advance(batches count: Int) -> [LoaderEvent] {
    let goal = min(computed + max(count, 0), model.batches)
    var events: [LoaderEvent] = []
    while computed < goal, let event = next() { events.append(event) }
    return events
  }

  /// Goes on to a moment: every event up to it happens, and it becomes the present.
  public mutating func advance(to moment: Double) -> [LoaderEvent] {
    var events: [LoaderEvent] = []
    while !isDone {
      if let kind = begun() {
        events.append(LoaderEvent(time: time, kind: kind, queued: queued))
      } else if let end = nextEnd, end <= moment {
        pass(to: end)
        if let kind = ended() { events.append(LoaderEvent(time: time, kind: kind, queued: queued)) }
      } else {
        if moment > time { pass(to: moment) }
        break
      }
    }
    return events
  }

  /// Runs to the end without collecting events.
  public mutating func finish() { while next() != nil {} }
}

extension LoaderRun {
  /// One thing that can begin at once, if there is any.
  private mutating func begun() -> LoaderEvent.Kind? {
    if let kind = mainBegun() { return kind }
    for worker in workers.indices where workers[worker] == .idle {
      let batch = upcoming[worker]
      guard batch < model.batches, batch < taken + model.prefetch * workers.count else { continue }
      upcoming[worker] += workers.count
      workers[worker] = .loading(batch: batch, until: time + startLoading(batch, worker: worker))
      return .loadStarted(batch: batch, worker: worker)
    }
    return nil
  }

  private mutating func mainBegun() -> LoaderEvent.Kind? {
    switch main {
    case .loading, .computing: return nil
    case .free, .waiting: break
    }
    guard taken < model.batches else { return nil }
    let batch = taken
    if batch < batches.count, batches[batch].loadEnd != nil {
      main = .computing(batch: batch, until: time + model.compute)
      batches[batch].computeStart = time
      taken += 1
      if !workers.isEmpty { queued -= 1 }
      return .computeStarted(batch: batch)
    }
    guard main == .free else { return nil }
    if workers.isEmpty {
      main = .loading(batch: batch, until: time + startLoading(batch, worker: nil))
      return .loadStarted(batch: batch, worker: nil)
    }
    main = .waiting(batch: batch)
    return .waitStarted(batch: batch)
  }

  /// Notes the start and answers how long it takes.
  private mutating func startLoading(_ batch: Int, worker: Int?) -> Double {
    while batches.count <= batch { batches.append(BatchTimes()) }
    batches[batch].worker = worker
    batches[batch].loadStart = time
    return model.loadTime(of: batch, seed: seed)
  }

  /// When the next thing under way ends.
  private var nextEnd: Double? {
    var earliest: Double?
    for worker in workers {
      switch worker {
      case .starting(let until), .loading(_, let until): earliest = min(earliest ?? until, until)
      case .idle: break
      }
    }
    switch main {
    case .loading(_, let until), .computing(_, let until): return min(earliest ?? until, until)
    case .free, .waiting: return earliest
    }
  }

  /// One thing that ends now.
  private mutating func ended() -> LoaderEvent.Kind? {
    for index in workers.indices {
      switch workers[index] {
      case .starting(let until) where until <= time:
        workers[index] = .idle
        return .workerReady(worker: index)
      case .loading(let batch, let until) where until <= time:
        workers[index] = .idle
        batches[batch].loadEnd = time
        queued += 1
        return .loadEnded(batch: batch, worker: index)
      case .starting, .loading, .idle: break
      }
    }
    switch main {
    case .loading(let batch, let until) where until <= time:
      main = .free
      batches[batch].loadEnd = time
      return .loadEnded(batch: batch, worker: nil)
    case .computing(let batch, let until) where until <= time:
      main = .free
      batches[batch].computeEnd = time
      computed += 1
      return .computeEnded(batch: batch)
    case .loading, .computing, .free, .waiting: return nil
    }
  }

  /// Lets time go by, in which nothing begins or ends.
  private mutating func pass(to moment: Double) {
    let span = moment - time
    for (index, worker) in workers.enumerated() {
      switch worker {
      case .starting: starting[index] += span
      case .loading: loading[index] += span
      case .idle: break
      }
    }
    if case .computing = main { computing += span }
    queueArea += span * Double(queued)
    time = moment
  }
}
