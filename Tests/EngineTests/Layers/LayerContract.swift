import Testing

@testable import Engine

/// Holds a network, and with it each of its layers, its activations and its loss, to what all of them promise.
///
/// - The loss is that of a plain computation in 64 bits.
/// - Gradients agree with finite differences, relative error below 1e-3 in the norm. The differences are taken of the plain
///   computation: in 32 bits the difference of two losses drowns in their rounding. Each is taken along a random direction
///   in the space of all parameters of a layer, so that none of them can be wrong unseen.
/// - The gradient of a batch is the mean of the gradients of its samples.
/// - Padding stays zero, and the same pass twice gives the same bits.
func expectLayerContract(
  _ description: NetworkDescription, _ loss: Loss, _ data: Dataset, _ level: KernelLevel,
  key: UInt64 = 1, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let network = try Network(description)
  let kernels = KernelTable(level: level)
  let parameters = randomParameters(network)
  let targets = EncodedTargets(data.targets, loss: loss, outputs: network.outputs)
  let trace = network.trace(
    inputs: data.inputs, targets: targets, loss: loss, parameters: parameters, mode: .trial(key: key),
    kernels: kernels)

  var reference = Reference(network: network, loss: loss)
  let exact = parameters.values.map { Double($0) }
  for (index, layer) in network.layers.enumerated() {
    if case .dropout = layer.kind { reference.masks[index] = try mask(of: index, network, trace) }
  }
  reference.hold(exact, data.inputs)
  let mean = reference.mean(exact, data.inputs, targets)
  let measured = try #require(trace.loss)
  #expect(abs(measured - mean) < 1e-5 * max(1, mean), sourceLocation: sourceLocation)

  expectFiniteDifferences(reference, exact, data, targets, trace.gradients, sourceLocation)
  expectSumOfSamples(network, loss, data, targets, parameters, kernels, trace.gradients, sourceLocation)
  for place in padding(of: network) {
    #expect(trace.gradients[place] == 0, "padding at \(place)", sourceLocation: sourceLocation)
  }
  let again = network.trace(
    inputs: data.inputs, targets: targets, loss: loss, parameters: parameters, mode: .trial(key: key),
    kernels: kernels)
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

/// What a dropout layer multiplied its inputs with, [rows, count], as its activations tell.
private func mask(of index: Int, _ network: Network, _ trace: Trace) throws -> [[Double]] {
  let (below, above) = (trace.activations[index - 1], trace.activations[index])
  let count = network.layers[index].output.count
  try #require(below.allSatisfy { $0 != 0 }, "a mask cannot be read off zeros")
  return stride(from: 0, to: above.count, by: count).map { first in
    (first..<first + count).map { Double(above[$0]) / Double(below[$0]) }
  }
}

/// Along eight random directions for each layer. What comes out of the layers below is computed once.
private func expectFiniteDifferences(
  _ reference: Reference, _ parameters: [Double], _ data: Dataset, _ targets: EncodedTargets,
  _ gradients: FloatBuffer,
  _ sourceLocation: SourceLocation
) {
  let step = 1e-6
  var generator = Generator(seed: 1, stream: Stream.probe)
  var below = reference.samples(data.inputs)
  for (index, layer) in reference.network.layers.enumerated() {
    let places = layer.trainablePlaces
    var error = 0.0
    var size = 0.0
    for _ in 0..<min(8, places.count) {
      let direction = places.map { _ in generator.uniform(-1, 1) }
      func loss(_ step: Double) -> Double {
        var moved = parameters
        for (place, share) in zip(places, direction) { moved[place] += step * share }
        return reference.mean(reference.outputs(moved, below, from: index), targets)
      }
      let slope = (loss(step) - loss(-step)) / (2 * step)
      let difference = slope - zip(places, direction).reduce(0) { $0 + $1.1 * Double(gradients[$1.0]) }
      error += difference * difference
      size += slope * slope
    }
    #expect(
      error.squareRoot() <= 1e-3 * max(size.squareRoot(), 1e-4), "layer \(index)", sourceLocation: sourceLocation)
    below = reference.outputs(of: index, parameters, below)
  }
}

private func expectSumOfSamples(
  _ network: Network, _ loss: Loss, _ data: Dataset, _ targets: EncodedTargets, _ parameters: FloatBuffer,
  _ kernels: KernelTable, _ gradients: FloatBuffer, _ sourceLocation: SourceLocation
) {
  // A normalization looks at the whole batch: its samples have no gradients of their own. Dropout drops by place.
  let isMixed = network.layers.contains { if case .dropout = $0.kind { true } else { false } }
  guard !network.normalizesBatch, !isMixed else { return }
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
