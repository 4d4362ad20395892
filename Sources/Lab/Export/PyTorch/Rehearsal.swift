import Engine

/// An experiment trained to its end before it is written down: how long it is, what its steps are taken on, and how far it
/// can be followed.
struct Rehearsal {
  /// Steps, or batches of a range test, up to where it ended.
  let steps: Int
  let agreement: Agreement
  /// nil for a range test.
  let ending: Ending?
  let chances: Chances
  /// The step whose weights early stopping took back; nil where it did not end the run.
  private(set) var bestStep: Int?

  /// Steps between two questions whether to go on.
  private static let patience = 64

  init(
    _ start: TrainRun, _ finder: Finder?, _ kernels: KernelLevel, _ isCancelled: () -> Bool
  ) throws(ExportRefusal) {
    if let finder {
      let losses = try Self.test(start.engine, finder).record.losses
      (steps, ending) = (losses.count, nil)
      var chances = try Chances(start, steps: steps)
      // Chance does not look at the rate, and a run that stands still does not diverge.
      var still = start.engine
      still.optimizer.learningRate = 0
      for _ in 0..<steps where chances.areNeeded {
        chances.take(still.upcomingStep())
        still.advance(by: 1)
      }
      self.chances = chances
      let others = try Self.others(start, kernels).map { (other) throws(ExportRefusal) in
        try Self.test(other, finder).record.losses
      }
      agreement = Agreement(step: Self.common(losses, others), steps: steps)
      return
    }
    var run = start
    while run.ending == nil {
      if isCancelled() { throw .givenUp }
      run.advance(by: Self.patience)
    }
    (steps, ending) = (run.step, run.ending)
    if let stopping = run.stopping, stopping.waited >= stopping.patience { bestStep = stopping.bestStep }
    var chances = try Chances(start, steps: steps + 1)
    let common = try Self.common(start, kernels, steps, &chances, isCancelled)
    self.chances = chances
    // The last losses before a divergence may be too large for another program's sums.
    let isFinite = ending?.isDivergence != true
    agreement = Agreement(step: isFinite ? common : min(common, max(0, steps - 1)), steps: steps)
  }

  private static func test(_ run: TrainingRun, _ finder: Finder) throws(ExportRefusal) -> RangeTest {
    do {
      var test = try RangeTest(run, settings: finder.test)
      test.advance(by: .max)
      return test
    } catch { throw ExportRefusal(error.message) }
  }

  /// The same run with sums in another order, and one whose samples differ by a rounding.
  private static func others(_ start: TrainRun, _ kernels: KernelLevel) throws(ExportRefusal) -> [TrainingRun] {
    var nudged = start.engine.plan
    if case .tokens = nudged.train.shape {
      // Tokens have no neighbours; a rate does.
      nudged.hyperparameters.optimizer.learningRate = nudged.hyperparameters.optimizer.learningRate.nextUp
    } else {
      // A zero stays one: no rounding moves it, and a unit of ReLUs may stand just on its corner there.
      nudged.train.inputs = nudged.train.inputs.enumerated().map { place, value in
        value == 0 ? 0 : place % 2 == 0 ? value.nextUp : value.nextDown
      }
    }
    do throws(EngineError) {
      let other = try TrainingRun(nudged, kernels: kernels)
      // A level that the processor may not have is not tried.
      return kernels == .baseline ? [other] : [other, try TrainingRun(start.engine.plan, kernels: .baseline)]
    } catch { throw ExportRefusal(error.message) }
  }

  /// The last batch before the first loss that differs by more than rounding may; all of them if there is none.
  private static func common(_ losses: [Double], _ others: [[Double]]) -> Int {
    let first = losses.indices.first { index in
      others.contains { $0.indices.contains(index) ? differ(losses[index], $0[index]) : true }
    }
    return first.map { max($0 - 1, 0) } ?? losses.count
  }

  private static func common(
    _ start: TrainRun, _ kernels: KernelLevel, _ steps: Int, _ chances: inout Chances, _ isCancelled: () -> Bool
  ) throws(ExportRefusal) -> Int {
    var run = start.engine
    var others = try Self.others(start, kernels)
    var common: Int?
    for step in 0...steps {
      if step % patience == 0, isCancelled() { throw .givenUp }
      if chances.areNeeded { chances.take(run.upcomingStep()) }
      guard step < steps, common == nil || chances.areNeeded else { continue }
      run.advance(by: 1)
      guard common == nil else { continue }
      for index in others.indices {
        others[index].advance(by: 1)
        if differ(Double(run.lastBatchLoss), Double(others[index].lastBatchLoss)) { common = max(step - 1, 0) }
      }
    }
    return common ?? steps
  }

  private static func differ(_ loss: Double, _ other: Double) -> Bool {
    guard loss.isFinite, other.isFinite else { return loss.isFinite != other.isFinite }
    return abs(loss - other) > Agreement.tolerance * max(abs(loss), abs(other))
  }
}

extension ExportRefusal {
  static let givenUp = ExportRefusal("The export was given up.")
}
