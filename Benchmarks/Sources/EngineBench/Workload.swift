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

  static let all: [Workload] = [
    playground, spiral, digits, lenet, characters("W5", .tanh, 135e6), characters("W6", .lstm, 475e6),
    characters("W6g", .gru, 362e6), adding, tree, forest, rangeTest,
  ]
}

extension Workload {
  /// A workload that is a run of training.
  static func training(
    _ name: String, _ title: String, operations: Double, _ plan: @escaping @Sendable () -> TrainingPlan
  ) -> Workload {
    Workload(name: name, title: title, operations: operations) { threads throws(Refusal) in
      guard threads <= 2 else { throw Refusal(reason: "two threads at most") }
      var run: TrainingRun
      do throws(EngineError) {
        run = try TrainingRun(plan(), kernels: Processor.level)
      } catch {
        throw Refusal(reason: error.message)
      }
      if threads == 2 {
        run.workers = Workers()
        guard run.workers != nil else { throw Refusal(reason: "the system gives no second thread") }
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

  static let digits = training("W3", "digits 784-128-64-10", operations: 29_081_600) { digitsPlan }

  static var digitsPlan: TrainingPlan {
    TrainingPlan(
      network: multilayer(784, [128, 64, 10], .relu), loss: .softmaxCrossEntropy,
      optimizer: .momentum(Momentum(learningRate: 0.01)), batch: .size(64),
      train: noise(samples: 1_024, features: 784, classes: 10), seed: 1)
  }

  static let lenet = training("W4", "LeNet 1x28x28", operations: 144_900_000) {
    let shape = Shape.image(channels: 1, height: 28, width: 28)
    var data = noise(samples: 1_024, features: shape.count, classes: 10)
    data.shape = shape
    return TrainingPlan(
      network: NetworkDescription(
        input: shape,
        layers: [
          .convolution(channels: 6, window: Convolution(kernel: 5, padding: 2), activation: .relu),
          .pooling(Pooling(.max, size: 2)),
          .convolution(channels: 16, window: Convolution(kernel: 5), activation: .relu),
          .pooling(Pooling(.max, size: 2)), .flatten, .dense(units: 120, activation: .relu),
          .dense(units: 84, activation: .relu), .dense(units: 10, activation: .identity),
        ]),
      loss: .softmaxCrossEntropy, optimizer: .adam(Adam()), batch: .size(64), train: data, seed: 1)
  }

  /// 28 symbols, embedded in 16 numbers, a recurrent layer of 128 units over 32 steps, and a class at every step.
  static func characters(_ name: String, _ cell: Recurrent.Cell, _ operations: Double) -> Workload {
    training(name, "characters, \(cell)", operations: operations) {
      let (steps, symbols, samples) = (32, 28, 256)
      var generator = Generator(seed: 1)
      let tokens = (0..<samples * steps).map { _ in generator.below(symbols) }
      return TrainingPlan(
        network: NetworkDescription(
          input: .tokens(steps: steps, vocabulary: symbols),
          layers: [
            .embedding(features: 16), .recurrent(Recurrent(cell, units: 128, output: .every)),
            .dense(units: symbols, activation: .identity),
          ]),
        loss: .softmaxCrossEntropy,
        hyperparameters: Hyperparameters(optimizer: .adam(Adam()), batch: .size(32), clipping: .norm(1)),
        train: Dataset(
          inputs: tokens.map { Float($0) }, shape: .tokens(steps: steps, vocabulary: symbols),
          targets: .stepClasses(
            tokens.map { Int32(symbols - 1 - $0) }, steps: steps, names: (0..<symbols).map { "\($0)" })),
        seed: 1)
    }
  }

  static let adding = training("W7", "adding, LSTM over 100 steps", operations: 321_000_000) {
    let (steps, samples) = (100, 256)
    var generator = Generator(seed: 1)
    let inputs = (0..<2 * steps * samples).map { _ in Float(generator.uniform()) }
    return TrainingPlan(
      network: NetworkDescription(
        input: .sequence(steps: steps, features: 2),
        layers: [.recurrent(Recurrent(.lstm, units: 64)), .dense(units: 1, activation: .identity)]),
      loss: .meanSquaredError, optimizer: .adam(Adam()), batch: .size(32),
      train: Dataset(
        inputs: inputs, shape: .sequence(steps: steps, features: 2),
        targets: .values((0..<samples).map { _ in Float(generator.uniform(0, 2)) }, width: 1)),
      seed: 1)
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
