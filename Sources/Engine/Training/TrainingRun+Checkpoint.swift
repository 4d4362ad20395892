extension TrainingRun {
  /// Gives a weight of a dense layer another value, or a bias when no input is named. The memory of the rule of descent
  /// stays as it is.
  public mutating func set(_ value: Float, layer: Int, unit: Int, input: Int?) {
    let owner = network.layers[layer]
    guard let input else {
      precondition((0..<owner.biases.count).contains(unit), "no bias \(unit) in layer \(layer)")
      parameters[owner.biases.lowerBound + unit] = value
      return
    }
    let matrix = owner.matrices[0]
    precondition(
      (0..<matrix.units).contains(unit) && (0..<matrix.inputs).contains(input),
      "no weight from \(input) to \(unit) in layer \(layer)")
    parameters[matrix.place(input: input, unit: unit)] = value
  }

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
