/// A deep stack that is not trained: Gaussian samples go in at the bottom, a Gaussian gradient comes back from the
/// top, and each layer is measured on the way.
public struct Propagation: Equatable, Sendable {
  /// One a layer. There is no update, so no update ratio; ranks are asked for one by one.
  public let statistics: [LayerStatistics]
  private let network: Network
  private let parameters: FloatBuffer

  /// The most samples sent through.
  public static let sampleLimit = 10_000

  public init(
    _ description: NetworkDescription, samples: Int, seed: UInt64, kernels level: KernelLevel = .baseline
  ) throws(EngineError) {
    network = try Network(description)
    guard samples > 0 else { throw .noSamples(.train) }
    guard samples <= Propagation.sampleLimit else { throw .tooManySamples(.train, count: samples) }
    guard Workspace.fits(network, rows: samples) else { throw .batchTooLarge(samples: samples) }
    let kernels = KernelTable(level: level)
    var generator = Generator(seed: seed, stream: Stream.probe)
    let inputs = (0..<samples * network.inputs).map { _ in Float(generator.normal()) }
    let top = (0..<samples * network.output.count).map { _ in Float(generator.normal()) }
    parameters = network.initialParameters(seed: seed, samples: inputs, kernels: kernels)
    let trace = network.trace(inputs: inputs, outputGradient: top, parameters: parameters, kernels: kernels)
    statistics = network.layers.indices.map { [network, parameters] index in
      LayerStatistics(
        outputs: trace.activations[index], slopes: trace.deltas[index], activation: network.layers[index].activation,
        weights: network.weights(index, in: parameters), gradient: network.weights(index, in: trace.gradients),
        update: nil, withRank: false)
    }
  }

  /// The numerical rank of the weights of a layer, counted from 0. It takes longer than all statistics together.
  public func rank(layer: Int) -> Int { network.weights(layer, in: parameters).numericalRank }
}
