import Testing

@testable import Engine

/// One workload of `Fixtures/parity.json` as our side trains it.
struct ParityWorkload: Sendable, CustomTestStringConvertible {
  let name: String
  let network: NetworkDescription
  let loss: Loss
  let optimizer: Optimizer
  var clipping: Clipping?
  let data: @Sendable (_ count: Int) -> Dataset
  /// How far a loss may be from PyTorch's.
  var tolerance: Float = 1e-5

  var testDescription: String { name }

  static let all: [ParityWorkload] = [
    ParityWorkload(
      name: "W1", network: dense(2, [8, 8, 1]), loss: .binaryCrossEntropy, optimizer: .sgd(SGD(learningRate: 0.5)),
      data: { ParityData.sameSign($0) }),
    ParityWorkload(
      name: "W2", network: dense(2, [64, 64, 3], .relu), loss: .softmaxCrossEntropy,
      optimizer: .adam(Adam(learningRate: 0.01)), data: { ParityData.quarters($0) }),
    ParityWorkload(
      name: "W3", network: dense(784, [128, 64, 10], .relu), loss: .softmaxCrossEntropy,
      optimizer: .momentum(Momentum(learningRate: 0.05)), data: { ParityData.images($0, shape: .vector(784)) }),
    ParityWorkload(
      name: "W4", network: lenet, loss: .softmaxCrossEntropy, optimizer: .adam(Adam(learningRate: 0.001)),
      data: { ParityData.images($0, shape: .image(channels: 1, height: 28, width: 28)) }),
    characters("W5", .tanh), characters("W6", .lstm), characters("W6g", .gru),
    ParityWorkload(
      name: "W7",
      network: NetworkDescription(
        input: .sequence(steps: 100, features: 2),
        layers: [.recurrent(Recurrent(.lstm, units: 64)), .dense(units: 1, activation: .identity)]),
      loss: .meanSquaredError, optimizer: .adam(Adam(learningRate: 0.002)), data: { ParityData.adding($0) },
      tolerance: 2e-5),
  ]

  private static let lenet = NetworkDescription(
    input: .image(channels: 1, height: 28, width: 28),
    layers: [
      .convolution(channels: 6, window: Convolution(kernel: 5, padding: 2), activation: .relu),
      .pooling(Pooling(.max, size: 2)),
      .convolution(channels: 16, window: Convolution(kernel: 5), activation: .relu), .pooling(Pooling(.max, size: 2)),
      .flatten, .dense(units: 120, activation: .relu), .dense(units: 84, activation: .relu),
      .dense(units: 10, activation: .identity),
    ])

  private static func characters(_ name: String, _ cell: Recurrent.Cell) -> ParityWorkload {
    ParityWorkload(
      name: name,
      network: NetworkDescription(
        input: .tokens(steps: 32, vocabulary: 28),
        layers: [
          .embedding(features: 16), .recurrent(Recurrent(cell, units: 128, output: .every)),
          .dense(units: 28, activation: .identity),
        ]),
      loss: .softmaxCrossEntropy, optimizer: .adam(Adam(learningRate: 0.002)), clipping: .norm(1),
      data: { ParityData.characters($0) })
  }

  /// A run at PyTorch's starting point that will meet the samples in PyTorch's order.
  func run(_ fixture: ParityFixture.Workload, _ level: KernelLevel) throws -> TrainingRun {
    let seed: UInt64 = 1
    var run = try TrainingRun(
      TrainingPlan(
        network: network, loss: loss,
        hyperparameters: Hyperparameters(optimizer: optimizer, batch: .size(fixture.batch), clipping: clipping),
        train: data(fixture.batch * fixture.losses.count).metInOrder(seed: seed), seed: seed),
      kernels: level)
    run.parameters = try run.network.parameters(fixture.start)
    return run
  }
}
