/// How fast a run is shown, at 30 frames a second. It changes when, never what.
public enum Pace: Hashable, Sendable {
  /// Slower than a step a frame: so many frames for each, at least 2.
  case framesPerStep(Int)
  case stepsPerFrame(Int)
  case unlimited

  /// From a step in two seconds upwards: one in 60 frames, in 30, 10, 5 and 2, then 1, 2, 5, 10 ... 10,000, unlimited.
  public static let ladder: [Pace] =
    [60, 30, 10, 5, 2].map { .framesPerStep($0) }
    + [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000].map { .stepsPerFrame($0) } + [.unlimited]

  public var faster: Pace { Pace.ladder.first { $0.rate > rate } ?? self }
  public var slower: Pace { Pace.ladder.last { $0.rate < rate } ?? self }

  /// Steps a frame; infinite where nothing holds them back.
  public var rate: Double {
    switch self {
    case .framesPerStep(let frames): 1 / Double(frames)
    case .stepsPerFrame(let steps): Double(steps)
    case .unlimited: .infinity
    }
  }
}
