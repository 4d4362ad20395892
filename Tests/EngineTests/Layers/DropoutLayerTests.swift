import Testing

@testable import Engine

@Suite struct DropoutLayerTests {
  private static let dropped = NetworkDescription(
    inputs: 3,
    layers: [
      .dense(units: 7, activation: .tanh), .dropout(0.4), .dense(units: 5, activation: .sigmoid), .dropout(0.25),
      .dense(units: 3, activation: .identity),
    ])

  @Test("with its mask, dropout keeps the contract of a layer in training", arguments: 1...4 as ClosedRange<UInt64>)
  func contract(key: UInt64) throws {
    let image = Shape.image(channels: 2, height: 4, width: 3)
    let sequence = Shape.sequence(steps: 4, features: 3)
    let head = LayerDescription.dense(units: 3, activation: .identity)
    for level in kernelLevels {
      try expectLayerContract(
        Self.dropped, .softmaxCrossEntropy, classes(samples: 9, features: 3, classes: 3), level, key: key)
      try expectLayerContract(
        NetworkDescription(
          input: image,
          layers: [
            .convolution(channels: 3, window: Convolution(kernel: 2), activation: .tanh), .dropout(0.5), .flatten,
            head,
          ]), .softmaxCrossEntropy, images(image, samples: 18), level, key: key)
      try expectLayerContract(
        NetworkDescription(
          input: sequence,
          layers: [.recurrent(Recurrent(.gru, units: 5, output: .every)), .dropout(0.5), .flatten, head]),
        .softmaxCrossEntropy, images(sequence, samples: 5), level, key: key)
    }
  }

  /// What a layer that drops makes of ones.
  private func answers(_ rate: Float, _ mode: Pass.Mode, _ level: KernelLevel) throws -> Trace {
    let ones = [Float](repeating: 1, count: 20_000)
    let network = try Network(NetworkDescription(inputs: 200, layers: [.dropout(rate), .dropout(rate)]))
    return network.trace(
      inputs: ones, outputGradient: ones, parameters: FloatBuffer(count: 0), mode: mode,
      kernels: KernelTable(level: level))
  }

  @Test(
    "in training the mean stays within 1 % and the share that is dropped is the rate; in evaluation nothing is dropped",
    arguments: [0, 0.1, 0.2, 0.5] as [Float], kernelLevels)
  func mean(_ rate: Float, _ level: KernelLevel) throws {
    let values = try answers(rate, .trial(key: 3), level).activations[0]
    let mean = values.reduce(0.0) { $0 + Double($1) } / Double(values.count)
    #expect(abs(mean - 1) < 0.01)
    #expect(abs(Double(values.count { $0 == 0 }) / Double(values.count) - Double(rate)) < 0.01)
    #expect(values.allSatisfy { $0 == 0 || $0 == 1 / (1 - rate) })
    let evaluated = try answers(rate, .evaluation, level).activations
    #expect(evaluated.allSatisfy { $0.allSatisfy { $0 == 1 } })
  }

  @Test("the same key drops the same places; another key and another layer drop others", arguments: kernelLevels)
  func keys(_ level: KernelLevel) throws {
    let one = try answers(0.5, .trial(key: 1), level)
    let again = try answers(0.5, .trial(key: 1), level)
    let other = try answers(0.5, .trial(key: 2), level)
    #expect(one.activations == again.activations && one.deltas == again.deltas)
    #expect(one.activations[0] != other.activations[0])
    // The second layer passes on a quarter of all: half of what the first one passed on.
    let kept = one.activations[1].count { $0 != 0 }
    #expect(abs(kept - 5_000) < 300)
    // The way back drops what the way forward did.
    #expect(zip(one.activations[1], one.deltas[0]).allSatisfy { ($0 == 0) == ($1 == 0) })
  }

  @Test("every step of a training drops other places, and a rate of 0 drops none", arguments: kernelLevels)
  func steps(_ level: KernelLevel) throws {
    let plan = TrainingPlan(
      network: Self.dropped, loss: .softmaxCrossEntropy, optimizer: .sgd(SGD(learningRate: 0)), batch: .full,
      train: classes(samples: 9, features: 3, classes: 3), seed: 1)
    func losses(_ change: (inout TrainingRun) -> Void) throws -> [Float] {
      var run = try TrainingRun(plan, kernels: level)
      change(&run)
      return (0..<6).map { _ in
        run.advance(by: 1)
        return run.lastBatchLoss
      }
    }
    // Nothing is learned, so that only what is dropped makes a difference.
    let dropping = try losses { _ in }
    #expect(Set(dropping).count == 6)
    #expect(try losses { _ in } == dropping)
    #expect(Set(try losses { $0.hyperparameters.dropout = 0 }).count == 1)
    #expect(try losses { $0.hyperparameters.dropout = 0.9 } != dropping)
  }
}
