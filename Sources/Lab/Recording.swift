public import Engine

/// What can be asked of a recording.
public enum LabCommand: Equatable, Sendable {
  case run, pause, toggle
  /// One mini-batch, then pause.
  case step
  /// To the end of the present epoch, then pause.
  case epoch
  /// Anew, with the knobs as they are turned.
  case reset
  case turn(String, Setting)
  case seed(UInt64)
  /// A weight or bias set by hand, logged like the turn of a live knob.
  case edit(WeightEdit)
  case setPace(Pace)
  case faster, slower
  /// Pause at a past step. What came after stays, until something is changed.
  case rewind(to: Int)
  case back(Int)
  case forward(Int)
  /// Forget what came after, and go on from here.
  case fork
  /// Answered by whoever owns the recording: `Recording.share`. It changes nothing.
  case share
}

/// A run with its past: pause, rewind to any step it has taken, and go on from there, the same or otherwise.
///
/// Checkpoints are thinned to a bounded number; knob turns are logged with their step. A rewound run is replayed from
/// the nearest checkpoint with the turns of its first pass, bit for bit.
public struct Recording: Sendable {
  private var run: Run
  private var checkpoints: [Run.Snapshot] = []
  private var checkpointStride = 1
  private var turns: [RunTurn] = []
  /// The furthest step trained since the last change: what can be gone forward to.
  public private(set) var furthestStep = 0
  public private(set) var isPaused: Bool
  public var pace: Pace
  /// Where a run that was opened from a share code pauses, as long as it is on its way there.
  public private(set) var destination: Int?
  /// Why this run is not the one that was shared after all, until it is asked for.
  private var departure: SettingProblem?

  /// All checkpoints together stay below this many bytes, or are two.
  private static let memory = 16_000_000
  private static let mostCheckpoints = 64
  private static let mostTurns = SharedRun.mostTurns

  public init(
    _ experiment: Experiment, tables: Tables = .none, kernels: KernelLevel = .baseline, isPaused: Bool = false
  ) throws(ExperimentError) {
    run = try Run(experiment, tables: tables, kernels: kernels)
    self.isPaused = isPaused
    pace = experiment.pace
    begin()
  }

  /// A run that was shared, from its start. It trains by itself to where it was shared, and pauses there.
  public init(_ shared: SharedRun, tables: Tables = .none, kernels: KernelLevel = .baseline) throws(ExperimentError) {
    try self.init(shared.experiment, tables: tables, kernels: kernels, isPaused: shared.step == 0)
    turns = shared.turns
    replayTurns(at: 0)
    guard shared.step > 0 else { return }
    furthestStep = shared.step
    destination = shared.step
  }

  public var experiment: Experiment { run.experiment }
  public var step: Int { run.step }
  public var ending: Ending? { run.ending }

  /// Who may help with large steps.
  public var workers: Workers? {
    get { run.workers }
    set { run.workers = newValue }
  }

  /// The picture of the present step, made when asked for.
  public var frame: Frame { run.frame() }
  public func frame(fieldColumns: Int, fieldRows: Int) -> Frame {
    run.frame(fieldColumns: fieldColumns, fieldRows: fieldRows)
  }

  /// The run at its present step, to be read or to go its own way.
  public var present: Run { run }

  /// Trains on. Does nothing while paused or ended.
  public mutating func advance(by steps: Int) {
    guard !isPaused else { return }
    let target = step + min(max(steps, 0), Limits.steps)
    go(to: min(target, destination ?? target))
    if let destination, step >= destination || ending != nil { arrive(wanted: destination) }
  }

  private mutating func arrive(wanted: Int) {
    if step < wanted {
      departure = SettingProblem(
        "this is not the run that was shared: it ends at step \(step) here and was shared at step \(wanted)")
    }
    destination = nil
    isPaused = true
    furthestStep = step
  }

  /// Does what is asked, or says why not.
  public mutating func perform(_ command: LabCommand) -> SettingProblem? {
    if command.isWayward { destination = nil }
    switch command {
    case .run: isPaused = false
    case .pause: isPaused = true
    case .toggle: isPaused.toggle()
    case .setPace(let pace): self.pace = pace
    case .faster: pace = pace.faster
    case .slower: pace = pace.slower
    case .step: pauseAfter(steps: 1)
    case .epoch: pauseAfter(steps: run.stepsToNextEpoch)
    case .reset: return restart()
    case .turn(let knob, let value): return turn(knob, to: value)
    case .edit(let edit): return self.edit(edit)
    case .seed(let seed): return turn("seed", to: .text(String(seed)))
    case .rewind(let step): seek(to: step)
    case .back(let steps): seek(to: step - min(max(steps, 0), step))
    case .forward(let steps): seek(to: step + min(max(steps, 0), furthestStep))
    case .fork: forgetFuture()
    case .share: break
    }
    return takeDeparture()
  }

  /// Tells once why a run that was shared went another way here; the caller of `advance` asks for it.
  public mutating func takeDeparture() -> SettingProblem? {
    defer { departure = nil }
    return departure
  }

  private mutating func pauseAfter(steps: Int) {
    isPaused = true
    go(to: step + steps)
  }
}

extension Recording {
  private mutating func begin() {
    turns = []
    furthestStep = run.step
    checkpointStride = 1
    checkpoints = [run.snapshot]
  }

  /// Trains to a step, with the turns that were logged on the way.
  private mutating func go(to target: Int) {
    while step < target, ending == nil, departure == nil {
      let nextTurn = turns.first { $0.step > step }?.step ?? target
      let nextCheckpoint = (step / checkpointStride + 1) * checkpointStride
      let before = step
      run.advance(by: min(target, nextTurn, nextCheckpoint) - step)
      guard step > before else { break }
      replayTurns(at: step)
      furthestStep = max(furthestStep, step)
      keepCheckpoint()
    }
    furthestStep = max(furthestStep, step)
  }

  private mutating func replayTurns(at step: Int) {
    for turn in turns where turn.step == step {
      do throws(SettingProblem) {
        guard run.takes(turn.change) else { throw SettingProblem("the run has ended or diverged before it") }
        try run.take(turn.change)
      } catch {
        // Only a run of somebody else can come to this: on another machine, or by a code that was made up.
        depart(at: step, error)
        return
      }
    }
  }

  private mutating func depart(at step: Int, _ problem: SettingProblem) {
    departure = SettingProblem(
      "this is not the run that was shared: what was changed at step \(step) cannot be changed here, because "
        + problem.message)
    isPaused = true
    destination = nil
    turns.removeAll { $0.step >= step }
    furthestStep = step
  }

  private mutating func keepCheckpoint() {
    guard step % checkpointStride == 0, step > checkpoints.last?.step ?? -1 else { return }
    checkpoints.append(run.snapshot)
    let most = min(Self.mostCheckpoints, max(2, Self.memory / max(1, run.snapshotSize)))
    while checkpoints.count > most {
      checkpointStride *= 2
      checkpoints = checkpoints.filter { $0.step % checkpointStride == 0 }
    }
  }

  /// Pauses at a step between the start and the furthest one.
  private mutating func seek(to target: Int) {
    isPaused = true
    let target = min(max(target, 0), furthestStep)
    guard target != step else { return }
    if target < step, let nearest = checkpoints.last(where: { $0.step <= target }) {
      run.restore(nearest)
      replayTurns(at: step)
    }
    go(to: target)
  }

  private mutating func forgetFuture() {
    let present = step
    furthestStep = present
    turns.removeAll { $0.step > present }
    checkpoints.removeAll { $0.step > present }
  }

  private mutating func turn(_ knob: String, to value: Setting) -> SettingProblem? {
    let isLive = run.isLive(knob)
    guard turns.count < Self.mostTurns || !isLive else {
      return SettingProblem("a recording remembers \(Self.mostTurns) turns of knobs; reset it to go on turning")
    }
    let before = run.experiment
    do { try run.turn(knob, to: value) } catch { return error }
    guard run.experiment != before else { return nil }
    if isLive {
      forgetFuture()
      turns.append(RunTurn(step: step, .knob(knob, value)))
    } else {
      begin()
    }
    return nil
  }

  private mutating func edit(_ edit: WeightEdit) -> SettingProblem? {
    guard turns.count < Self.mostTurns else {
      return SettingProblem("a recording remembers \(Self.mostTurns) turns; reset it to go on")
    }
    do { try run.take(.weight(edit)) } catch { return error }
    forgetFuture()
    turns.append(RunTurn(step: step, .weight(edit)))
    return nil
  }

  private mutating func restart() -> SettingProblem? {
    do { run = try run.restarted() } catch { return SettingProblem(error.message) }
    begin()
    return nil
  }
}

extension Recording {
  /// The run up to the present step, to be handed on.
  public var shared: SharedRun {
    let files = Array(Set(run.experiment.tablesNeeded)).sorted().map {
      SharedRun.File(name: $0, hash: Digest(of: run.bytes(of: $0)))
    }
    return SharedRun(
      experiment: checkpoints.first?.experiment ?? run.experiment, turns: turns.filter { $0.step <= step },
      step: step,
      files: files)
  }
}

extension LabCommand {
  /// Whether somebody who gives it has left the way of a run that was shared.
  fileprivate var isWayward: Bool {
    switch self {
    case .setPace, .faster, .slower, .share: false
    case .run, .pause, .toggle, .step, .epoch, .reset, .turn, .seed, .edit, .rewind, .back, .forward, .fork: true
    }
  }
}
