import Testing

@testable import Engine

@Suite struct DivergenceTests {
  private func run(rate: Float, _ level: KernelLevel) throws -> TrainingRun {
    try TrainingRun(
      TrainingPlan(
        network: dense(2, [4, 1], .identity), loss: .meanSquaredError, optimizer: .sgd(SGD(learningRate: rate)),
        batch: .full, train: values(samples: 12), seed: 1),
      kernels: level)
  }

  @Test("a rate that is far too large stops the run, once and for all", arguments: kernelLevels)
  func stops(_ level: KernelLevel) throws {
    var run = try run(rate: 100, level)
    let taken = run.advance(by: 1_000)
    let diverged = try #require(run.diverged)
    #expect(taken < 1_000 && taken == run.step && diverged.step == taken)
    let frozen = run.parameters
    #expect(run.advance(by: 10) == 0)
    #expect(run.parameters.map(\.bitPattern) == frozen.map(\.bitPattern))
  }

  @Test("where and when it broke does not depend on how many steps are taken at once", arguments: kernelLevels)
  func place(_ level: KernelLevel) throws {
    for activation in [Activation.identity, .tanh, .relu] {
      for rule in optimizers {
        var optimizer = rule
        optimizer.learningRate = 1e37
        let plan = TrainingPlan(
          network: dense(2, [4, 1], activation), loss: .meanSquaredError, optimizer: optimizer, batch: .size(5),
          train: values(samples: 12), seed: 1)
        var whole = try TrainingRun(plan, kernels: level)
        whole.advance(by: 300)
        var single = try TrainingRun(plan, kernels: level)
        for _ in 0..<300 { single.advance(by: 1) }
        #expect(whole.diverged != nil, "\(activation), \(rule)")
        #expect(whole.diverged == single.diverged && whole.step == single.step, "\(activation), \(rule)")
      }
    }
  }

  @Test("a parameter beyond the finite numbers is seen at once, even where tanh hides it from the loss")
  func parameters() throws {
    var run = try TrainingRun(
      TrainingPlan(
        network: dense(2, [4, 1]), loss: .meanSquaredError,
        optimizer: .sgd(SGD(learningRate: .greatestFiniteMagnitude)),
        batch: .full, train: Dataset(inputs: [1, 1, 2, 2], features: 2, targets: .values([900, 900], width: 1)),
        seed: 1))
    #expect(run.advance(by: 10) == 1)
    guard case .parameters = try #require(run.diverged).place else {
      Issue.record("expected parameters, not \(String(describing: run.diverged))")
      return
    }
  }

  @Test("a checkpoint from before undoes a divergence")
  func rewound() throws {
    var run = try run(rate: 100, .baseline)
    let start = run.checkpoint()
    run.advance(by: 1_000)
    run.restore(start)
    #expect(run.diverged == nil)
    run.optimizer.learningRate = 0.01
    #expect(run.advance(by: 50) == 50)
  }
}
