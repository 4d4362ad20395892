/// How often moving pictures are drawn: 30 times a second, less while the terminal cannot keep up.
struct FrameRate: Equatable {
  /// Seconds between two frames.
  private(set) var interval = Self.shortest
  private var heavyUntil = 0.0

  static let shortest = 1.0 / 30
  static let longest = 1.0 / 4

  /// What a flush may cost before the rate is halved for a second.
  static let mostBytes = 64_000
  static let mostSeconds = 0.015

  /// - Parameters:
  ///   - bytes: about how many the last flush wrote.
  ///   - seconds: how long it took; a terminal that cannot keep up makes the writing wait.
  mutating func noteFlush(bytes: Int, seconds: Double, at now: Double) {
    if bytes > Self.mostBytes || seconds > Self.mostSeconds {
      interval = min(interval * 2, Self.longest)
      heavyUntil = now + 1
    } else if now >= heavyUntil {
      interval = max(interval / 2, Self.shortest)
      heavyUntil = now + 1
    }
  }
}
