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
  private var state: any KindRun
  private var judge: ClaimJudge

  /// - Throws: what keeps a well-written experiment from being built, in words that name the layer or the row.
  public init(
    _ experiment: Experiment, tables: Tables = .none, kernels: KernelLevel = .baseline
  ) throws(ExperimentError) {
    self.experiment = experiment
    knobs = experiment.allKnobs
    self.tables = tables
    self.kernels = kernels
    state = try experiment.kind.settings.start(seed: experiment.seed, tables: tables, kernels: kernels)
    judge = ClaimJudge(experiment)
    judge.judge(state)
  }

  /// Steps taken: of training, of all trainings of a sweep, or layers passed forward and backward.
  public var step: Int { state.step }
  public var epoch: Double { state.epoch }
  /// nil when a condition ends the run.
  public var plannedSteps: Int? { state.plannedSteps }
  public var ending: Ending? { state.ending }
  /// Steps of an epoch with the present batch size; 1 where there are no epochs.
  public var stepsPerEpoch: Int { state.stepsPerEpoch }
  /// Steps to the end of the present epoch; 1 where there are no epochs.
  var stepsToNextEpoch: Int { state.stepsToNextEpoch }

  /// Who may compute half of a large step while this thread computes the other; nothing that comes out depends on it.
  public var workers: Workers? {
    get { state.workers }
    set { state.workers = newValue }
  }

  /// Takes so many steps, or fewer when the run ends on the way. Claims are judged at their own step.
  public mutating func advance(by steps: Int) {
    let target = step + min(max(steps, 0), Limits.steps)
    repeat {
      let due = judge.nextDue(after: state).map { min($0, target) } ?? target
      state.advance(by: due - step)
      judge.judge(state)
    } while step < target && ending == nil
  }

  /// Turns a knob. A live one acts from here on; any other, and any knob of a run that diverged, starts the run anew
  /// with the new value. A refused value leaves everything as it was.
  public mutating func turn(_ knob: String, to value: Setting) throws(SettingProblem) {
    var turned = experiment
    try turned.set(knob, to: value)
    guard turned != experiment else { return }
    guard isLive(knob) else {
      do { self = try begun(turned) } catch {
        throw SettingProblem(path: [.key(knob)], error.message)
      }
      return
    }
    state.turn(to: turned.kind)
    let isSteering = turned.kind.endless != experiment.kind.endless
    experiment = turned
    if step == 0 || !experiment.dependsOnHistory {
      judge = ClaimJudge(turned)
    } else if isSteering {
      judge.noteSteering()
    }
    judge.judge(state)
  }

  /// The same experiment at step 0, with the knobs as they are turned.
  public func restarted() throws(ExperimentError) -> Run {
    try begun(experiment)
  }

  /// Another experiment with the same data, kernels and workers.
  private func begun(_ experiment: Experiment) throws(ExperimentError) -> Run {
    var run = try Run(experiment, tables: tables, kernels: kernels)
    run.workers = workers
    return run
  }

  /// Whether turning this knob now goes on with the run instead of starting it anew.
  public func isLive(_ knob: String) -> Bool {
    guard state.isSteerable else { return false }
    return experiment.kind.settings.knobs.first { $0.name == knob }?.isLive ?? false
  }
}

extension Run {
  /// Every measure of the experiment with its present value.
  public func readings() -> [Reading] { state.readings(of: experiment.measures) }

  /// One measure's present value.
  public func value(of measure: Measure) -> Double? { state.value(of: measure) }

  /// What is seen of the run now: the visible panels, all readings, knobs and claims.
  ///
  /// - Parameters:
  ///   - fieldColumns: cells of a decision map from left to right; the maps of neurons have half as many.
  ///   - fieldRows: the same from top to bottom.
  public func frame(fieldColumns: Int = 40, fieldRows: Int = 40) -> Frame {
    let picture = state.picture(
      experiment.visiblePanels, of: experiment.measures, columns: fieldColumns, rows: fieldRows)
    return Frame(
      step: step, epoch: epoch, plannedSteps: plannedSteps, panels: picture.panels, readings: picture.readings,
      knobs: knobs, claims: judge.states, seed: experiment.seed, ending: ending)
  }

  /// How each claim of the experiment stands in this run.
  public var claimStates: [ClaimState] { judge.states }

  /// The bytes of one of its data files; none where it could not be read.
  func bytes(of file: String) -> [UInt8] { tables[file] ?? [] }

  /// Whether a change can be made now without starting anew.
  func takes(_ change: RunTurn.Change) -> Bool {
    switch change {
    case .knob(let name, _): isLive(name)
    case .weight(let edit): state.isSteerable && experiment.problem(with: edit) == nil
    }
  }

  /// The present value of a weight, or of a bias as input 0.
  public func weight(_ place: WeightEdit) -> Float? {
    guard let training, experiment.problem(with: place) == nil else { return nil }
    if place.input == 0 { return training.biases(place.layer - 1)[place.unit - 1] }
    let weights = training.weights(place.layer - 1)
    return weights.values[(place.unit - 1) * weights.columns + place.input - 1]
  }

  mutating func take(_ change: RunTurn.Change) throws(SettingProblem) {
    switch change {
    case .knob(let name, let value): try turn(name, to: value)
    case .weight(let edit):
      if let problem = experiment.problem(with: edit) { throw problem }
      guard var training, state.isSteerable else { throw SettingProblem("the run diverged; start it anew first") }
      training.set(edit)
      state = training
      judge.noteSteering()
      judge.judge(state)
    }
  }

  /// The run as kind `train` knows it; nil for another kind.
  var training: TrainRun? { state as? TrainRun }

  /// Columns and rows of a finished run that is no training.
  var results: (header: [String], rows: [[Double?]]) { (state.tableHeader, state.tableRows) }
}

extension Run {
  /// Everything rewinding needs to get back to a step, bit for bit.
  struct Snapshot: Sendable {
    let step: Int
    let experiment: Experiment
    fileprivate let past: any Sendable
    fileprivate let judge: ClaimJudge
  }

  var snapshot: Snapshot {
    Snapshot(step: step, experiment: experiment, past: state.anyPast, judge: judge)
  }

  /// Returns to a snapshot of this very run.
  mutating func restore(_ snapshot: Snapshot) {
    experiment = snapshot.experiment
    judge = snapshot.judge
    state.restore(any: snapshot.past)
  }

  /// About how many bytes a snapshot takes.
  var snapshotSize: Int { state.pastSize }
}
