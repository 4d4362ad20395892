import Engine

/// Something that is trained again and again while the clock runs.
struct Workload: Sendable {
  let name: String
  let title: String
  /// Floating-point operations of a step, forward and backward, as a textbook counts them; nil where that says nothing.
  let operations: Double?
  /// Builds it for so many threads. What it returns takes so many steps.
  let prepare: @Sendable (_ threads: Int) throws(Refusal) -> (Int) -> Void

  /// Why a workload is not run, for people.
  struct Refusal: Error {
    let reason: String
  }

  static let all: [Workload] = [playground, spiral, digits]
}

extension Workload {
  /// A workload that is a run of training.
  static func training(
    _ name: String, _ title: String, operations: Double, _ plan: @escaping @Sendable () -> TrainingPlan
  ) -> Workload {
    Workload(name: name, title: title, operations: operations) { threads throws(Refusal) in
      guard threads == 1 else { throw Refusal(reason: "one thread only") }
      var run: TrainingRun
      do throws(EngineError) {
        run = try TrainingRun(plan(), kernels: Processor.level)
      } catch {
        throw Refusal(reason: error.message)
      }
      return { steps in run.advance(by: steps) }
    }
  }

  static let playground = training("W1", "playground 2-8-8-1", operations: 4_960) {
    TrainingPlan(
      network: multilayer(2, [8, 8, 1], .tanh), loss: .binaryCrossEntropy, optimizer: .sgd(SGD(learningRate: 0.01)),
      batch: .size(10), train: noise(samples: 160, features: 2, classes: 2), seed: 1)
  }

  static let spiral = training("W2", "spiral 2-64-64-3", operations: 1_679_360) {
    TrainingPlan(
      network: multilayer(2, [64, 64, 3], .relu), loss: .softmaxCrossEntropy, optimizer: .adam(Adam()),
      batch: .size(64), train: noise(samples: 1_024, features: 2, classes: 3), seed: 1)
  }

  static let digits = training("W3", "digits 784-128-64-10", operations: 29_081_600) {
    TrainingPlan(
      network: multilayer(784, [128, 64, 10], .relu), loss: .softmaxCrossEntropy,
      optimizer: .momentum(Momentum(learningRate: 0.01)), batch: .size(64),
      train: noise(samples: 1_024, features: 784, classes: 10), seed: 1)
  }

  private static func multilayer(_ inputs: Int, _ units: [Int], _ activation: Activation) -> NetworkDescription {
    NetworkDescription(
      inputs: inputs,
      layers: units.enumerated().map { place, count in
        .dense(units: count, activation: place == units.count - 1 ? .identity : activation)
      })
  }

  /// Samples and labels that have nothing to do with each other: the loss stays where it is, however long one measures.
  private static func noise(samples: Int, features: Int, classes: Int) -> Dataset {
    var generator = Generator(seed: 1)
    let inputs = (0..<samples * features).map { _ in Float(generator.uniform(-1, 1)) }
    let labels = (0..<samples).map { Int32($0 < classes ? $0 : generator.below(classes)) }
    return Dataset(
      inputs: inputs, features: features, targets: .classes(labels, names: (0..<classes).map { "\($0)" }))
  }
}
