extension TrainingRun {
  /// The state of a recurrent layer, counted from 0, after every step, whatever the layer hands on: [n, steps, units].
  /// Shapes: inputs [n, features].
  public func states(layer: Int, for inputs: [Float]) -> [Float] {
    guard case .recurrent(var recurrent) = network.layers[layer].kind else { return [] }
    recurrent.output = .every
    var open = network
    open.layers[layer] = open.layers[layer].handingOn(recurrent)
    return open.activations(layer: layer, inputs: inputs, parameters: parameters, kernels: kernels)
  }
}

extension Layer {
  /// The same recurrent layer with every state as its output.
  fileprivate func handingOn(_ recurrent: Recurrent) -> Layer {
    Layer(
      kind: .recurrent(recurrent), input: input, output: .sequence(steps: input.steps, features: recurrent.units),
      activation: activation, weights: weights, biases: biases, state: state, handsOnTable: handsOnTable,
      tableBelow: tableBelow)
  }
}
