extension Network {
  /// The whole buffer at step 0: weights drawn, biases set, padding zero.
  ///
  /// Each layer draws from a stream of its own, so that another initializer or size of one layer leaves the others as
  /// they were. `samples` [n, inputs] are what LSUV measures on.
  func initialParameters(seed: UInt64, samples: [Float], kernels: KernelTable) -> [Float] {
    var parameters = [Float](repeating: 0, count: parameterCount)
    for (index, layer) in layers.enumerated() {
      guard case .dense(_, _, let own, let bias) = description.layers[index] else { continue }
      let initializer = own ?? description.initializer
      var generator = Generator(seed: seed, stream: Stream.initialization &+ UInt64(index) &<< 32)
      set(initializer.weights(inputs: layer.inputs, units: layer.units, &generator), of: layer, in: &parameters)
      for unit in 0..<layer.units { parameters[layer.biases.lowerBound + unit] = bias }
      if initializer == .lsuv { rescale(index, samples: samples, in: &parameters, kernels) }
    }
    return parameters
  }

  /// Writes weights [units, inputs] into the buffer.
  private func set(_ weights: [Float], of layer: Layer, in parameters: inout [Float]) {
    for unit in 0..<layer.units {
      for input in 0..<layer.inputs {
        parameters[layer.weights.lowerBound + input * layer.stride + unit] = weights[unit * layer.inputs + input]
      }
    }
  }

  /// Divides a layer's weights by the standard deviation of its weighted sums until their variance is within 0.1 of 1, at
  /// most 10 times (Mishkin and Matas 2015, algorithm 1). Returns how often.
  @discardableResult
  func rescale(_ index: Int, samples: [Float], in parameters: inout [Float], _ kernels: KernelTable) -> Int {
    let layer = layers[index]
    for count in 0..<10 {
      let sums = activations(
        layer: index, weightedSums: true, inputs: samples, parameters: parameters, kernels: kernels)
      let deviation = Moments(sums).deviation
      if abs(deviation * deviation - 1) < 0.1 || deviation == 0 || !deviation.isFinite { return count }
      for place in layer.weights { parameters[place] = Float(Double(parameters[place]) / deviation) }
    }
    return 10
  }
}
