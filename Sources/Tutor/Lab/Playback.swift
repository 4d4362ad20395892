import Lab
import Mathematics

/// Where a run stands, as far as its screen knows: frames say where it is, commands what becomes of it.
struct Playback: Equatable, Sendable {
  var isPaused = false
  var pace: Pace
  /// The present step.
  private(set) var step = 0
  /// The furthest step trained since the last change: what can be gone forward to.
  private(set) var furthest = 0
  /// The first step after which a live knob was turned; nil for a run with the same settings throughout.
  private(set) var steeredAt: Int?
  /// When the run was last started anew, and from which step.
  private var restart: Restart?

  private struct Restart: Equatable, Sendable {
    var time: Double
    var step: Int
  }

  init(pace: Pace) { self.pace = pace }

  var isRewound: Bool { step < furthest }
  var isSteered: Bool { steeredAt.map { step > $0 } ?? false }

  mutating func note(_ frame: Frame, at time: Double) {
    step = frame.step
    // A picture that was taken before the run started anew can still be on its way.
    if let restart, frame.step >= restart.step, restart.step > 0, time - restart.time < 0.25 { return }
    restart = nil
    furthest = max(furthest, frame.step)
  }

  /// From step 0 again.
  mutating func startAnew(at time: Double) {
    restart = Restart(time: time, step: step)
    step = 0
    furthest = 0
    steeredAt = nil
  }

  /// Pauses at a step that was taken.
  mutating func seek(to target: Int) {
    isPaused = true
    furthest = max(furthest, step)
    step = min(max(target, 0), furthest)
  }

  /// Forgets what came after the present step.
  mutating func fork() {
    furthest = step
    if let steeredAt, steeredAt > step { self.steeredAt = nil }
  }

  /// A live knob was turned here.
  mutating func steer() {
    fork()
    if step > 0 { steeredAt = min(steeredAt ?? step, step) }
  }
}

extension Pace {
  /// An experiment's own pace as the learner likes it: slow is half, fast is double, each on the ladder.
  func scaled(_ choice: Settings.PaceChoice) -> Pace {
    guard self != .unlimited else { return self }
    let wanted: Double
    switch choice {
    case .normal: return self
    case .slow: wanted = rate / 2
    case .fast: wanted = rate * 2
    }
    func distance(_ pace: Pace) -> Double { max(pace.rate / wanted, wanted / pace.rate) }
    return Pace.ladder.min { distance($0) < distance($1) } ?? self
  }

  /// `20 steps a frame`, `as fast as it can`.
  var words: String {
    switch self {
    case .framesPerStep(let frames): "\(frames) frames a step"
    case .stepsPerFrame(1): "1 step a frame"
    case .stepsPerFrame(let steps): "\(steps.grouped) steps a frame"
    case .unlimited: "unlimited pace"
    }
  }
}

extension Int {
  /// With commas between thousands: `2,000`.
  var grouped: String { NumberText.grouped(self) }
}
