import Testing

@testable import Engine

/// Units that start equal receive equal gradients and stay equal for ever, to the last bit, whatever their number, the
/// rule of descent and the batches. It is what the lesson on initialization shows.
@Suite struct CloneTests {
  struct Case: Sendable, CustomStringConvertible {
    let units: Int
    let activation: Activation
    let description: String
  }

  static let cases: [Case] = [3, 5, 8, 13, 17].flatMap { units in
    [(Activation.tanh, "tanh"), (.relu, "relu"), (.sigmoid, "sigmoid")].map {
      Case(units: units, activation: $0.0, description: "\(units) \($0.1)")
    }
  }

  @Test("equal units stay equal to the last bit for thousands of steps", arguments: cases, kernelLevels)
  func clones(_ clones: Case, _ level: KernelLevel) throws {
    for optimizer in optimizers {
      var run = try TrainingRun(
        TrainingPlan(
          network: dense(2, [clones.units, clones.units, 1], clones.activation, initializer: .constant(0.3)),
          loss: .binaryCrossEntropy, optimizer: optimizer, batch: .size(7), train: classes(samples: 23), seed: 5),
        kernels: level)
      let start = run.parameters
      run.advance(by: 2_000)
      #expect(run.diverged == nil && run.parameters != start)
      for layer in 0...1 {
        let weights = run.network.weights(layer, in: run.parameters)
        for unit in 1..<clones.units {
          for input in 0..<weights.columns {
            #expect(weights[unit, input].bitPattern == weights[0, input].bitPattern)
          }
        }
        #expect(Set(run.network.biases(layer, in: run.parameters)).count == 1)
      }
    }
  }

  @Test(
    "zero weights with balanced classes never learn: the loss is ln 2 and every weight stays 0",
    arguments: kernelLevels)
  func zeroTrap(_ level: KernelLevel) throws {
    let inputs = numbers(400, seed: 8)
    let labels = (0..<200).map { Int32($0 % 2) }
    let data = Dataset(inputs: inputs, features: 2, targets: .classes(labels, names: ["-", "+"]))
    for activation in [Activation.tanh, .relu, .sigmoid] {
      var run = try TrainingRun(
        TrainingPlan(
          network: dense(2, [4, 4, 1], activation, initializer: .zero), loss: .binaryCrossEntropy,
          optimizer: .sgd(SGD(learningRate: 0.3)), batch: .full, train: data, seed: 7),
        kernels: level)
      run.advance(by: 2_000)
      #expect(run.parameters.allSatisfy { $0 == 0 })
      #expect(abs(run.lastBatchLoss - 0.693_147_2) < 1e-6)
    }
  }
}
