/// When a run at full speed shows a picture of itself: at most 30 times a second, less often when a picture costs so
/// much that training would feel it.
struct FrameSchedule: Equatable {
  /// Seconds between two pictures.
  private(set) var interval = Self.shortest
  private var next = -Double.infinity
  private var cost = 0.0

  static let shortest = 1.0 / 30
  static let longest = 1.0 / 4
  /// The share of the time that pictures may take from training.
  static let share = 0.03

  func isDue(at now: Double) -> Bool { now >= next }

  /// Learns from a picture that was begun then and took so many seconds.
  mutating func note(cost seconds: Double, at start: Double) {
    cost = cost == 0 ? seconds : 0.7 * cost + 0.3 * seconds
    interval = min(max(cost / Self.share, Self.shortest), Self.longest)
    // One that came a little late does not put off all that follow.
    let wasDue = start >= next && start - next < interval
    next = (wasDue ? next : start) + interval
  }
}
