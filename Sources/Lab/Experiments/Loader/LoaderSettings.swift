public import Engine

/// The settings of kind `loader`: batches that workers load while the network computes, in time alone. Times are in
/// milliseconds.
public struct LoaderSettings: Equatable, Sendable {
  public var batches: Int
  /// Time to load a batch.
  public var load: Double
  /// Time to compute on a batch.
  public var compute: Double
  public var workers: Int
  public var startMethod: StartMethod
  /// What a spawned worker takes before its first batch.
  public var startUp: Double
  /// Batches a worker may be ahead.
  public var prefetch: Int
  /// 0...1: a batch takes up to this share more or less to load.
  public var jitter: Double

  /// How workers come to life.
  public enum StartMethod: Equatable, Sendable {
    /// A new interpreter imports everything anew, as on Windows and macOS.
    case spawn
    /// A copy of the running process, as on Linux.
    case fork
    /// Workers that are there already.
    case none
  }

  /// A round figure: a fork copies no more than the tables of the memory.
  public static let forkTime = 20.0
  /// Threads are measured no longer than this, in seconds.
  public static let longestMeasurement = 5.0

  public init(
    batches: Int, load: Double, compute: Double, workers: Int = 0, startMethod: StartMethod = .spawn,
    startUp: Double = 0, prefetch: Int = 2, jitter: Double = 0
  ) {
    self.batches = batches
    self.load = load
    self.compute = compute
    self.workers = workers
    self.startMethod = startMethod
    self.startUp = startUp
    self.prefetch = prefetch
    self.jitter = jitter
  }

  /// What these workers really cost to start.
  public var startTime: Double {
    switch startMethod {
    case .spawn: startUp
    case .fork: Self.forkTime
    case .none: 0
    }
  }

  /// These settings as the engine computes them, with another number of workers where one is given.
  public func model(workers count: Int? = nil) -> LoaderModel {
    LoaderModel(
      batches: batches, load: load, compute: compute, workers: count ?? workers, startUp: startTime,
      prefetch: prefetch, jitter: jitter)
  }

  /// What the closed formula says, in seconds.
  public var formulaTime: Double { model().expectedTime / 1_000 }

  /// What the simulation takes, in seconds; nil for settings that cannot be run.
  public func simulatedTime(seed: UInt64) -> Double? {
    guard var run = try? model().start(seed: seed) else { return nil }
    run.finish()
    return run.time / 1_000
  }
}
