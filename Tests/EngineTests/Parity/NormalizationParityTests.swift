import Testing

@testable import Engine

@Suite("Batch normalization against PyTorch") struct NormalizationParityTests {
  @Test(
    "after two batches, a third has PyTorch's outputs and slopes, leaves PyTorch's running mean and variance, and is answered as PyTorch does in evaluation",
    arguments: kernelLevels)
  func threeBatches(_ level: KernelLevel) throws {
    let cases = try LayerFixture.read("normalization").cases
    #expect(cases.count == 4)
    for example in cases {
      let batches = try ["x1", "x2", "x3"].map { try example.given($0) }
      let shape = batches[0].shape
      let input: Shape =
        shape.count == 2 ? .vector(shape[1]) : .image(channels: shape[1], height: shape[2], width: shape[3])
      let normalization = BatchNormalization(
        momentum: Float(try example.number("momentum")), epsilon: Float(try example.number("epsilon")))
      let network = try Network(
        NetworkDescription(input: input, layers: [.activation(.identity), .batchNormalization(normalization)]))
      let kernels = KernelTable(level: level)
      var parameters = try network.parameters([
        try example.given("gamma").floats, try example.given("beta").floats,
      ])
      var last: Trace?
      for batch in batches {
        let before = parameters
        last = parameters.withUnsafeMutablePointer { state in
          network.trace(
            inputs: batch.floats, outputGradient: weights(example), parameters: before,
            mode: .training(key: 1, state: state), kernels: kernels)
        }
      }
      let trace = try #require(last)
      let name = "\(example.name), \(shape)"
      let layer = network.layers[1]
      expectClose(trace.activations[1], try example.expected("output"), name)
      expectClose(trace.deltas[0], try example.expected("dx3"), name)
      let slopes = layer.tensorPlaces.map { $0.map { trace.gradients[$0] * Float(shape[0]) } }
      expectClose(slopes[0], try example.expected("dgamma"), name)
      expectClose(slopes[1], try example.expected("dbeta"), name)
      let state = [0, layer.state.count / 2].map { half in
        (0..<layer.units).map { parameters[layer.state.lowerBound + half + $0] }
      }
      expectClose(state[0], try example.expected("running_mean"), name)
      expectClose(state[1], try example.expected("running_variance"), name)
      expectClose(
        network.activations(layer: 1, inputs: batches[2].floats, parameters: parameters, kernels: kernels),
        try example.expected("evaluation_output"), name)
    }
  }

  private func weights(_ example: LayerFixture.Case) -> [Float] { example.given["weights"]?.floats ?? [] }
}
