import Testing

@testable import Engine

@Suite struct TrainingRunTests {
  private func plan(
    _ optimizer: Optimizer = .adam(Adam(learningRate: 0.01)), batch: BatchSize = .size(10), samples: Int = 34,
    seed: UInt64 = 1
  ) -> TrainingPlan {
    TrainingPlan(
      network: dense(2, [5, 6, 1]), loss: .binaryCrossEntropy, optimizer: optimizer, batch: batch,
      train: classes(samples: samples), test: classes(samples: 20, seed: 2), seed: seed)
  }

  @Test("the same plan gives the same bits, and another seed others", arguments: optimizers, kernelLevels)
  func determinism(_ optimizer: Optimizer, _ level: KernelLevel) throws {
    var one = try TrainingRun(plan(optimizer), kernels: level)
    var two = try TrainingRun(plan(optimizer), kernels: level)
    var other = try TrainingRun(plan(optimizer, seed: 2), kernels: level)
    one.advance(by: 100)
    // Chunks of any size are the same training.
    for chunk in [1, 2, 3, 50, 44] { two.advance(by: chunk) }
    other.advance(by: 100)
    #expect(one.checkpoint() == two.checkpoint())
    #expect(one.parameters != other.parameters)
  }

  @Test("a checkpoint replays what came after it, bit for bit", arguments: optimizers)
  func replay(_ optimizer: Optimizer) throws {
    for batch in [BatchSize.full, .size(10)] {
      var run = try TrainingRun(plan(optimizer, batch: batch))
      run.advance(by: 13)
      let saved = run.checkpoint()
      run.advance(by: 40)
      let first = run.checkpoint()
      run.optimizer.learningRate = 0.5
      run.batch = .size(3)
      run.advance(by: 9)
      run.restore(saved)
      #expect(run.checkpoint() == saved && run.step == 13)
      run.advance(by: 40)
      #expect(run.checkpoint() == first)
    }
  }

  @Test("knobs turned while it runs act from the next step on")
  func liveChanges() throws {
    var run = try TrainingRun(plan(.sgd(SGD(learningRate: 0.1))))
    run.advance(by: 2)
    #expect(run.stepsPerEpoch == 4)
    #expect(run.epoch == 20.0 / 34)
    run.batch = .full
    // What is left of the epoch is one step; from then on the whole set is.
    run.advance(by: 1)
    #expect(run.epoch == 1)
    run.advance(by: 1)
    #expect(run.epoch == 2 && run.stepsPerEpoch == 1)
    run.optimizer.learningRate = 0
    let still = run.parameters
    run.advance(by: 5)
    #expect(run.parameters == still)
    run.batch = .size(0)
    #expect(run.batch == .full)
  }

  @Test("a rule with a memory can take the place of another")
  func anotherRule() throws {
    var run = try TrainingRun(plan(.sgd(SGD(learningRate: 0.1))))
    run.advance(by: 5)
    run.optimizer = .adam(Adam())
    #expect(run.advance(by: 20) == 20)
    #expect(run.diverged == nil)
  }

  @Test("an epoch of mini-batches uses every sample once, in an order of its own")
  func epochs() throws {
    var sampling = Sampling(count: 34, seed: 3)
    sampling.reshuffle()
    let first = sampling.order
    sampling.reshuffle()
    #expect(first.sorted() == Array(0..<34))
    #expect(sampling.order.sorted() == Array(0..<34))
    #expect(first != sampling.order)
    #expect(first != Array(0..<34))
  }

  @Test("the short batch at the end of an epoch is averaged over its own samples", arguments: kernelLevels)
  func shortBatch(_ level: KernelLevel) throws {
    var run = try TrainingRun(plan(.sgd(SGD(learningRate: 0.1)), samples: 13), kernels: level)
    run.advance(by: 1)
    let rows = run.sampling.order.suffix(3).map { Int($0) }
    let expected = run.network.trace(
      inputs: rows.flatMap { run.plan.train.inputs[2 * $0..<2 * $0 + 2] },
      targets: EncodedTargets(width: 1, values: rows.map { run.trainTargets.values[$0] }),
      loss: .binaryCrossEntropy, parameters: run.parameters, kernels: run.kernels)
    run.advance(by: 1)
    #expect(run.gradients == expected.gradients)
    #expect(run.lastBatchLoss == Float(try #require(expected.loss)))
    #expect(run.epoch == 1)
  }

  @Test("looking at a run changes nothing in it")
  func evaluation() throws {
    var run = try TrainingRun(plan(samples: 600))
    run.advance(by: 7)
    let before = run.checkpoint()
    let train = try #require(run.evaluate(on: .train))
    let test = try #require(run.evaluate(on: .test))
    let hidden = run.activations(layer: 1, for: run.plan.train.inputs)
    let logits = run.outputs(for: run.plan.train.inputs)
    #expect(run.nextUpdate().contains { $0 != 0 })
    #expect(run.checkpoint() == before)
    #expect(hidden.count == 600 * 6 && logits.count == 600)
    #expect(hidden.allSatisfy { abs($0) <= 1 })

    let reference = Reference(network: run.network, loss: .binaryCrossEntropy)
    let exact = reference.mean(run.parameters.map { Double($0) }, run.plan.train.inputs, run.trainTargets)
    #expect(abs(train.loss - exact) < 1e-6)
    let right = zip(logits, run.trainTargets.values).count { ($0 > 0) == ($1 == 1) }
    #expect(train.accuracy == Double(right) / 600)
    #expect(test.accuracy != nil && test.loss != train.loss)
  }

  @Test("training learns: every rule lowers the loss of a task it can solve", arguments: optimizers, kernelLevels)
  func learning(_ optimizer: Optimizer, _ level: KernelLevel) throws {
    var run = try TrainingRun(
      TrainingPlan(
        network: dense(2, [16, 1]), loss: .binaryCrossEntropy, optimizer: optimizer, batch: .size(10),
        train: classes(samples: 60), seed: 4),
      kernels: level)
    let before = try #require(run.evaluate(on: .train)).loss
    run.advance(by: 1_500)
    #expect(try #require(run.evaluate(on: .train)).loss < 0.6 * before)
  }

  @Test("padding never wakes up", arguments: optimizers)
  func padding(_ optimizer: Optimizer) throws {
    var run = try TrainingRun(
      TrainingPlan(
        network: dense(2, [3, 5, 11, 1], .sigmoid), loss: .binaryCrossEntropy, optimizer: optimizer,
        batch: .size(7), train: classes(samples: 23), seed: 5))
    run.advance(by: 30)
    for place in EngineTests.padding(of: run.network) { #expect(run.parameters[place] == 0) }
  }
}
