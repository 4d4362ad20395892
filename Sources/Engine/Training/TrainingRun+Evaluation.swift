extension TrainingRun {
  /// Loss and accuracy over a whole part; nil for a test set the plan does not have. Training is not touched.
  public func evaluate(on part: Part) -> Evaluation? {
    switch part {
    case .train: evaluate(plan.train, trainTargets)
    case .test:
      if let test = plan.test, let testTargets { evaluate(test, testTargets) } else { nil }
    }
  }

  private func evaluate(_ data: Dataset, _ targets: EncodedTargets) -> Evaluation {
    network.evaluate(
      inputs: data.inputs, targets: targets, loss: plan.loss, parameters: parameters, kernels: kernels)
  }

  /// The raw outputs [n, outputs]: logits, or values. Shapes: inputs [n, features].
  public func outputs(for inputs: [Float]) -> [Float] {
    activations(layer: network.layers.count - 1, for: inputs)
  }

  /// What the units of a layer, counted from 0, answer: [n, units]. Shapes: inputs [n, features].
  public func activations(layer: Int, for inputs: [Float]) -> [Float] {
    network.activations(layer: layer, inputs: inputs, parameters: parameters, kernels: kernels)
  }
}
