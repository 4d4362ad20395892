/// Something that happens in a loader, at a time in milliseconds. Batches and workers are counted from 0.
public struct LoaderEvent: Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    case workerReady(worker: Int)
    /// `worker` is nil where the main process loads.
    case loadStarted(batch: Int, worker: Int?)
    case loadEnded(batch: Int, worker: Int?)
    /// The main process wants a batch that is not there yet.
    case waitStarted(batch: Int)
    case computeStarted(batch: Int)
    case computeEnded(batch: Int)
  }

  /// In milliseconds from the start.
  public var time: Double
  public var kind: Kind
  /// Batches loaded and not yet taken, after the event.
  public var queued: Int
}

/// The life of a batch, in milliseconds; what has not happened yet is nil.
public struct BatchTimes: Equatable, Sendable {
  /// nil for the main process.
  public internal(set) var worker: Int?
  public internal(set) var loadStart: Double?
  public internal(set) var loadEnd: Double?
  public internal(set) var computeStart: Double?
  public internal(set) var computeEnd: Double?
}
