import Testing

@testable import Engine

@Suite struct EngineErrorTests {
  static let good = TrainingPlan(
    network: dense(2, [4, 1]), loss: .binaryCrossEntropy, optimizer: .sgd(SGD()), batch: .size(10),
    train: classes(samples: 20), test: classes(samples: 10, seed: 2), seed: 1)

  struct Case: Sendable, CustomStringConvertible {
    let description: String
    let plan: TrainingPlan

    init(_ sentence: String, _ change: (inout TrainingPlan) -> Void) {
      var plan = EngineErrorTests.good
      change(&plan)
      description = sentence
      self.plan = plan
    }
  }

  static let networks: [Case] = [
    Case("The network has 0 inputs; it needs at least 1.") { $0.network.input = .vector(0) },
    Case("The network has no layers; it needs at least one.") { $0.network.layers = [] },
    Case("Layer 2 has -3 units; it needs at least 1.") { $0.network = dense(2, [4, -3, 1]) },
    Case("The leaky ReLU of layer 1 has slope -0.5; expected a number of at least 0.") {
      $0.network = dense(2, [4, 1], .leakyRelu(-0.5))
    },
    Case("The biases of layer 1 start at nan; expected a finite number.") {
      $0.network.layers[0] = .dense(units: 4, activation: .tanh, bias: .nan)
    },
    Case("With layer 2 the network has more than the 5000000 parameters allowed.") {
      $0.network = dense(2, [5_000, 5_000, 1])
    },
    Case("With layer 1 the network has more than the 5000000 parameters allowed.") {
      $0.network = dense(2, [Int.max, 1])
    },
    Case("The weights of layer 1 start at numbers that are not finite; choose a smaller initializer.") {
      $0.network.initializer = .constant(.infinity)
    },
  ]

  static let data: [Case] = [
    Case("The training set has no samples.") { $0.train.inputs = [] },
    Case("The test set has 3 features, but the network has 2 inputs.") { $0.test = classes(samples: 5, features: 3) },
    Case("The training set has 39 values, which is no whole number of rows of 2 features.") {
      $0.train.inputs.removeLast()
    },
    Case("The training set has targets for 2 samples, but 20 samples.") {
      $0.train.targets = .classes([0, 1], names: ["a", "b"])
    },
    Case("Row 4 of the training set has nan in column \"x2\"; expected a finite number.") {
      $0.train.inputs[7] = .nan
    },
    Case("Row 1 of the test set has inf in column \"x1\"; expected a finite number.") {
      $0.test?.inputs[0] = .infinity
    },
    Case("Row 3 of the training set has the label 7; expected 0 to 1.") {
      $0.train.targets = .classes([0, 1, 7] + [Int32](repeating: 0, count: 17), names: ["a", "b"])
    },
    Case("No sample of the training set belongs to the class \"b\".") {
      $0.train.targets = .classes([Int32](repeating: 0, count: 20), names: ["a", "b"])
      $0.test = nil
    },
    Case("The training set and the test set have different kinds of targets.") { $0.test = values(samples: 4) },
  ]

  static let losses: [Case] = [
    Case("Row 2 of the training set has the target 1.5; the binary cross-entropy expects 0 to 1.") {
      $0.train.targets = .values([0.5, 1.5] + [Float](repeating: 0, count: 18), width: 1)
      $0.test = nil
    },
    Case("The binary cross-entropy needs two classes, but the data have 3.") {
      $0.train = classes(samples: 20, classes: 3)
      $0.test = nil
    },
    Case(
      "The binary cross-entropy needs 1 output (the logit of the second class), but the last layer, layer 2, has 3 units."
    ) { $0.network = dense(2, [4, 3]) },
    Case("The softmax cross-entropy needs 2 outputs (one for each class), but the last layer, layer 2, has 1 unit.") {
      $0.loss = .softmaxCrossEntropy
    },
    Case("The mean squared error needs 3 outputs (one for each target), but the last layer, layer 2, has 1 unit.") {
      $0.loss = .meanSquaredError
      $0.train = values(samples: 5, width: 3)
      $0.test = nil
    },
    Case("Row 2 of the training set has the target nan; expected a finite number.") {
      $0.loss = .meanSquaredError
      $0.train.targets = .values([0, .nan] + [Float](repeating: 0, count: 18), width: 1)
      $0.test = nil
    },
  ]

  static let rules: [Case] = [
    Case("The batch size is 0; expected at least 1.") { $0.batch = .size(0) },
    Case("The optimizer's \"learning-rate\" is -1.0; expected a finite number of at least 0.") {
      $0.optimizer.learningRate = -1
    },
    Case("The optimizer's \"momentum\" is 1.0; expected at least 0 and below 1.") {
      $0.optimizer = .nesterov(Nesterov(momentum: 1))
    },
    Case("The optimizer's \"beta2\" is nan; expected at least 0 and below 1.") {
      $0.optimizer = .adam(Adam(beta2: .nan))
    },
    Case("The optimizer's \"epsilon\" is 0.0; expected a finite number above 0.") {
      $0.optimizer = .adam(Adam(epsilon: 0))
    },
    Case("The optimizer's \"weight-decay\" is -0.1; expected a finite number of at least 0.") {
      $0.optimizer = .adamW(AdamW(weightDecay: -0.1))
    },
    Case("A batch of 10000 samples needs too much memory for this network; choose a smaller batch.") {
      $0.network = dense(2, [2_000, 2_000, 1])
      $0.train = classes(samples: 10_000)
      $0.batch = .full
    },
  ]

  @Test(
    "what does not fit is refused in a sentence",
    arguments: networks + data + losses + rules + settings + shapes + layers + steps + samples)
  func refused(_ refused: Case) throws {
    let error = #expect(throws: EngineError.self) { _ = try TrainingRun(refused.plan) }
    #expect(error?.message == refused.description)
  }

  @Test("too many samples are refused before they are looked at")
  func tooManySamples() {
    let error = EngineError.tooManySamples(.train, count: 1_000_001)
    #expect(error.message == "The training set has 1000001 samples; at most 1000000 are allowed.")
  }

  @Test("the plan the cases start from is accepted")
  func accepted() throws {
    _ = try TrainingRun(Self.good)
  }
}
