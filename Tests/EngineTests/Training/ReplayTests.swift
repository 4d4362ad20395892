import Testing

@testable import Engine

/// The same plan gives the same bits, however its steps are asked for, and also after a way back.
@Suite struct ReplayTests {
  static let penalties: [Penalty] =
    [.none] + PenaltyTrainingTests.all
  static let clippings: [Clipping?] = [nil, .norm(0.1), .value(0.01)]

  /// Everything that a step leaves behind, to the bit.
  private func bits(_ run: TrainingRun) -> [UInt32] {
    run.parameters.map(\.bitPattern) + run.descent.moments.map(\.bitPattern) + run.descent.alive.map(\.bitPattern)
      + [run.lastBatchLoss.bitPattern, run.lastGradientNorm?.bitPattern ?? 0]
  }

  private func expectSame(_ mine: [UInt32], _ first: [UInt32], sourceLocation: SourceLocation = #_sourceLocation) {
    let differing = zip(mine, first).count { $0 != $1 }
    #expect(mine.count == first.count && differing == 0, sourceLocation: sourceLocation)
  }

  private func expectReplay(_ plan: TrainingPlan, _ level: KernelLevel) throws {
    var run = try TrainingRun(plan, kernels: level)
    let start = run.parameters
    run.advance(by: 4)
    let saved = run.checkpoint()
    let then = bits(run)
    run.advance(by: 13)
    let first = bits(run)
    #expect(run.diverged == nil && run.parameters != start)
    // Everything is changed that can be, and goes back.
    run.hyperparameters = Hyperparameters(
      optimizer: .momentum(Momentum(learningRate: 0.3)), batch: .size(3), penalty: Penalty(l1: 0.01, rule: .crossing),
      clipping: .value(0.5), dropout: 0.7)
    run.advance(by: 5)
    run.restore(saved)
    expectSame(bits(run), then)
    #expect(run.step == 4)
    run.advance(by: 13)
    expectSame(bits(run), first)
    // Another run of the plan, in chunks of other sizes, and taken up in the middle by a third.
    var other = try TrainingRun(plan, kernels: level)
    for chunk in [1, 2, 1] { other.advance(by: chunk) }
    #expect(other.checkpoint() == saved)
    var third = try TrainingRun(plan, kernels: level)
    third.restore(other.checkpoint())
    for chunk in [6, 1, 1, 5] { third.advance(by: chunk) }
    expectSame(bits(third), first)
  }

  @Test("every kind of layer replays with every rule of descent", arguments: SmallNetwork.all, kernelLevels)
  func layers(_ small: SmallNetwork, _ level: KernelLevel) throws {
    for optimizer in optimizers {
      for batch in [BatchSize.full, .size(7)] { try expectReplay(small.plan(optimizer, batch: batch), level) }
    }
  }

  @Test("every penalty replays with every rule of descent, clipped or not", arguments: 0..<7, kernelLevels)
  func penalties(_ index: Int, _ level: KernelLevel) throws {
    for clipping in Self.clippings {
      for optimizer in optimizers {
        try expectReplay(
          SmallNetwork.all[0].plan(optimizer, penalty: Self.penalties[index], clipping: clipping), level)
      }
    }
  }

  @Test("a batch remembers nothing of a shorter one before it", arguments: SmallNetwork.all, kernelLevels)
  func shortBatches(_ small: SmallNetwork, _ level: KernelLevel) throws {
    // Nothing is learned; 20 samples in batches of 7 leave 6 for the last one.
    var used = try TrainingRun(small.plan(.sgd(SGD(learningRate: 0))), kernels: level)
    used.advance(by: 3)
    var fresh = try TrainingRun(small.plan(.sgd(SGD(learningRate: 0))), kernels: level)
    fresh.restore(used.checkpoint())
    used.advance(by: 1)
    fresh.advance(by: 1)
    let differing = zip(used.gradients, fresh.gradients).count { $0.bitPattern != $1.bitPattern }
    #expect(differing == 0 && used.lastBatchLoss == fresh.lastBatchLoss)
  }

  @Test("another seed gives another training", arguments: SmallNetwork.all)
  func seeds(_ small: SmallNetwork) throws {
    var plan = small.plan()
    var one = try TrainingRun(plan)
    plan.seed += 1
    var other = try TrainingRun(plan)
    one.advance(by: 5)
    other.advance(by: 5)
    #expect(one.parameters != other.parameters)
  }
}
