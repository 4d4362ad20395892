import Course
import Foundation

/// The present moment: the one place that asks the clocks for it.
enum Moment {
  /// Seconds since 1970, UTC.
  static var now: Double { Date().timeIntervalSince1970 }

  /// The same with the clock on the wall.
  static var local: LocalTime {
    let time = now
    return LocalTime(time, zoneOffset: zoneOffset(at: time))
  }

  /// Seconds that the clock on the wall is ahead of UTC at some time. A zone that changes meanwhile is noticed.
  static func zoneOffset(at time: Double) -> Int {
    guard abs(time) < 1e12 else { return 0 }
    tzset()
    var seconds = time_t(time)
    var parts = tm()
    return localtime_r(&seconds, &parts) == nil ? 0 : parts.tm_gmtoff
  }

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
