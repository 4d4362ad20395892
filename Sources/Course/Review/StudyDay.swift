/// A moment as the learner's clock shows it: what a review carries, wherever and whenever it is read again.
public struct LocalTime: Hashable, Sendable {
  /// Seconds since 1970, UTC.
  public var time: Double
  /// Seconds that the clock on the wall is ahead of UTC.
  public var zoneOffset: Int

  public init(_ time: Double, zoneOffset: Int = 0) {
    self.time = time
    self.zoneOffset = zoneOffset
  }
}

/// A day of study, counted from 1 January 1970. It begins at some hour of the night, so that what is learned after
/// midnight still belongs to the evening.
///
/// Days are counted on the clock on the wall, so one with a change to daylight saving is a day like any other, though it
/// has 23 hours.
public struct StudyDay: Hashable, Comparable, Sendable {
  public var number: Int

  public static let standardRollover = 4

  public init(number: Int) { self.number = number }

  /// - Parameter rollover: the hour at which a day begins.
  public init(_ moment: LocalTime, rollover: Int = standardRollover) {
    let seconds = moment.time + Double(moment.zoneOffset) - Double(rollover) * 3_600
    // What no calendar has is held at its ends, far beyond any life.
    let days = (seconds / 86_400).rounded(.down)
    number = days.isFinite ? Int(min(max(days, -10_000_000), 10_000_000)) : 0
  }

  public static func < (one: StudyDay, other: StudyDay) -> Bool { one.number < other.number }

  public func adding(_ days: Int) -> StudyDay { StudyDay(number: number + days) }

  /// Days from an earlier one; 0 when that is not earlier, as after a flight over the date line.
  public func days(since earlier: StudyDay) -> Int { max(0, number - earlier.number) }
}
