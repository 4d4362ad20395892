/// How fast a run is shown: training steps a frame, at 30 frames a second. It changes when, never what.
public enum Pace: Hashable, Sendable {
  case stepsPerFrame(Int)
  case unlimited

  /// From one step a frame upwards, 1, 2, 5, 10 ... 10,000, unlimited.
  public static let ladder: [Pace] =
    [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000].map { .stepsPerFrame($0) } + [.unlimited]

  public var faster: Pace { Pace.ladder[min(rung + 1, Pace.ladder.count - 1)] }
  public var slower: Pace { Pace.ladder[max(rung - 1, 0)] }

  /// The place on the ladder at or below this pace.
  private var rung: Int {
    switch self {
    case .unlimited: Pace.ladder.count - 1
    case .stepsPerFrame(let steps):
      Pace.ladder.lastIndex {
        if case .stepsPerFrame(let rung) = $0 { rung <= steps } else { false }
      } ?? 0
    }
  }
}
