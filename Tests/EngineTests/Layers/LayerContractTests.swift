import Testing

@testable import Engine

@Suite struct LayerContractTests {
  static let activations: [Activation] = [
    .identity, .sigmoid, .tanh, .relu, .leakyRelu(0.01), .leakyRelu(0.2),
    .softplus, .elu(1), .elu(0.5), .gelu,
  ]

  @Test("every activation keeps the contract of a layer", arguments: activations, kernelLevels)
  func activation(_ activation: Activation, _ level: KernelLevel) throws {
    try expectLayerContract(
      dense(3, [5, 6, 1], activation), .binaryCrossEntropy, classes(samples: 7, features: 3), level)
  }

  @Test(
    "layers of any width keep the contract, odd ones too", arguments: [1, 2, 3, 5, 7, 8, 9, 13, 16, 17, 33],
    kernelLevels)
  func width(_ units: Int, _ level: KernelLevel) throws {
    try expectLayerContract(
      dense(units, [units, units + 1, 3]), .softmaxCrossEntropy,
      classes(samples: 5, features: units, classes: 3), level)
  }

  @Test(
    "batches of any size keep the contract", arguments: [1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 16, 23, 37], kernelLevels)
  func batch(_ samples: Int, _ level: KernelLevel) throws {
    try expectLayerContract(
      dense(2, [4, 11, 3], .relu), .meanSquaredError, values(samples: samples, width: 3), level)
  }

  @Test("every loss keeps the contract, at the last layer's activation too", arguments: kernelLevels)
  func loss(_ level: KernelLevel) throws {
    try expectLayerContract(dense(2, [5, 1]), .binaryCrossEntropy, classes(samples: 9), level)
    try expectLayerContract(
      dense(2, [5, 10]), .softmaxCrossEntropy, classes(samples: 12, classes: 10), level)
    try expectLayerContract(dense(2, [5, 4]), .meanSquaredError, classes(samples: 9, classes: 4), level)
    let squashed = NetworkDescription(
      inputs: 2,
      layers: [.dense(units: 3, activation: .tanh), .dense(units: 2, activation: .sigmoid)],
      initializer: .xavierUniform)
    try expectLayerContract(squashed, .meanSquaredError, values(samples: 6, width: 2), level)
  }

  @Test(
    "losses with settings keep the contract whatever they are set to", arguments: [0.05, 0.3, 1, 7] as [Float],
    kernelLevels)
  func settings(_ setting: Float, _ level: KernelLevel) throws {
    for outputs in [1, 3] {
      try expectLayerContract(
        dense(2, [5, outputs]), .huber(delta: setting), values(samples: 9, width: outputs), level)
    }
    for classCount in [2, 3, 10] {
      try expectLayerContract(
        dense(2, [5, classCount]), .smoothedCrossEntropy(smoothing: setting < 1 ? setting : 0.99),
        classes(samples: 12, classes: classCount), level)
    }
    try expectLayerContract(dense(2, [5, 3]), .binaryCrossEntropy, shares(samples: 8, width: 3), level)
  }

  /// Samples with a number in 0...1 for each output.
  private func shares(samples: Int, width: Int) -> Dataset {
    var data = values(samples: samples, width: width)
    if case .values(let numbers, let width) = data.targets {
      data.targets = .values(numbers.map { abs($0) }, width: width)
    }
    return data
  }

  @Test("a rectifier has slope 0 at exactly 0", arguments: kernelLevels)
  func slopeAtZero(_ level: KernelLevel) throws {
    let network = try Network(dense(1, [1, 1], .relu))
    var parameters = FloatBuffer(count: network.parameterCount)
    parameters[network.layers[1].weights.lowerBound] = 1
    let trace = network.trace(
      inputs: [1], outputGradient: [1], parameters: parameters, kernels: KernelTable(level: level))
    #expect(trace.deltas[0] == [0])
    #expect(trace.activations[0] == [0])
  }
}
