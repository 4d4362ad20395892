extension Network {
  /// Samples that pass through the layers at a time: enough for the kernels, little enough for the caches.
  private static let chunk = 256

  /// [n, units] of a layer: its activations, or the weighted sums before them. Shapes: inputs [n, features].
  func activations(
    layer: Int, weightedSums: Bool = false, inputs: [Float], parameters: [Float], kernels: KernelTable
  ) -> [Float] {
    precondition(
      inputs.count % self.inputs == 0, "\(inputs.count) values are no whole number of samples of \(self.inputs)")
    var layers = Array(self.layers[...layer])
    if weightedSums { layers[layer] = layers[layer].linear }
    let count = inputs.count / self.inputs
    var workspace = Workspace(layers, features: self.inputs, rows: min(count, Self.chunk), targetWidth: 0)
    var result: [Float] = []
    result.reserveCapacity(count * layers[layer].units)
    for first in stride(from: 0, to: count, by: Self.chunk) {
      let rows = min(Self.chunk, count - first)
      workspace.withPass(
        inputs: inputs, features: self.inputs, first: first, rows: rows, parameters: parameters
      ) { $0.forward(kernels) }
      result += workspace.rows(at: workspace.slots[layer].output, of: layers[layer], count: rows, kernels)
    }
    return result
  }

  /// The mean loss over all samples and the share classified right. Shapes: inputs [n, features].
  func evaluate(
    inputs: [Float], targets: EncodedTargets, loss: Loss, parameters: [Float], kernels: KernelTable
  ) -> Evaluation {
    let count = inputs.count / self.inputs
    var workspace = Workspace(layers, features: self.inputs, rows: min(count, Self.chunk), targetWidth: 0)
    var total = 0.0
    var correct = 0
    for first in stride(from: 0, to: count, by: Self.chunk) {
      workspace.withPass(
        inputs: inputs, features: self.inputs, first: first, rows: min(Self.chunk, count - first),
        parameters: parameters
      ) { pass in
        pass.forward(kernels)
        if loss != .meanSquaredError { correct += pass.countCorrect(targets, from: first, kernels) }
        total += pass.evaluate(loss, targets, from: first, kernels)
      }
    }
    return Evaluation(
      loss: total / Double(count), accuracy: loss == .meanSquaredError ? nil : Double(correct) / Double(count))
  }
}
