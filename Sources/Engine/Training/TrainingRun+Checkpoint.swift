extension TrainingRun {
  /// The present state. It takes no memory until the run goes on.
  public func checkpoint() -> Checkpoint {
    Checkpoint(
      step: step, parameters: parameters, descent: descent, sampling: sampling, hyperparameters: hyperparameters,
      lastBatchLoss: lastBatchLoss, lastGradientNorm: lastGradientNorm, diverged: diverged)
  }

  /// Goes back, or forward, to a checkpoint of a run of the same plan.
  public mutating func restore(_ checkpoint: Checkpoint) {
    precondition(
      checkpoint.parameters.count == parameters.count && checkpoint.sampling.order.count == sampling.order.count,
      "a checkpoint of \(checkpoint.parameters.count) parameters and \(checkpoint.sampling.order.count) samples in a run "
        + "of \(parameters.count) and \(sampling.order.count)")
    hyperparameters = checkpoint.hyperparameters
    step = checkpoint.step
    parameters = checkpoint.parameters
    descent = checkpoint.descent
    sampling = checkpoint.sampling
    lastBatchLoss = checkpoint.lastBatchLoss
    lastGradientNorm = checkpoint.lastGradientNorm
    diverged = checkpoint.diverged
  }

  /// Takes over what a run of the same plan had learned by then, and stays at its own step.
  public mutating func takeParameters(of checkpoint: Checkpoint) {
    precondition(
      checkpoint.parameters.count == parameters.count,
      "\(checkpoint.parameters.count) parameters for a run of \(parameters.count)")
    parameters = checkpoint.parameters
  }
}
