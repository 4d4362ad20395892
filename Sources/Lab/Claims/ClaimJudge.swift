import Engine

/// Holds the claims of an experiment against one run: which are about these settings, when, and how they came out.
struct ClaimJudge: Equatable, Sendable {
  private(set) var states: [ClaimState]
  private let claims: [Claim]
  /// For each claim whether the run has its settings. The seed does not matter, nor how long the run goes on after.
  private var isMeant: [Bool]
  /// For each claim of a training the epoch at which it is judged.
  private let dueEpochs: [Int]

  init(_ experiment: Experiment) {
    claims = experiment.claims
    states = claims.map { _ in .open }
    let written = experiment.asWritten
    let settings = claims.map { try? written.with($0.with) }
    isMeant = zip(claims, settings).map { claim, settings in
      claim.isGoal || settings?.kind.endless == experiment.kind.endless
    }
    dueEpochs = zip(claims, settings).map { claim, experiment in
      if case .train(let training) = experiment?.kind { claim.at ?? training.epochs } else { 0 }
    }
  }

  var hasOpen: Bool { zip(states, isMeant).contains { $0 == .open && $1 } }

  /// A live knob was turned on the way: what is still open can no longer be settled by this run.
  mutating func noteSteering() { isMeant = claims.map(\.isGoal) }

  /// The next step at which a training must stop for a claim.
  func nextDue(after run: any KindRun) -> Int? {
    guard run is TrainRun else { return nil }
    return openClaims.map { dueEpochs[$0] * run.stepsPerEpoch }.filter { $0 > run.step }.min()
  }

  /// A training is judged at the epoch of each claim, everything else at its end. A stop rule ends the claim's run too; a
  /// diverged training has no value to hold.
  mutating func judge(_ run: any KindRun) {
    guard hasOpen else { return }
    let isTraining = run is TrainRun
    let isOver: Bool = if case .reached = run.ending { true } else { false }
    for index in openClaims {
      if isTraining, run.ending?.isDivergence == true {
        states[index] = .fails
      } else if isTraining ? run.step == dueEpochs[index] * run.stepsPerEpoch || isOver : run.ending != nil {
        settle(index, run.value(of: claims[index].measure))
      }
    }
  }

  private var openClaims: [Int] { claims.indices.filter { states[$0] == .open && isMeant[$0] } }

  private mutating func settle(_ index: Int, _ value: Double?) {
    let holds = value.map(claims[index].bound.holds) == true
    // A goal that is not reached is still to be reached.
    states[index] = holds ? .holds : claims[index].isGoal ? .open : .fails
  }
}

extension Experiment.Kind {
  /// The settings without the number of epochs and what is looked at: a run may go on after its claims were judged, and
  /// looking changes nothing.
  var endless: Experiment.Kind {
    guard case .train(var training) = self else { return self }
    training.epochs = 0
    training.sample = 1
    training.temperature = 1
    return .train(training)
  }
}
