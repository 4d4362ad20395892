import Testing

@testable import Engine

/// One workload of `Fixtures/parity.json` as our side trains it.
struct ParityWorkload: Sendable, CustomTestStringConvertible {
  let name: String
  let network: NetworkDescription
  let loss: Loss
  let optimizer: Optimizer
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
  ]

  /// A run at PyTorch's starting point that will meet the samples in PyTorch's order.
  func run(_ fixture: ParityFixture.Workload, _ level: KernelLevel) throws -> TrainingRun {
    let seed: UInt64 = 1
    var run = try TrainingRun(
      TrainingPlan(
        network: network, loss: loss, optimizer: optimizer, batch: .size(fixture.batch),
        train: data(fixture.batch * fixture.losses.count).metInOrder(seed: seed), seed: seed),
      kernels: level)
    run.parameters = try run.network.parameters(fixture.start)
    return run
  }
}
