import Testing

@testable import Engine

/// The networks and data on which learning rates are compared: 2-32-32-1 ReLU from He's start, batches of 32.
struct RateLab: Sendable, CustomTestStringConvertible {
  let name: String
  let data: PlaneData
  var testDescription: String { name }

  static let circle = RateLab(name: "circle", data: PlaneData(shape: .circle, samples: 1_000, scale: 1.7 / 5))
  static let xor = RateLab(name: "xor", data: PlaneData(shape: .xor, samples: 1_000, scale: 1.0 / 3))
  static let moons = RateLab(name: "moons", data: PlaneData(shape: .moons, samples: 1_000, noise: 0.15))
  static let gauss = RateLab(name: "gauss", data: PlaneData(shape: .gauss, samples: 1_000, scale: 1 / 2.5))
  static let all = [circle, xor, moons, gauss]

  /// Five epochs.
  static let steps = 160

  func run(_ optimizer: Optimizer, seed: UInt64, schedule: Schedule? = nil) throws -> TrainingRun {
    try TrainingRun(
      TrainingPlan(
        network: dense(2, [32, 32, 1], .relu, initializer: .heNormal), loss: .binaryCrossEntropy,
        hyperparameters: Hyperparameters(
          optimizer: optimizer, schedule: schedule.map { ScheduledRate($0, steps: Self.steps) }, batch: .size(32)),
        train: try data.make(seed: seed), test: try data.make(seed: seed, stream: Stream.testData), seed: seed))
  }

  /// Loss on the training set and accuracy on the test set after five epochs, means of five seeds.
  func trained(_ optimizer: Optimizer, schedule: Schedule? = nil) throws -> (loss: Double, accuracy: Double) {
    var sums = (loss: 0.0, accuracy: 0.0)
    for seed in 1...5 {
      var run = try run(optimizer, seed: UInt64(seed), schedule: schedule)
      run.advance(by: Self.steps)
      sums.loss += try #require(run.evaluate(on: .train)).loss / 5
      sums.accuracy += try #require(run.evaluate(on: .test)?.accuracy) / 5
    }
    return sums
  }
}
