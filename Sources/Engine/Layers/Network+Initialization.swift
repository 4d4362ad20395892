extension Network {
  /// The whole buffer at step 0: weights drawn, biases set, padding zero.
  ///
  /// Each layer draws from a stream of its own, so that another initializer or size of one layer leaves the others as
  /// they were. `samples` [n, count of the input] are what LSUV measures on.
  func initialParameters(seed: UInt64, samples: [Float], kernels: KernelTable) -> FloatBuffer {
    var parameters = FloatBuffer(count: parameterCount)
    for (index, layer) in layers.enumerated() {
      var generator = Generator(seed: seed, stream: Stream.initialization &+ UInt64(index) &<< 32)
      let (own, bias) = description.layers[index].start
      let initializer = own ?? description.initializer
      for (place, matrix) in layer.matrices.enumerated() {
        var rule = initializer
        if case .recurrent(let recurrent) = layer.kind, place == 1 { rule = recurrent.recurrentInitializer ?? rule }
        set(matrix, rule, fanOut: layer.fanOut, in: &parameters, &generator)
      }
      setBiases(of: layer, bias, in: &parameters)
      if initializer == .lsuv, !layer.matrices.isEmpty {
        rescale(index, samples: samples, in: &parameters, kernels)
      }
    }
    return parameters
  }

  /// Each gate is drawn as a matrix of its own.
  private func set(
    _ matrix: WeightMatrix, _ initializer: Initializer, fanOut: Int?, in parameters: inout FloatBuffer,
    _ generator: inout Generator
  ) {
    for gate in 0..<matrix.gates {
      let weights = initializer.weights(
        inputs: matrix.inputs, units: matrix.units, fanOut: fanOut ?? matrix.units, &generator)
      parameters.withUnsafeMutablePointer { parameters in
        for unit in 0..<matrix.units {
          for input in 0..<matrix.inputs {
            parameters[matrix.place(input: input, unit: unit, gate: gate)] = weights[unit * matrix.inputs + input]
          }
        }
      }
    }
  }

  /// A normalization starts with scale 1, shift 0, running mean 0 and running variance 1.
  private func setBiases(of layer: Layer, _ bias: Float, in parameters: inout FloatBuffer) {
    switch layer.kind {
    case .dense, .convolution:
      for unit in 0..<layer.units { parameters[layer.biases.lowerBound + unit] = bias }
    case .batchNormalization:
      for unit in 0..<layer.units {
        parameters[layer.biases.lowerBound + unit] = 1
        parameters[layer.state.lowerBound + layer.state.count / 2 + unit] = 1
      }
    case .recurrent(let recurrent) where recurrent.cell == .lstm:
      let forget = layer.biases.lowerBound + Shape.padded(layer.units)
      for unit in 0..<layer.units { parameters[forget + unit] = recurrent.forgetBias }
    default: break
    }
  }

  /// Divides a layer's weights by the standard deviation of its weighted sums until their variance is within 0.1 of 1, at
  /// most 10 times (Mishkin and Matas 2015, algorithm 1). Returns how often.
  @discardableResult
  func rescale(_ index: Int, samples: [Float], in parameters: inout FloatBuffer, _ kernels: KernelTable) -> Int {
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

extension LayerDescription {
  /// The initializer of its own, and what its biases start at.
  fileprivate var start: (initializer: Initializer?, bias: Float) {
    switch self {
    case .dense(_, _, let initializer, let bias), .convolution(_, _, _, let initializer, let bias):
      (initializer, bias)
    case .embedding(_, let initializer), .recurrent(_, let initializer): (initializer, 0)
    case .pooling, .globalPooling, .flatten, .activation, .dropout, .batchNormalization: (nil, 0)
    }
  }
}

extension Layer {
  /// Connections from one input, where they are not the units: a pixel meets every place of every channel's window.
  fileprivate var fanOut: Int? {
    if case .convolution(let window) = kind { units * window.kernel * window.kernel } else { nil }
  }
}
