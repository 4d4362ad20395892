public import Engine

/// An experiment running, as a value: the same steps from the same start give the same bits.
public struct Run: Sendable {
  /// As turned so far.
  public private(set) var experiment: Experiment {
    didSet { knobs = experiment.allKnobs }
  }
  /// Kept, because every frame shows them.
  private var knobs: [Knob]
  private let tables: Tables
  private let kernels: KernelLevel
  private var state: State
  private var judge: ClaimJudge

  /// The run of each kind. `vacant` is what is left behind while a run is taken out to be changed in place.
  private enum State: Sendable {
    case train(TrainRun)
    case sweep(SweepRun)
    case propagate(PropagateRun)
    case vacant
  }

  /// - Throws: what keeps a well-written experiment from being built, in words that name the layer or the row.
  public init(
    _ experiment: Experiment, tables: Tables = .none, kernels: KernelLevel = .baseline
  ) throws(ExperimentError) {
    self.experiment = experiment
    knobs = experiment.allKnobs
    self.tables = tables
    self.kernels = kernels
    switch experiment.kind {
    case .train(let training):
      state = .train(try TrainRun(training, seed: experiment.seed, tables: tables, kernels: kernels))
    case .sweep(let sweep):
      state = .sweep(try SweepRun(sweep, seed: experiment.seed, tables: tables, kernels: kernels))
    case .propagate(let propagate):
      state = .propagate(try PropagateRun(propagate, seed: experiment.seed, kernels: kernels))
    }
    judge = ClaimJudge(experiment)
    judgeClaims()
  }

  /// Steps taken: of training, of all trainings of a sweep, or layers passed forward and backward.
  public var step: Int {
    switch state {
    case .train(let run): run.step
    case .sweep(let run): run.step
    case .propagate(let run): run.step
    case .vacant: 0
    }
  }

  public var epoch: Double {
    switch state {
    case .train(let run): run.epoch
    case .sweep(let run): run.epoch
    case .propagate(let run): Double(run.step)
    case .vacant: 0
    }
  }

  /// nil when a condition ends the run.
  public var plannedSteps: Int? {
    switch state {
    case .train(let run): run.plannedSteps
    case .sweep(let run): run.plannedSteps
    case .propagate(let run): run.plannedSteps
    case .vacant: nil
    }
  }

  public var ending: Ending? {
    switch state {
    case .train(let run): run.ending
    case .sweep(let run): run.ending
    case .propagate(let run): run.ending
    case .vacant: nil
    }
  }

  /// Takes so many steps, or fewer when the run ends on the way. Claims are judged at their own step.
  public mutating func advance(by steps: Int) {
    let target = step + min(max(steps, 0), Limits.steps)
    repeat {
      let due = nextClaimStep.map { min($0, target) } ?? target
      advanceState(by: due - step)
      judgeClaims()
    } while step < target && ending == nil
  }

  private mutating func advanceState(by steps: Int) {
    let taken = state
    state = .vacant
    switch consume taken {
    case .train(var run):
      run.advance(by: steps)
      state = .train(run)
    case .sweep(var run):
      run.advance(by: steps)
      state = .sweep(run)
    case .propagate(var run):
      run.advance(by: steps)
      state = .propagate(run)
    case .vacant: break
    }
  }

  /// Turns a knob. A live one acts from here on; any other, and any knob of a run that diverged, starts the run anew
  /// with the new value. A refused value leaves everything as it was.
  public mutating func turn(_ knob: String, to value: Setting) throws(SettingProblem) {
    var turned = experiment
    try turned.set(knob, to: value)
    guard turned != experiment else { return }
    guard isLive(knob), case .train(let training) = turned.kind, case .train(var run) = state else {
      do { self = try Run(turned, tables: tables, kernels: kernels) } catch {
        throw SettingProblem(path: [.key(knob)], error.message)
      }
      return
    }
    state = .vacant
    run.turn(to: training)
    state = .train(run)
    experiment = turned
    if step == 0 { judge = ClaimJudge(turned) } else if knob != "epochs" { judge.noteSteering() }
    judgeClaims()
  }

  /// The same experiment at step 0, with the knobs as they are turned.
  public func restarted() throws(ExperimentError) -> Run {
    try Run(experiment, tables: tables, kernels: kernels)
  }

  /// Steps to the end of the present epoch; 1 where there are no epochs.
  var stepsToNextEpoch: Int {
    switch state {
    case .train(let run): run.nextEpochEnd - run.step
    case .sweep(let run): run.current.nextEpochEnd - run.current.step
    case .propagate, .vacant: 1
    }
  }

  /// Whether turning this knob now goes on with the run instead of starting it anew.
  public func isLive(_ knob: String) -> Bool {
    guard ending?.isDivergence != true, case .train = state else { return false }
    return experiment.kind.knobs.first { $0.name == knob }?.isLive ?? false
  }
}

extension Run {
  /// Every measure of the experiment with its present value.
  public func readings() -> [Reading] {
    switch state {
    case .train(let run): run.readings(run.look())
    case .sweep(let run):
      readings(SweepSummary(run), swept: run.settings.measure)
    case .propagate(let run): experiment.measures.map { Reading($0, run.value(of: $0)) }
    case .vacant: []
    }
  }

  private func readings(_ summary: SweepSummary, swept: Measure) -> [Reading] {
    experiment.measures.map { Reading($0, summary.value(of: $0, swept: swept)) }
  }

  /// One measure's present value.
  public func value(of measure: Measure) -> Double? {
    switch state {
    case .train(let run): run.value(of: measure)
    case .sweep(let run): SweepSummary(run).value(of: measure, swept: run.settings.measure)
    case .propagate(let run): run.value(of: measure)
    case .vacant: nil
    }
  }

  /// What is seen of the run now: the visible panels, all readings, knobs and claims.
  ///
  /// - Parameters:
  ///   - fieldColumns: cells of a decision map from left to right; the maps of neurons have half as many.
  ///   - fieldRows: the same from top to bottom.
  public func frame(fieldColumns: Int = 40, fieldRows: Int = 40) -> Frame {
    let (panels, readings) = picture(columns: fieldColumns, rows: fieldRows)
    return Frame(
      step: step, epoch: epoch, plannedSteps: plannedSteps, panels: panels, readings: readings,
      knobs: knobs, claims: judge.states, seed: experiment.seed, ending: ending)
  }

  private func picture(columns: Int, rows: Int) -> ([Panel], [Reading]) {
    let names = experiment.visiblePanels
    switch state {
    case .train(let run):
      let panels = names.compactMap { TrainPanel(rawValue: $0) }.filter { $0.applies(to: run.settings) }
      let look = run.look(for: panels)
      return (panels.map { run.panel($0, look, columns: columns, rows: rows) }, run.readings(look))
    case .sweep(let run):
      return (names.compactMap { SweepPanel(rawValue: $0).map(run.panel) }, readings())
    case .propagate(let run):
      // Ranks take longer than all the rest, and no panel shows them.
      let measures = experiment.measures.filter { $0.name != .rank || run.ending != nil }
      return (
        names.compactMap { PropagatePanel(rawValue: $0).map(run.panel) },
        measures.map { Reading($0, run.value(of: $0)) }
      )
    case .vacant: return ([], [])
    }
  }
}

extension Run {
  /// How each claim of the experiment stands in this run.
  public var claimStates: [ClaimState] { judge.states }

  /// Steps of an epoch with the present batch size; 1 where there are no epochs.
  public var stepsPerEpoch: Int { training?.engine.stepsPerEpoch ?? 1 }

  var training: TrainRun? { if case .train(let run) = state { run } else { nil } }

  var sweepPoints: [SweepPoint] { if case .sweep(let run) = state { run.points } else { [] } }
}

extension Run {
  /// Everything rewinding needs to get back to a step, bit for bit.
  struct Snapshot: Sendable {
    fileprivate enum State: Sendable {
      case train(TrainRun.Snapshot)
      case sweep(SweepRun.Snapshot)
      case propagate(PropagateRun)
    }
    let step: Int
    fileprivate let experiment: Experiment
    fileprivate let state: State?
    fileprivate let judge: ClaimJudge
  }

  var snapshot: Snapshot {
    let state: Snapshot.State? =
      switch state {
      case .train(let run): .train(run.snapshot)
      case .sweep(let run): .sweep(run.snapshot)
      case .propagate(let run): .propagate(run)
      case .vacant: nil
      }
    return Snapshot(step: step, experiment: experiment, state: state, judge: judge)
  }

  /// Returns to a snapshot of this very run.
  mutating func restore(_ snapshot: Snapshot) {
    experiment = snapshot.experiment
    judge = snapshot.judge
    let taken = state
    state = .vacant
    switch (consume taken, snapshot.state) {
    case (.train(var run), .train(let past)):
      run.restore(past)
      state = .train(run)
    case (.sweep(var run), .sweep(let past)):
      run.restore(past)
      state = .sweep(run)
    case (_, .propagate(let past)): state = .propagate(past)
    case (let other, _): state = other
    }
  }

  /// About how many bytes a snapshot takes.
  var snapshotSize: Int {
    switch state {
    case .train(let run): run.snapshotSize
    case .sweep(let run): run.current.snapshotSize
    case .propagate, .vacant: 1_000
    }
  }

  private var nextClaimStep: Int? {
    guard case .train(let run) = state else { return nil }
    return judge.nextDue(after: run)
  }

  private mutating func judgeClaims() {
    guard judge.hasOpen else { return }
    switch state {
    case .train(let run): judge.judge(run)
    case .sweep(let run):
      if run.ending != nil {
        let summary = SweepSummary(run)
        judge.judgeEnd { summary.value(of: $0, swept: run.settings.measure) }
      }
    case .propagate(let run): if run.ending != nil { judge.judgeEnd(run.value) }
    case .vacant: break
    }
  }
}

extension TrainRun {
  func readings(_ look: TrainLook) -> [Reading] {
    settings.measures.map { Reading($0, look.value(of: $0, in: self)) }
  }

  var snapshotSize: Int {
    2 * engine.checkpoint().byteCount + (curves.measures.count + 2) * Curves.capacity * 8
  }
}
