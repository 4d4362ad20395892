/// Ends a training once a loss on data that are not trained on has not improved for a while (Prechelt, *Early
/// stopping - but when?*, 1998), and keeps the state that was best.
///
///     var stopping = try EarlyStopping(patience: 5)
///     repeat { run.advance(by: run.stepsPerEpoch) } while stopping.observe(run, loss: loss(run)) != .stop
///     if let best = stopping.bestCheckpoint { run.restore(best) }
public struct EarlyStopping: Equatable, Sendable {
  /// What one loss means for the training.
  public enum Verdict: Equatable, Sendable {
    /// The best loss so far.
    case improved
    /// No improvement, and patience is left.
    case waiting
    /// Patience is used up.
    case stop
  }

  /// So many evaluations in a row without improvement end the training.
  public let patience: Int
  /// A loss improves if it is below the best one by more than this.
  public let minimumImprovement: Double
  /// nil before the first loss that is a finite number.
  public private(set) var best: Double?
  /// The step at which the best loss was seen.
  public private(set) var bestStep: Int?
  /// The run as it was then; nil where only losses are observed.
  public private(set) var bestCheckpoint: Checkpoint?
  /// Evaluations since then.
  public private(set) var waited = 0

  /// - `patience`: at least 1
  /// - `minimumImprovement`: finite, at least 0
  public init(patience: Int, minimumImprovement: Double = 0) throws(EarlyStoppingError) {
    guard patience >= 1 else { throw .noPatience(patience) }
    guard minimumImprovement >= 0, minimumImprovement.isFinite else { throw .badImprovement(minimumImprovement) }
    self.patience = patience
    self.minimumImprovement = minimumImprovement
  }

  /// Judges the loss after a step. One that is not finite never improves anything.
  public mutating func observe(loss: Double, at step: Int) -> Verdict {
    if loss.isFinite && loss < (best ?? .infinity) - minimumImprovement {
      best = loss
      bestStep = step
      waited = 0
      return .improved
    }
    waited += 1
    return waited < patience ? .waiting : .stop
  }

  /// Judges the loss of a run at its present step, and keeps its state if that is the best so far.
  public mutating func observe(_ run: TrainingRun, loss: Double) -> Verdict {
    let verdict = observe(loss: loss, at: run.step)
    if verdict == .improved { bestCheckpoint = run.checkpoint() }
    return verdict
  }
}
