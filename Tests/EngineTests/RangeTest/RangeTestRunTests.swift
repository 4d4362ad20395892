import Testing

@testable import Engine

@Suite("Range test of a run") struct RangeTestRunTests {
  /// A network with everything that a test may leave behind: running statistics, masks, an order of batches.
  private func run(
    _ optimizer: Optimizer = .adam(Adam(learningRate: 0.02)), batch: BatchSize = .size(10), steps: Int = 13,
    schedule: Schedule? = nil, _ level: KernelLevel = .baseline
  ) throws -> TrainingRun {
    var run = try TrainingRun(
      TrainingPlan(
        network: NetworkDescription(
          inputs: 2,
          layers: [
            .dense(units: 7, activation: .identity), .batchNormalization(BatchNormalization()), .activation(.tanh),
            .dropout(0.2), .dense(units: 1, activation: .identity),
          ]),
        loss: .binaryCrossEntropy,
        hyperparameters: Hyperparameters(
          optimizer: optimizer, schedule: schedule.map { ScheduledRate($0, steps: 50) }, batch: batch),
        train: classes(samples: 34), seed: 1),
      kernels: level)
    run.advance(by: steps)
    return run
  }

  @Test("the run goes on as if no test had been, bit for bit", arguments: optimizers, kernelLevels)
  func untouched(_ optimizer: Optimizer, _ level: KernelLevel) throws {
    for batch in [BatchSize.full, .size(10)] {
      var run = try run(optimizer, batch: batch, level)
      var other = run
      let before = run.checkpoint()
      var test = try RangeTest(run)
      test.advance(by: .max)
      #expect(test.isFinished && test.record.losses.count > 30)
      #expect(run.checkpoint() == before)
      run.advance(by: 40)
      other.advance(by: 40)
      #expect(run.checkpoint() == other.checkpoint())
    }
  }

  @Test("each batch is one step at its rate, with the memory the optimizer has, and without the schedule")
  func steps() throws {
    let run = try run(schedule: Schedule(.cosine(end: 0)))
    var byHand = run
    byHand.hyperparameters.schedule = nil
    var test = try RangeTest(run, settings: RangeTestSettings(start: 1e-4, end: 1))
    test.advance(by: 40)
    #expect(test.record.losses.count == 40 && !test.isFinished)
    for batch in 0..<40 {
      byHand.optimizer.learningRate = Float(test.record.rate(at: batch))
      byHand.advance(by: 1)
      #expect(test.record.losses[batch] == Double(byHand.lastBatchLoss))
    }
    #expect(Set(test.record.losses).count == 40)
  }

  @Test("a test is the same however it is watched, and stops by itself")
  func increments() throws {
    let run = try run()
    var whole = try RangeTest(run)
    let taken = whole.advance(by: .max)
    var watched = try RangeTest(run)
    var batches = 0
    while !watched.isFinished { batches += watched.advance(by: 7) }
    #expect(watched.record == whole.record)
    #expect(batches == taken && taken == whole.record.losses.count)
    #expect(watched.advance(by: 5) == 0)
  }

  @Test("a loss that leaves the finite numbers ends the test", arguments: [true, false])
  func divergence(stops: Bool) throws {
    var run = try TrainingRun(
      TrainingPlan(
        network: dense(2, [8, 1], .relu), loss: .meanSquaredError, optimizer: .sgd(SGD(learningRate: 0.1)),
        batch: .size(10), train: values(samples: 40), seed: 1))
    run.advance(by: 3)
    // The rate of a batch is a thousand times that of the one before.
    var test = try RangeTest(
      run, settings: RangeTestSettings(start: 1e-7, end: 1e293, batches: 100, stopsOnDivergence: stops))
    test.advance(by: .max)
    #expect(test.isFinished)
    #expect(test.record.end == (stops ? .diverged : .notANumber))
    if !stops { #expect(test.record.smoothed.last?.isNaN == true) }
    #expect(throws: RangeTestError.self) { try test.record.suggestion(.valley) }
    #expect(run.advance(by: 10) == 10)
  }

  @Test("a run that has diverged is refused, and a test too short suggests nothing")
  func refused() throws {
    var short = try RangeTest(run(), settings: RangeTestSettings(batches: 20))
    short.advance(by: .max)
    let error = #expect(throws: RangeTestError.self) { try short.record.suggestion(.valley) }
    #expect(
      error?.message
        == "The range test ran for 20 batches, and only 13 points of its curve may be judged; a suggestion needs at "
        + "least 16.")
    var run = try run(.sgd(SGD(learningRate: 0.1)))
    run.optimizer.learningRate = 3e38
    run.advance(by: 50)
    let step = run.step
    #expect(throws: RangeTestError.runDiverged(step: step)) { try RangeTest(run) }
    #expect(
      RangeTestError.runDiverged(step: 7).message
        == "The training has left the finite numbers at step 7; a range test needs a start that is finite.")
  }
}
