@testable import Engine

/// What is refused about layers, shapes, steps and samples.
extension EngineErrorTests {
  private static func of(_ layers: LayerDescription..., on input: Shape) -> (inout TrainingPlan) -> Void {
    { $0.network = NetworkDescription(input: input, layers: layers) }
  }

  private static let picture = Shape.image(channels: 1, height: 6, width: 5)
  private static let words = Shape.tokens(steps: 3, vocabulary: 4)
  private static let series = Shape.sequence(steps: 3, features: 2)

  private static func filter(_ window: Convolution, channels: Int = 2) -> LayerDescription {
    .convolution(channels: channels, window: window, activation: .relu)
  }

  static let settings: [Case] = [
    Case("The \"kernel\" of layer 1 is 0; expected 1 to 64.", of(filter(Convolution(kernel: 0)), on: picture)),
    Case(
      "The \"stride\" of layer 1 is 65; expected 1 to 64.",
      of(filter(Convolution(kernel: 1, stride: 65)), on: picture)),
    Case(
      "The \"dilation\" of layer 1 is -1; expected 1 to 64.",
      of(filter(Convolution(kernel: 1, dilation: -1)), on: picture)),
    Case(
      "The \"padding\" of layer 1 is -1; expected 0 to 64.",
      of(filter(Convolution(kernel: 1, padding: -1)), on: picture)),
    Case("The \"size\" of layer 1 is 0; expected 1 to 64.", of(.pooling(Pooling(.max, size: 0)), on: picture)),
    Case(
      "The \"stride\" of layer 1 is 65; expected 1 to 64.",
      of(.pooling(Pooling(.max, size: 1, stride: 65)), on: picture)),
    Case("The \"dropout\" of layer 1 is 1; expected at least 0 and below 1.", of(.dropout(1), on: picture)),
    Case(
      "The \"momentum\" of layer 1 is 1.5; expected 0 to 1.",
      of(.batchNormalization(BatchNormalization(momentum: 1.5)), on: picture)),
    Case(
      "The \"epsilon\" of layer 1 is 0; expected a finite number above 0.",
      of(.batchNormalization(BatchNormalization(epsilon: 0)), on: picture)),
    Case(
      "The \"elu\" of layer 1 is -2; expected a finite number of at least 0.", of(.activation(.elu(-2)), on: picture)),
    Case(
      "The \"truncation\" of layer 1 is -1; expected at least 0.",
      of(.recurrent(Recurrent(.tanh, units: 2, truncation: -1)), on: series)),
    Case(
      "The biases of layer 1 start at inf; expected a finite number.",
      of(.recurrent(Recurrent(.lstm, units: 2, forgetBias: .infinity)), on: series)),
    Case("The optimizer's \"clip\" is 0.0; expected a finite number above 0.") {
      $0.hyperparameters.clipping = .norm(0)
    },
    Case("The optimizer's \"clip\" is inf; expected a finite number above 0.") {
      $0.hyperparameters.clipping = .value(.infinity)
    },
    Case("The optimizer's \"l1\" is -0.5; expected a finite number of at least 0.") {
      $0.hyperparameters.penalty.l1 = -0.5
    },
    Case("The optimizer's \"l2\" is nan; expected a finite number of at least 0.") {
      $0.hyperparameters.penalty.l2 = .nan
    },
    Case("The optimizer's \"decay\" is -1.0; expected a finite number of at least 0.") {
      $0.hyperparameters.penalty.decay = -1
    },
    Case("The optimizer's \"dropout\" is 1.0; expected at least 0 and below 1.") { $0.hyperparameters.dropout = 1 },
    Case("The optimizer's \"alpha\" is 1.0; expected at least 0 and below 1.") {
      $0.optimizer = .rmsProp(RMSProp(alpha: 1))
    },
    Case("The optimizer's \"epsilon\" is 0.0; expected a finite number above 0.") {
      $0.optimizer = .adagrad(Adagrad(epsilon: 0))
    },
    Case("The optimizer's \"delta\" is 0.0; expected a finite number above 0.") { $0.loss = .huber(delta: 0) },
    Case("The optimizer's \"smoothing\" is 1.0; expected at least 0 and below 1.") {
      $0.loss = .smoothedCrossEntropy(smoothing: 1)
    },
  ]

  static let shapes: [Case] = [
    Case(
      "The network has -1 inputs; it needs at least 1.", of(.flatten, on: .image(channels: 2, height: -1, width: 3))),
    Case("A sample has more than the 4000000 numbers allowed.", of(.flatten, on: .vector(4_000_001))),
    Case(
      "A sample has more than the 4000000 numbers allowed.",
      of(.flatten, on: .image(channels: 3, height: 2_000, width: 2_000))),
    Case(
      "A sample has more than the 4000000 numbers allowed.", of(.flatten, on: .sequence(steps: .max, features: .max))),
    Case(
      "Layer 1 has more than the 4000000 activations a sample may have.",
      of(filter(Convolution(kernel: 1), channels: 5), on: .image(channels: 1, height: 1_000, width: 1_000))),
    Case(
      "Layer 1 has more than the 4000000 activations a sample may have.",
      of(.dense(units: 5_000, activation: .relu), on: .sequence(steps: 1_000, features: 1))),
    Case(
      "With layer 1 the network has more than the 5000000 parameters allowed.",
      of(.recurrent(Recurrent(.lstm, units: 2_000)), on: series)),
    Case(
      "With layer 1 the network has more than the 5000000 parameters allowed.",
      of(.embedding(features: 5_000), on: .tokens(steps: 2, vocabulary: 1_001))),
    Case("A batch of 8 samples needs too much memory for this network; choose a smaller batch.") {
      $0.network = NetworkDescription(
        input: .image(channels: 1, height: 900, width: 900),
        layers: [
          filter(Convolution(kernel: 1), channels: 4), .globalPooling(.max), .dense(units: 1, activation: .identity),
        ])
      $0.train = images($0.network.input, samples: 8, classes: 2)
      $0.test = nil
      $0.batch = .full
    },
    Case("A single sample needs too much memory for this network; choose a smaller network.") {
      $0.network = NetworkDescription(
        input: .image(channels: 1, height: 900, width: 900),
        layers: [
          filter(Convolution(kernel: 1), channels: 4), .globalPooling(.max), .dense(units: 1, activation: .identity),
        ])
      $0.train = images($0.network.input, samples: 2, classes: 2)
      $0.test = nil
      $0.batch = .size(1)
    },
    Case(
      "The window of layer 1 is larger than images of 6 x 5 with 1 channel; choose a smaller kernel or more padding.",
      of(filter(Convolution(kernel: 7)), on: picture)),
    Case(
      "The window of layer 2 is larger than images of 5 x 4 with 2 channels; choose a smaller kernel or more padding.",
      of(filter(Convolution(kernel: 2)), .pooling(Pooling(.max, size: 5)), on: picture)),
  ]

  static let layers: [Case] =
    [
      Case("Layer 1 needs images, but gets a vector of 3.", of(filter(Convolution(kernel: 1)), on: .vector(3))),
      Case(
        "Layer 1 needs images, but gets a sequence of 3 steps with 2 features.",
        of(.pooling(Pooling(.max, size: 1)), on: series)),
      Case("Layer 2 needs images, but gets a vector of 30.", of(.flatten, .globalPooling(.max), on: picture)),
      Case(
        "Layer 1 needs a vector, but gets images; put a \"flatten\" layer before it.",
        of(.dense(units: 1, activation: .relu), on: picture)),
    ]
    + [
      .dense(units: 1, activation: .relu), .flatten, .activation(.relu), .dropout(0.5), .batchNormalization(),
    ].map { layer in
      Case(
        "Layer 1 needs numbers, but gets tokens; put an \"embedding\" or a recurrent layer before it.",
        of(layer, on: words))
    }
    + [
      Case(
        "Layer 1 is an embedding; it needs tokens, so it must be the first layer.",
        of(.embedding(features: 2), on: series)),
      Case(
        "Layer 2 is an embedding; it needs tokens, so it must be the first layer.",
        of(.embedding(features: 2), .embedding(features: 2), on: words)),
      Case(
        "Layer 1 is recurrent; it needs a sequence or tokens.",
        of(.recurrent(Recurrent(.gru, units: 2)), on: picture)),
      Case(
        "Layer 2 is recurrent; it needs a sequence or tokens.",
        of(.recurrent(Recurrent(.gru, units: 2)), .recurrent(Recurrent(.gru, units: 2)), on: series)),
      Case("Layer 1 has 0 units; it needs at least 1.", of(.recurrent(Recurrent(.gru, units: 0)), on: series)),
      Case("Layer 1 has -2 units; it needs at least 1.", of(.embedding(features: -2), on: words)),
      Case("Layer 1 has 0 units; it needs at least 1.", of(filter(Convolution(kernel: 1), channels: 0), on: picture)),
    ]

  /// A network that answers at every step, and data that fit it.
  private static func stepwise(_ change: @escaping (inout TrainingPlan) -> Void) -> (inout TrainingPlan) -> Void {
    { plan in
      plan.network = NetworkDescription(
        input: words,
        layers: [.recurrent(Recurrent(.gru, units: 2, output: .every)), .dense(units: 3, activation: .identity)])
      plan.loss = .softmaxCrossEntropy
      plan.train = SequenceCase(name: "", input: words, layers: [], asksEveryStep: true).data
      plan.test = nil
      change(&plan)
    }
  }

  static let steps: [Case] = [
    Case(
      "There is a label at each of 3 steps, but the last layer, layer 2, answers a vector of 3.",
      stepwise { $0.network.layers[0] = .recurrent(Recurrent(.gru, units: 2)) }),
    Case(
      "There is one target a sample, but the last layer, layer 2, answers a sequence of 3 steps with 3 features.",
      stepwise { $0.train = SequenceCase(name: "", input: words, layers: []).data }),
    Case(
      "The mean squared error cannot be asked at every step; choose the softmax cross-entropy.",
      stepwise { $0.loss = .meanSquaredError }),
    Case(
      "The Huber loss cannot be asked at every step; choose the softmax cross-entropy.",
      stepwise { $0.loss = .huber(delta: 1) }),
    Case(
      "The softmax cross-entropy needs 3 outputs (one for each class), but the last layer, layer 2, has 4 units.",
      stepwise { $0.network.layers[1] = .dense(units: 4, activation: .identity) }),
    Case(
      "The training set has targets for 2 samples, but 4 samples.",
      stepwise { $0.train.targets = .stepClasses([0, 1, 2, 0, 1, 2], steps: 3, names: ["a", "b", "c"]) }),
    Case(
      "The training set has targets for 0 samples, but 4 samples.",
      stepwise { $0.train.targets = .stepClasses([0, 1, 2], steps: .max, names: ["a", "b", "c"]) }),
    Case(
      "Row 2 of the training set has the label -2; expected 0 to 2.",
      stepwise {
        $0.train.targets = .stepClasses(
          [0, 1, 2, 0, -2] + [Int32](repeating: -1, count: 7), steps: 3, names: ["a", "b", "c"])
      }),
    Case(
      "No step of the training set has a label.",
      stepwise {
        $0.train.targets = .stepClasses([Int32](repeating: -1, count: 12), steps: 3, names: ["a", "b", "c"])
      }),
    Case(
      "Row 2 of the training set has the token 4.0; expected a whole number from 0 to 3.",
      stepwise { $0.train.inputs[4] = 4 }),
    Case(
      "Row 1 of the training set has the token 0.5; expected a whole number from 0 to 3.",
      stepwise { $0.train.inputs[0] = 0.5 }),
    Case(
      "Row 1 of the training set has the token -1.0; expected a whole number from 0 to 3.",
      stepwise { $0.train.inputs[0] = -1 }),
    Case(
      "The samples of the training set are a sequence of 3 steps with 1 features, but the network expects 3 tokens out of 4.",
      stepwise { $0.train.shape = .sequence(steps: 3, features: 1) }),
  ]

  static let samples: [Case] = [
    Case("The samples of the training set are images of 1 x 2 with 1 channel, but the network expects a vector of 2.")
    {
      $0.train.shape = .image(channels: 1, height: 1, width: 2)
    },
    Case("The training set has 9223372036854775807 features, but the network has 2 inputs.") {
      $0.train.shape = .vector(.max)
    },
    Case(
      "The samples of the training set are images of 9223372036854775807 x 9223372036854775807 with 3 channels, but the network expects a vector of 2."
    ) { $0.train.shape = .image(channels: 3, height: .max, width: .max) },
    Case("Row 1 of the training set has the label 0, but there are no classes.") {
      $0.train.targets = .classes([Int32](repeating: 0, count: 20), names: [])
    },
    Case("The training set has targets for 0 samples, but 20 samples.") {
      $0.train.targets = .values([1, 2, 3], width: .min)
    },
    Case("The softmax cross-entropy needs classes, but the targets are numbers.") {
      $0.loss = .softmaxCrossEntropy
      $0.train.targets = .values([Float](repeating: 0, count: 20), width: 1)
      $0.test = nil
    },
    Case("The training set and the test set have different kinds of targets.") {
      $0.test?.targets = .classes([Int32](repeating: 0, count: 10), names: ["c0", "another"])
    },
    Case("The test set has no samples.") { $0.test?.inputs = [] },
  ]
}
