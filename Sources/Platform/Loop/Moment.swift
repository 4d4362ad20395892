import Foundation

/// The present moment: the one place that asks the clocks for it.
enum Moment {
  /// Seconds since 1970, UTC.
  static var now: Double { Date().timeIntervalSince1970 }

  /// Seconds on a clock that nobody sets; only differences mean anything.
  static var steady: Double {
    let (seconds, attoseconds) = (ContinuousClock.now - epoch).components
    return Double(seconds) + Double(attoseconds) * 1e-18
  }

  private static let epoch = ContinuousClock.now

  /// Processor time of this thread, in seconds: what others do meanwhile does not count.
  static var processor: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
