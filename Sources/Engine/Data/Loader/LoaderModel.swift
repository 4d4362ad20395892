/// A loader of data as a thing to be computed: what PyTorch's `DataLoader` does with its workers, in time alone.
///
/// Batches are handed out in turn: batch i belongs to worker i mod w. At most `prefetch` times w batches are on their
/// way or waiting; whenever the main process takes one, the next is handed out. Batches are delivered in order. All
/// workers start at once, and each is ready after `startUp`. Without workers the main process loads each batch
/// itself.
///
/// Times are in milliseconds.
public struct LoaderModel: Equatable, Sendable {
  /// Of one epoch.
  public var batches: Int
  /// Time to load a batch.
  public var load: Double
  /// Time to compute with a batch.
  public var compute: Double
  /// Processes that load; with 0 the main process loads by itself.
  public var workers: Int
  /// Time until a worker can begin: little where it is forked, seconds where it is spawned and imports everything
  /// anew.
  public var startUp: Double
  /// Batches a worker may be ahead.
  public var prefetch: Int
  /// 0...1: the time to load is uniform between `load` less and more this share of it.
  public var jitter: Double

  public static let batchLimit = 100_000
  public static let workerLimit = 64
  public static let prefetchLimit = 64
  /// A day.
  public static let timeLimit = 86_400_000.0

  public init(
    batches: Int, load: Double, compute: Double, workers: Int = 0, startUp: Double = 0, prefetch: Int = 2,
    jitter: Double = 0
  ) {
    self.batches = batches
    self.load = load
    self.compute = compute
    self.workers = workers
    self.startUp = startUp
    self.prefetch = prefetch
    self.jitter = jitter
  }

  /// What the closed formula says of the total time: T(0) = N (a + b), T(w) = S + N max(a / w, b) for N batches of
  /// load a and compute b, w workers and start-up S. It leaves out the first load and the last compute, and all
  /// jitter.
  public var expectedTime: Double {
    let count = Double(batches)
    return workers == 0
      ? count * (load + compute) : startUp + count * max(load / Double(workers), compute)
  }

  /// By the same formula, the number of batches from which these workers are faster than none:
  /// S / (a + b - max(a / w, b)). nil where they never are.
  public var breakEven: Double? {
    guard workers > 0 else { return nil }
    let saved = load + compute - max(load / Double(workers), compute)
    return saved > 0 ? startUp / saved : nil
  }

  /// The simulation at its beginning. The seed decides the jitter; each batch has its own, whoever loads it.
  public func start(seed: UInt64 = 0) throws(DataError) -> LoaderRun {
    try check()
    return LoaderRun(model: self, seed: seed)
  }

  private func check() throws(DataError) {
    try DataError.check("batches", batches, in: 1...LoaderModel.batchLimit)
    try DataError.check("load", load, in: 0...LoaderModel.timeLimit)
    try DataError.check("compute", compute, in: 0...LoaderModel.timeLimit)
    try DataError.check("workers", workers, in: 0...LoaderModel.workerLimit)
    try DataError.check("start-up", startUp, in: 0...LoaderModel.timeLimit)
    try DataError.check("prefetch", prefetch, in: 1...LoaderModel.prefetchLimit)
    try DataError.check("jitter", jitter, in: 0...1)
  }

  /// How long this batch takes to load.
  public func loadTime(of batch: Int, seed: UInt64) -> Double {
    let key = SplitMix64.mixed(seed ^ SplitMix64.mixed(Stream.loader))
    let bits = SplitMix64.mixed(key &+ SplitMix64.mixed(UInt64(batch)))
    return load * (1 + jitter * (2 * Double(bits &>> 11) * 0x1p-53 - 1))
  }
}
