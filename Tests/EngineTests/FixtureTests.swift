import Foundation
import Testing

@testable import Engine

/// Losses and optimizers against values computed once with PyTorch, in 64 bits; `Fixtures/make_fixtures.py` made them.
@Suite struct FixtureTests {
  /// A list of numbers, or of lists of them: class numbers come flat, values in rows. They are read in 64 bits, because
  /// reading refuses what underflows.
  struct Numbers: Decodable {
    let values: [Float]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let flat = try? container.decode([Double].self) {
        values = flat.map { Float($0) }
      } else {
        values = try container.decode([[Double]].self).flatMap { $0.map { Float($0) } }
      }
    }
  }

  struct LossCase: Decodable {
    let logits: [[Float]]
    let targets: Numbers
    let loss: Double
    let gradient: Numbers
  }

  struct LossFile: Decodable {
    let cases: [(name: String, value: LossCase)]

    struct Key: CodingKey {
      let stringValue: String
      let intValue: Int? = nil
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      cases = try container.allKeys.filter { $0.stringValue != "made_by" }.map {
        ($0.stringValue, try container.decode(LossCase.self, forKey: $0))
      }
    }
  }

  struct Parameters: Decodable {
    let w1: [[Float]]
    let b1: [Float]
    let w2: [[Float]]
    let b2: [Float]

    /// In the layout of the engine.
    func buffer(_ network: Network) -> FloatBuffer {
      var buffer = FloatBuffer(count: network.parameterCount)
      for (layer, (weights, biases)) in zip(network.layers, [(w1, b1), (w2, b2)]) {
        for unit in 0..<layer.units {
          buffer[layer.biases.lowerBound + unit] = biases[unit]
          for input in 0..<layer.inputs {
            buffer[layer.inputMatrix.place(input: input, unit: unit)] = weights[unit][input]
          }
        }
      }
      return buffer
    }
  }

  struct OptimizerFile: Decodable {
    struct Rule: Decodable {
      let losses: [Float]
      let end: Parameters
    }

    let inputs: [[Float]]
    let labels: [Int32]
    let start: Parameters
    let rules: [String: Rule]
  }

  private func read<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    let file = try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: "json"))
    return try JSONDecoder().decode(type, from: Data(contentsOf: file))
  }

  @Test("losses and their slopes are PyTorch's", arguments: kernelLevels)
  func losses(_ level: KernelLevel) throws {
    let file = try read("losses", as: LossFile.self)
    #expect(file.cases.count == 4)
    for (name, fixture) in file.cases {
      let loss = try #require(plainLosses.first { name.hasPrefix($0.fixtureName) })
      let rows = fixture.logits.count
      let outputs = fixture.logits[0].count
      let network = try Network(dense(outputs, [outputs]))
      var identity = FloatBuffer(count: network.parameterCount)
      for unit in 0..<outputs { identity[network.layers[0].inputMatrix.place(input: unit, unit: unit)] = 1 }
      let trace = network.trace(
        inputs: fixture.logits.flatMap { $0 },
        targets: EncodedTargets(width: fixture.targets.values.count / rows, values: fixture.targets.values),
        loss: loss, parameters: identity, kernels: KernelTable(level: level))
      let measured = try #require(trace.loss)
      #expect(abs(measured - fixture.loss) <= 1e-6 * max(1, fixture.loss), "\(name)")
      for (mine, theirs) in zip(trace.deltas[0], fixture.gradient.values) {
        #expect(abs(mine / Float(rows) - theirs) < 1e-6, "\(name)")
      }
    }
  }

  /// A rule of descent by its name in the fixture.
  struct Rule: CustomTestStringConvertible, Sendable {
    let name: String
    let optimizer: Optimizer
    var penalty = Penalty.none
    var clipping: Clipping?

    var testDescription: String { name }
  }

  static let rules: [Rule] = [
    Rule(name: "sgd", optimizer: .sgd(SGD(learningRate: 0.1))),
    Rule(name: "momentum", optimizer: .momentum(Momentum(learningRate: 0.1, momentum: 0.9))),
    Rule(name: "nesterov", optimizer: .nesterov(Nesterov(learningRate: 0.1, momentum: 0.9))),
    Rule(name: "adam", optimizer: .adam(Adam(learningRate: 0.01))),
    Rule(name: "adamw", optimizer: .adamW(AdamW(learningRate: 0.01, weightDecay: 0.1))),
    Rule(name: "adagrad", optimizer: .adagrad(Adagrad(learningRate: 0.1))),
    Rule(name: "rmsprop", optimizer: .rmsProp(RMSProp(learningRate: 0.01))),
    Rule(name: "rmsprop-alpha", optimizer: .rmsProp(RMSProp(learningRate: 0.01, alpha: 0.9))),
    Rule(name: "sgd-decay", optimizer: .sgd(SGD(learningRate: 0.1)), penalty: Penalty(l2: 0.05)),
    Rule(
      name: "momentum-decay", optimizer: .momentum(Momentum(learningRate: 0.1, momentum: 0.9)),
      penalty: Penalty(l2: 0.05)),
    Rule(name: "sgd-clip-norm", optimizer: .sgd(SGD(learningRate: 0.5)), clipping: .norm(0.1)),
    Rule(name: "sgd-clip-value", optimizer: .sgd(SGD(learningRate: 0.5)), clipping: .value(0.02)),
  ]

  @Test("every step of every rule is PyTorch's, with decay and clipping too", arguments: rules, kernelLevels)
  func optimizers(_ rule: Rule, _ level: KernelLevel) throws {
    let file = try read("optimizers", as: OptimizerFile.self)
    #expect(Set(file.rules.keys) == Set(Self.rules.map(\.name)))
    let fixture = try #require(file.rules[rule.name])
    var run = try TrainingRun(
      TrainingPlan(
        network: dense(3, [5, 2]), loss: .softmaxCrossEntropy,
        hyperparameters: Hyperparameters(
          optimizer: rule.optimizer, batch: .full, penalty: rule.penalty, clipping: rule.clipping),
        train: Dataset(
          inputs: file.inputs.flatMap { $0 }, features: 3, targets: .classes(file.labels, names: ["0", "1"])),
        seed: 1),
      kernels: level)
    run.parameters = file.start.buffer(run.network)
    for (step, loss) in fixture.losses.enumerated() {
      run.advance(by: 1)
      #expect(abs(run.lastBatchLoss - loss) < 2e-6, "step \(step + 1)")
    }
    for (mine, theirs) in zip(run.parameters, fixture.end.buffer(run.network)) {
      #expect(abs(mine - theirs) < 5e-6)
    }
  }
}

/// The losses without settings of their own.
let plainLosses: [Loss] = [.meanSquaredError, .binaryCrossEntropy, .softmaxCrossEntropy]

extension Loss {
  fileprivate var fixtureName: String {
    switch self {
    case .meanSquaredError: "mean-squared-error"
    case .binaryCrossEntropy: "binary-cross-entropy"
    case .softmaxCrossEntropy: "softmax-cross-entropy"
    case .smoothedCrossEntropy: "smoothed-cross-entropy"
    case .huber: "huber"
    }
  }
}
