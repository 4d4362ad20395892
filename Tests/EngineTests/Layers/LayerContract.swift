import Testing

@testable import Engine

/// Holds a network, and with it each of its layers, its activations and its loss, to what all of them promise.
///
/// - The loss is that of a plain computation in 64 bits.
/// - Gradients agree with finite differences, relative error below 1e-3 in the norm. The differences are taken of the plain
///   computation: in 32 bits the difference of two losses drowns in their rounding.
/// - The gradient of a batch is the mean of the gradients of its samples.
/// - Padding stays zero, and the same pass twice gives the same bits.
func expectLayerContract(
  _ description: NetworkDescription, _ loss: Loss, _ data: Dataset, _ level: KernelLevel,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let network = try Network(description)
  let kernels = KernelTable(level: level)
  let parameters = randomParameters(network)
  let targets = EncodedTargets(data.targets, loss: loss, outputs: network.outputs)
  let trace = network.trace(
    inputs: data.inputs, targets: targets, loss: loss, parameters: parameters, kernels: kernels)

  let reference = Reference(network: network, loss: loss)
  let exact = parameters.values.map { Double($0) }
  let mean = reference.mean(exact, data.inputs, targets)
  let measured = try #require(trace.loss)
  #expect(abs(measured - mean) < 1e-5 * max(1, mean), sourceLocation: sourceLocation)

  expectFiniteDifferences(reference, exact, data, targets, trace.gradients, sourceLocation)
  expectSumOfSamples(network, loss, data, targets, parameters, kernels, trace.gradients, sourceLocation)
  for place in padding(of: network) {
    #expect(trace.gradients[place] == 0, "padding at \(place)", sourceLocation: sourceLocation)
  }
  let again = network.trace(
    inputs: data.inputs, targets: targets, loss: loss, parameters: parameters, kernels: kernels)
  #expect(again.gradients == trace.gradients && again.loss == trace.loss, sourceLocation: sourceLocation)
}

/// Weights and biases of moderate size everywhere but in the padding.
func randomParameters(_ network: Network, seed: UInt64 = 3) -> FloatBuffer {
  let drawn = numbers(network.parameterCount, seed: seed, scale: 0.7)
  var parameters = network.initialParameters(seed: 1, samples: [], kernels: KernelTable(level: .baseline))
  for layer in network.layers {
    for place in layer.trainablePlaces { parameters[place] = drawn[place] }
  }
  return parameters
}

func padding(of network: Network) -> [Int] {
  let used = Set(network.layers.flatMap(\.trainablePlaces))
  return (0..<network.trainedCount).filter { !used.contains($0) }
}

/// Some forty parameters of each layer, spread over weights and biases.
private func expectFiniteDifferences(
  _ reference: Reference, _ parameters: [Double], _ data: Dataset, _ targets: EncodedTargets,
  _ gradients: FloatBuffer,
  _ sourceLocation: SourceLocation
) {
  let step = 1e-6
  for (index, layer) in reference.network.layers.enumerated() {
    let places = layer.trainablePlaces
    var error = 0.0
    var size = 0.0
    for place in stride(from: 0, to: places.count, by: max(1, places.count / 40)).map({ places[$0] }) {
      var moved = parameters
      moved[place] = parameters[place] + step
      let above = reference.mean(moved, data.inputs, targets)
      moved[place] = parameters[place] - step
      let below = reference.mean(moved, data.inputs, targets)
      let slope = (above - below) / (2 * step)
      let difference = slope - Double(gradients[place])
      error += difference * difference
      size += slope * slope
    }
    #expect(
      error.squareRoot() <= 1e-3 * max(size.squareRoot(), 1e-4), "layer \(index)", sourceLocation: sourceLocation)
  }
}

private func expectSumOfSamples(
  _ network: Network, _ loss: Loss, _ data: Dataset, _ targets: EncodedTargets, _ parameters: FloatBuffer,
  _ kernels: KernelTable, _ gradients: FloatBuffer, _ sourceLocation: SourceLocation
) {
  // A normalization looks at the whole batch: its samples have no gradients of their own.
  guard !network.normalizesBatch else { return }
  let rows = data.inputs.count / data.features
  let asked = Double(targets.asked(from: 0, rows: rows))
  var sum = [Double](repeating: 0, count: network.trainedCount)
  for row in 0..<rows {
    let one = network.trace(
      inputs: Array(data.inputs[row * data.features..<(row + 1) * data.features]),
      targets: EncodedTargets(
        width: targets.width, values: Array(targets.values[row * targets.width..<(row + 1) * targets.width]),
        steps: targets.steps),
      loss: loss, parameters: parameters, kernels: kernels)
    let share = Double(targets.asked(from: row, rows: 1)) / asked
    for place in sum.indices { sum[place] += share * Double(one.gradients[place]) }
  }
  let worst = sum.indices.map { abs(sum[$0] - Double(gradients[$0])) }.max() ?? 0
  #expect(worst < 2e-6, sourceLocation: sourceLocation)
}
