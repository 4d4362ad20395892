import CProcessor

@testable import Engine

/// The kernel levels this machine can run.
let kernelLevels: [KernelLevel] =
  [.baseline] + (processor_level() >= 3 ? [.v3] : []) + (processor_level() >= 4 ? [.v4] : [])

/// Reproducible numbers in -1...1.
func numbers(_ count: Int, seed: UInt64, scale: Float = 1) -> [Float] {
  var generator = Generator(seed: seed, stream: Stream.probe)
  return (0..<count).map { _ in Float(2 * generator.uniform() - 1) * scale }
}

/// Samples whose class depends on the signs of the first two features, as in XOR, for any number of classes.
func classes(samples: Int, features: Int = 2, classes: Int = 2, seed: UInt64 = 1) -> Dataset {
  let inputs = numbers(samples * features, seed: seed)
  let labels = (0..<samples).map { row -> Int32 in
    if row < classes { return Int32(row) }
    let x = inputs[row * features]
    let y = inputs[row * features + min(1, features - 1)]
    return Int32((x * y > 0 ? 0 : 1) + (x > 0.5 ? 2 : 0)) % Int32(classes)
  }
  return Dataset(
    inputs: inputs, features: features, targets: .classes(labels, names: (0..<classes).map { "c\($0)" }),
    featureNames: (0..<features).map { "x\($0 + 1)" })
}

/// Samples with a smooth target of the given width.
func values(samples: Int, features: Int = 2, width: Int = 1, seed: UInt64 = 1) -> Dataset {
  Dataset(
    inputs: numbers(samples * features, seed: seed), features: features,
    targets: .values(numbers(samples * width, seed: seed + 100), width: width),
    featureNames: (0..<features).map { "x\($0 + 1)" })
}

/// A network of dense layers; the last one has no activation.
func dense(
  _ inputs: Int, _ units: [Int], _ activation: Activation = .tanh, initializer: Initializer = .xavierUniform
) -> NetworkDescription {
  NetworkDescription(
    inputs: inputs,
    layers: units.enumerated().map { index, count in
      .dense(units: count, activation: index == units.count - 1 ? .identity : activation)
    },
    initializer: initializer)
}

/// One optimizer of each rule, with hyperparameters that move.
let optimizers: [Optimizer] = [
  .sgd(SGD(learningRate: 0.1)), .momentum(Momentum(learningRate: 0.05)), .nesterov(Nesterov(learningRate: 0.05)),
  .adagrad(Adagrad(learningRate: 0.05)), .rmsProp(RMSProp(learningRate: 0.01)),
  .adam(Adam(learningRate: 0.01)), .adamW(AdamW(learningRate: 0.01, weightDecay: 0.1)),
]
