import Testing

@testable import Engine

/// What a penalty does to the weights of a run, and to nothing else.
@Suite struct PenaltyTrainingTests {
  private static func run(
    _ penalty: Penalty = .none, _ optimizer: Optimizer = .sgd(SGD(learningRate: 0.1)), level: KernelLevel = .baseline
  ) throws -> TrainingRun {
    try TrainingRun(
      TrainingPlan(
        network: dense(2, [5, 6, 1]), loss: .binaryCrossEntropy,
        hyperparameters: Hyperparameters(optimizer: optimizer, batch: .size(7), penalty: penalty),
        train: classes(samples: 20), seed: 3),
      kernels: level)
  }

  /// A network whose data ask for nothing: every gradient of the loss is exactly zero, so that the penalty acts alone.
  private static func alone(
    _ penalty: Penalty, weight: Float, rate: Float = 1, _ level: KernelLevel = .baseline
  ) throws -> TrainingRun {
    var run = try TrainingRun(
      TrainingPlan(
        network: dense(1, [1], initializer: .constant(weight)), loss: .meanSquaredError,
        hyperparameters: Hyperparameters(optimizer: .sgd(SGD(learningRate: rate)), batch: .full, penalty: penalty),
        train: Dataset(inputs: [0], features: 1, targets: .values([0.5], width: 1)), seed: 1),
      kernels: level)
    run.parameters[run.network.layers[0].biases.lowerBound] = 0.5
    return run
  }

  private func weight(_ run: TrainingRun) -> Float { run.network.weights(0, in: run.parameters)[0, 0] }
  private func bias(_ run: TrainingRun) -> Float { run.network.biases(0, in: run.parameters)[0] }

  /// With their value in 64 bits; each as the learner knows it.
  static let slopes: [(penalty: Penalty, value: @Sendable (Double) -> Double)] = [
    (Penalty(l2: 0.3), { 0.15 * $0 * $0 }), (Penalty(l1: 0.2, rule: .subgradient), { 0.2 * abs($0) }),
    (Penalty(l1: 0.2, rule: .subgradient, l2: 0.3), { 0.2 * abs($0) + 0.15 * $0 * $0 }),
  ]

  @Test(
    "what is added to the gradient is the slope of the penalty, for weights and not for biases", arguments: 0..<3,
    kernelLevels)
  func finiteDifferences(_ index: Int, _ level: KernelLevel) throws {
    let (penalty, value) = Self.slopes[index]
    var plain = try Self.run(level: level)
    var penalized = try Self.run(penalty, level: level)
    #expect(plain.parameters == penalized.parameters)
    let start = plain.parameters
    plain.advance(by: 1)
    penalized.advance(by: 1)
    let network = plain.network
    let step = 1e-6
    for place in 0..<network.trainedCount {
      let added = penalized.gradients[place] - plain.gradients[place]
      guard place < network.weightCount, start[place] != 0 else {
        #expect(added == 0 && penalized.parameters[place] == plain.parameters[place])
        continue
      }
      let w = Double(start[place])
      let slope = (value(w + step) - value(w - step)) / (2 * step)
      #expect(abs(Double(added) - slope) < 1e-6)
    }
    #expect(penalized.lastBatchLoss == plain.lastBatchLoss)
  }

  @Test("the proximal step is the soft threshold: 0.8 becomes 0.3, 0.4 exactly 0", arguments: kernelLevels)
  func softThreshold(_ level: KernelLevel) throws {
    for (start, end) in [(0.8, 0.3), (-0.8, -0.3), (0.4, 0), (-0.4, 0), (0.5, 0)] as [(Float, Float)] {
      var run = try Self.alone(Penalty(l1: 0.5), weight: start, level)
      run.advance(by: 1)
      #expect(weight(run) == (end == 0 ? 0 : start - (start < 0 ? -0.5 : 0.5)))
      #expect(abs(weight(run) - end) < 1e-7)
      #expect(bias(run) == 0.5)
    }
  }

  @Test("the elastic net shrinks first and thresholds then", arguments: kernelLevels)
  func elasticNet(_ level: KernelLevel) throws {
    var run = try Self.alone(Penalty(l1: 0.5, l2: 0.25), weight: 0.8, level)
    run.advance(by: 1)
    // 0.8 - 0.25 * 0.8 = 0.6, and half of one more away.
    #expect(abs(weight(run) - 0.1) < 1e-7)
    run.advance(by: 1)
    #expect(weight(run) == 0)
  }

  @Test("the subgradient hovers around zero; the crossing rule stops there for good", arguments: kernelLevels)
  func crossing(_ level: KernelLevel) throws {
    var hovering = try Self.alone(Penalty(l1: 0.5, rule: .subgradient), weight: 0.3, rate: 0.5, level)
    var signs: Set<Bool> = []
    for _ in 0..<20 {
      hovering.advance(by: 1)
      #expect(weight(hovering) != 0)
      signs.insert(weight(hovering) > 0)
    }
    #expect(signs.count == 2)
    var crossing = try Self.alone(Penalty(l1: 0.5, rule: .crossing), weight: 0.3, rate: 0.5, level)
    crossing.advance(by: 1)
    #expect(abs(weight(crossing) - 0.05) < 1e-7)
    crossing.advance(by: 1)
    #expect(weight(crossing) == 0)
  }

  @Test("a weight that has crossed stays 0 whatever pulls at it, also after a rewind", arguments: optimizers)
  func graves(_ optimizer: Optimizer) throws {
    var run = try Self.run(Penalty(l1: 0.05, rule: .crossing), optimizer)
    run.advance(by: 60)
    let weights = run.network.layers.flatMap { layer in layer.trainablePlaces.filter { layer.weights.contains($0) } }
    let dead = weights.filter { run.parameters[$0] == 0 }
    try #require(!dead.isEmpty && dead.count < weights.count)
    let saved = run.checkpoint()
    run.hyperparameters.penalty.l1 = 1e-9
    run.advance(by: 100)
    #expect(dead.allSatisfy { run.parameters[$0] == 0 })
    #expect(weights.contains { run.parameters[$0] != 0 })
    // Without the rule nothing is remembered, and the weights come back to life.
    run.hyperparameters.penalty = .none
    run.advance(by: 100)
    #expect(dead.contains { run.parameters[$0] != 0 })
    run.restore(saved)
    #expect(dead.allSatisfy { run.parameters[$0] == 0 })
    run.hyperparameters.penalty.l1 = 1e-9
    run.advance(by: 100)
    #expect(dead.allSatisfy { run.parameters[$0] == 0 })
    #expect(weights.contains { run.parameters[$0] != 0 })
  }

  @Test("L2 and decay never make an exact zero, however strong", arguments: [0.001, 0.1, 0.9] as [Float])
  func neverZero(_ strength: Float) throws {
    for penalty in [Penalty(l2: strength), Penalty(decay: strength)] {
      for optimizer in optimizers {
        var run = try Self.run(penalty, optimizer)
        run.advance(by: 500)
        #expect(run.diverged == nil)
        for layer in run.network.layers {
          #expect(layer.trainablePlaces.allSatisfy { !layer.weights.contains($0) || run.parameters[$0] != 0 })
        }
      }
    }
  }

  static let all: [Penalty] = [
    Penalty(l2: 0.1), Penalty(decay: 0.1), Penalty(l1: 0.1, rule: .subgradient), Penalty(l1: 0.1),
    Penalty(l1: 0.1, rule: .crossing), Penalty(l1: 0.1, rule: .proximal, l2: 0.1),
  ]

  @Test("biases, and scale and shift of a normalization, are never penalized", arguments: 0..<6)
  func biases(_ index: Int) throws {
    let description = NetworkDescription(
      inputs: 2,
      layers: [
        .dense(units: 5, activation: .identity, bias: 0.3), .batchNormalization(), .activation(.tanh),
        .dense(units: 1, activation: .identity, bias: -0.2),
      ])
    // From the same gradients, the step of a bias is the same with and without a penalty.
    for optimizer in optimizers {
      func stepped(_ penalty: Penalty) throws -> TrainingRun {
        var run = try TrainingRun(
          TrainingPlan(
            network: description, loss: .binaryCrossEntropy,
            hyperparameters: Hyperparameters(optimizer: optimizer, batch: .full, penalty: penalty),
            train: classes(samples: 20), seed: 3))
        run.advance(by: 1)
        return run
      }
      let (plain, penalized) = (try stepped(.none), try stepped(Self.all[index]))
      let biases = plain.network.weightCount..<plain.network.parameterCount
      #expect(biases.allSatisfy { plain.parameters[$0] == penalized.parameters[$0] })
      #expect((0..<plain.network.weightCount).contains { plain.parameters[$0] != penalized.parameters[$0] })
    }
  }

  @Test("a penalty can be changed while a run is on, and acts from the next step", arguments: 0..<6, optimizers)
  func changes(_ index: Int, _ optimizer: Optimizer) throws {
    var changed = try Self.run(.none, optimizer)
    var plain = try Self.run(.none, optimizer)
    changed.advance(by: 10)
    plain.advance(by: 10)
    #expect(changed.parameters == plain.parameters)
    changed.hyperparameters.penalty = Self.all[index]
    #expect(changed.parameters == plain.parameters)
    changed.advance(by: 1)
    plain.advance(by: 1)
    #expect(changed.parameters != plain.parameters)
    changed.hyperparameters.penalty = .none
    changed.advance(by: 10)
    #expect(changed.diverged == nil && changed.hyperparameters.penalty == .none)
  }

  @Test("decoupled decay shrinks by lr times decay, whatever the rule of descent", arguments: kernelLevels)
  func decay(_ level: KernelLevel) throws {
    var run = try Self.alone(Penalty(decay: 0.5), weight: 0.8, rate: 0.25, level)
    run.advance(by: 1)
    #expect(abs(weight(run) - 0.7) < 1e-7)
    // AdamW's own decay is the same thing.
    let adam = Adam(learningRate: 0.01)
    var decayed = try Self.run(Penalty(decay: 0.1), .adam(adam), level: level)
    var adamW = try Self.run(
      .none, .adamW(AdamW(learningRate: 0.01, weightDecay: 0.1)), level: level)
    decayed.advance(by: 50)
    adamW.advance(by: 50)
    for (one, other) in zip(decayed.parameters, adamW.parameters) { #expect(abs(one - other) < 1e-5) }
  }
}
