import Testing

@testable import Engine

/// A step that is large enough is computed in two parts. What comes out depends neither on their order nor on where each is
/// computed.
@Suite struct ShardTests {
  struct Large: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let network: NetworkDescription
    let train: Dataset
  }

  private static let picture = Shape.image(channels: 2, height: 20, width: 20)
  private static let sequence = Shape.sequence(steps: 8, features: 3)
  private static let head = LayerDescription.dense(units: 3, activation: .identity)

  static let all: [Large] = [
    Large(
      testDescription: "dense, with dropout",
      network: NetworkDescription(
        inputs: 40,
        layers: [
          .dense(units: 450, activation: .relu), .dropout(0.2), .dense(units: 360, activation: .tanh), .dropout(0.5),
          head,
        ]),
      train: classes(samples: 64, features: 40, classes: 3)),
    Large(
      testDescription: "convolutions",
      network: NetworkDescription(
        input: picture,
        layers: [
          .convolution(channels: 9, window: Convolution(kernel: 3), activation: .relu),
          .convolution(channels: 7, window: Convolution(kernel: 3), activation: .relu), .globalPooling(.max), head,
        ]),
      train: images(picture, samples: 64)),
    Large(
      testDescription: "recurrent",
      network: NetworkDescription(input: sequence, layers: [.recurrent(Recurrent(.lstm, units: 90)), head]),
      train: images(sequence, samples: 64)),
  ]

  private func run(_ large: Large, _ level: KernelLevel) throws -> TrainingRun {
    try TrainingRun(
      TrainingPlan(
        network: large.network, loss: .softmaxCrossEntropy, optimizer: .sgd(SGD(learningRate: 0.1)), batch: .full,
        train: large.train, seed: 9),
      kernels: level)
  }

  /// One part of the batch by itself, with the key a step gives it.
  private func trace(_ run: TrainingRun, _ samples: Range<Int>, key: UInt64) -> Trace {
    let features = run.network.inputs
    return run.network.trace(
      inputs: Array(run.plan.train.inputs[samples.lowerBound * features..<samples.upperBound * features]),
      targets: EncodedTargets(width: 1, values: Array(run.trainTargets.values[samples])), loss: .softmaxCrossEntropy,
      parameters: run.parameters, mode: .trial(key: key), kernels: run.kernels)
  }

  @Test("a large step is the sum of its parts, each computed by itself, to the bit", arguments: all, kernelLevels)
  func parts(_ large: Large, _ level: KernelLevel) throws {
    var run = try run(large, level)
    let shards = run.workspace.shards
    try #require(shards.count == 2)
    #expect(shards.samples(of: 0, batch: 64) == 0..<32 && shards.samples(of: 1, batch: 64) == 32..<64)
    let key = SplitMix64.mixed(run.plan.seed)
    // The last part first: neither knows of the other.
    let second = trace(run, 32..<64, key: key &+ 1)
    let first = trace(run, 0..<32, key: key)
    run.advance(by: 1)
    // Each is a mean over half of the batch: twice what it adds to the mean over the whole, and a factor of two is exact.
    for place in 0..<run.network.trainedCount {
      #expect(run.gradients[place] == first.gradients[place] / 2 + second.gradients[place] / 2)
    }
    let losses = [try #require(first.loss), try #require(second.loss)]
    #expect(abs(run.lastBatchLoss - Float((losses[0] + losses[1]) / 2)) <= 1e-7 * run.lastBatchLoss)
  }

  @Test("in parts or as a whole, the gradient is the same but for rounding", arguments: all, kernelLevels)
  func whole(_ large: Large, _ level: KernelLevel) throws {
    var run = try run(large, level)
    // Parts drop places of their own.
    run.hyperparameters.dropout = 0
    let whole = trace(run, 0..<64, key: 1)
    run.advance(by: 1)
    let size = whole.gradients.reduce(0.0) { $0 + Double($1 * $1) }.squareRoot()
    var error = 0.0
    for place in 0..<run.network.trainedCount {
      let difference = Double(run.gradients[place] - whole.gradients[place])
      error += difference * difference
    }
    #expect(error.squareRoot() < 1e-6 * size)
    #expect(abs(Double(run.lastBatchLoss) - (try #require(whole.loss))) < 1e-6)
  }

  @Test("a step in parts replays to the bit")
  func replay() throws {
    for large in Self.all {
      var run = try run(large, .baseline)
      run.advance(by: 2)
      let saved = run.checkpoint()
      run.advance(by: 3)
      let first = run.checkpoint()
      run.restore(saved)
      for _ in 0..<3 { run.advance(by: 1) }
      #expect(run.checkpoint() == first)
    }
  }

  @Test("a batch too short for two parts leaves the second one empty, and none is left out")
  func shortBatches() {
    for rows in [32, 33, 47, 64, 100] {
      let network = try? Network(Self.all[0].network)
      guard let network else { continue }
      let shards = Shards(network, rows: 1_000)
      #expect(shards.count == 2)
      let parts = (0..<2).map { shards.samples(of: $0, batch: rows) }
      #expect(parts[0].lowerBound == 0 && parts[0].upperBound == parts[1].lowerBound && parts[1].upperBound == rows)
    }
  }
}
