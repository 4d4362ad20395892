import Testing

@testable import Engine

/// Small trainings that between them have every kind of layer.
struct SmallNetwork: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let network: NetworkDescription
  var loss = Loss.softmaxCrossEntropy
  let train: Dataset

  static let all: [SmallNetwork] =
    [
      SmallNetwork(
        testDescription: "dropout and normalization",
        network: NetworkDescription(
          inputs: 2,
          layers: [
            .dense(units: 6, activation: .identity), .batchNormalization(), .activation(.gelu), .dropout(0.3),
            .dense(units: 3, activation: .identity),
          ]),
        train: classes(samples: 20, classes: 3)),
      SmallNetwork(
        testDescription: "images",
        network: NetworkDescription(
          input: .image(channels: 1, height: 6, width: 5),
          layers: [
            .convolution(channels: 3, window: Convolution(kernel: 3, padding: 1), activation: .relu),
            .batchNormalization(), .pooling(Pooling(.max, size: 2)), .dropout(0.2),
            .convolution(channels: 2, window: Convolution(kernel: 2), activation: .tanh), .globalPooling(.average),
            .dense(units: 3, activation: .identity),
          ]),
        loss: .smoothedCrossEntropy(smoothing: 0.1),
        train: images(.image(channels: 1, height: 6, width: 5), samples: 20)
      ),
    ]
    + Recurrent.Cell.allCases.map { cell in
      let input = Shape.sequence(steps: 5, features: 2)
      return SmallNetwork(
        testDescription: "\(cell), truncated, below dropout",
        network: NetworkDescription(
          input: input,
          layers: [
            .recurrent(Recurrent(cell, units: 4, output: .every, truncation: 2)), .dropout(0.2),
            .recurrent(Recurrent(cell, units: 3)), .dense(units: 3, activation: .identity),
          ]),
        train: images(input, samples: 20))
    }
    + [
      SmallNetwork(
        testDescription: "embedded tokens with gaps",
        network: NetworkDescription(
          input: .tokens(steps: 4, vocabulary: 5),
          layers: [
            .embedding(features: 3), .recurrent(Recurrent(.gru, units: 4, output: .every)),
            .dense(units: 3, activation: .identity),
          ]),
        train: SequenceCase(
          name: "", input: .tokens(steps: 4, vocabulary: 5), layers: [], samples: 20, asksEveryStep: true,
          hasGaps: true
        ).data)
    ]

  func plan(
    _ optimizer: Optimizer = .adam(Adam(learningRate: 0.01)), batch: BatchSize = .size(7), penalty: Penalty = .none,
    clipping: Clipping? = nil
  ) -> TrainingPlan {
    TrainingPlan(
      network: network, loss: loss,
      hyperparameters: Hyperparameters(optimizer: optimizer, batch: batch, penalty: penalty, clipping: clipping),
      train: train, seed: 3)
  }
}
