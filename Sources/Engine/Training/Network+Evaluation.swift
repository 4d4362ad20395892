extension Network {
  /// Samples that pass through the layers at a time: enough for the kernels, little enough for the caches; fewer where
  /// samples are so large that memory would not do.
  private var chunk: Int { Workspace.rows(of: self, atMost: 256) }

  /// The activations of a layer, sample by sample [n, count of its shape], or the weighted sums before them. Shapes: inputs
  /// [n, count of the input].
  func activations(
    layer: Int, weightedSums: Bool = false, inputs: [Float], parameters: FloatBuffer, kernels: KernelTable
  ) -> [Float] {
    precondition(
      inputs.count % self.inputs == 0, "\(inputs.count) values are no whole number of samples of \(self.inputs)")
    var network = unfused
    if weightedSums { network.layers[layer] = network.layers[layer].linear }
    let (count, chunk) = (inputs.count / self.inputs, network.chunk)
    var workspace = Workspace(network, layers: layer + 1, shards: Shards(single: min(count, chunk)))
    var result: [Float] = []
    result.reserveCapacity(count * layers[layer].output.count)
    for first in stride(from: 0, to: count, by: chunk) {
      let rows = min(chunk, count - first)
      workspace.withPass(
        inputs: inputs, shape: description.input, first: first, rows: rows, parameters: parameters, kernels
      ) { $0.forward(kernels) }
      result += workspace.rows(at: workspace.slots[layer].output, of: layers[layer], count: rows, kernels)
    }
    return result
  }

  /// The mean loss over all targets and the share met. Shapes: inputs [n, count of the input].
  func evaluate(
    inputs: [Float], targets: EncodedTargets, loss: Loss, parameters: FloatBuffer, kernels: KernelTable
  ) -> Evaluation {
    let (count, chunk) = (inputs.count / self.inputs, self.chunk)
    var workspace = Workspace(self, shards: Shards(single: min(count, chunk)))
    var total = 0.0
    var correct = 0
    // Several outputs, each with a target of its own, have no single answer to be right.
    let counts = loss.classifies && targets.width == targets.steps
    for first in stride(from: 0, to: count, by: chunk) {
      workspace.withPass(
        inputs: inputs, shape: description.input, first: first, rows: min(chunk, count - first),
        parameters: parameters, kernels
      ) { pass in
        pass.forward(kernels)
        if counts { correct += pass.countCorrect(targets, from: first, kernels) }
        total += pass.evaluate(loss, targets, from: first, kernels)
      }
    }
    let asked = Double(max(targets.asked(from: 0, rows: count), 1))
    return Evaluation(loss: total / asked, accuracy: counts ? Double(correct) / asked : nil)
  }

  /// The same network with every embedding looked up where it stands, so that its rows can be looked at.
  var unfused: Network {
    var network = self
    for index in layers.indices where layers[index].handsOnTable {
      network.layers[index] = layers[index].copy(handsOnTable: false, tableBelow: layers[index].tableBelow)
      network.layers[index + 1] = layers[index + 1].copy(handsOnTable: false, tableBelow: nil)
    }
    return network
  }
}

extension Layer {
  func copy(handsOnTable: Bool, tableBelow: Int?) -> Layer {
    Layer(
      kind: kind, input: input, output: output, activation: activation, weights: weights, biases: biases,
      state: state, handsOnTable: handsOnTable, tableBelow: tableBelow)
  }

  /// The same layer stopped at its weighted sums.
  var linear: Layer {
    Layer(
      kind: kind, input: input, output: output, activation: .identity, weights: weights, biases: biases, state: state,
      handsOnTable: handsOnTable, tableBelow: tableBelow)
  }
}
