import Testing

@testable import Engine

/// The experiments of the lesson on recurrent networks, in bands.
@Suite struct RecurrentLessonTests {
  private func plan(
    _ cell: Recurrent, steps: Int, optimizer: Optimizer, clipping: Clipping?, seed: UInt64
  ) throws -> TrainingPlan {
    TrainingPlan(
      network: NetworkDescription(
        input: .sequence(steps: steps, features: 1),
        layers: [.recurrent(cell), .dense(units: 1, activation: .identity)]),
      loss: .binaryCrossEntropy,
      hyperparameters: Hyperparameters(optimizer: optimizer, batch: .size(64), clipping: clipping),
      train: try Recall(steps: steps, samples: 2_048).make(seed: seed),
      test: try Recall(steps: steps, samples: 256).make(seed: seed, stream: Stream.testData), seed: seed)
  }

  /// The step, out of 400, at which 95 % are right on new sequences; nil for none. Looked at every five steps.
  private func stepsToSolve(_ cell: Recurrent, steps: Int, seed: UInt64) throws -> Int? {
    var run = try TrainingRun(
      plan(cell, steps: steps, optimizer: .adam(Adam(learningRate: 0.01)), clipping: .norm(1), seed: seed),
      kernels: kernelLevels[kernelLevels.count - 1])
    while run.step < 400 {
      run.advance(by: 5)
      if let accuracy = run.evaluate(on: .test)?.accuracy, accuracy >= 0.95 { return run.step }
    }
    return nil
  }

  private func vanilla(gain: Float) -> Recurrent {
    Recurrent(.tanh, units: 16, recurrentInitializer: .scaledNormal(gain: gain))
  }

  @Test(
    "a plain recurrent network remembers 20 steps at once with a gain of 1; with 0.3 it takes many times as long, or for ever",
    arguments: 1...3 as ClosedRange<UInt64>)
  func howFarBack(seed: UInt64) throws {
    let solved = try stepsToSolve(vanilla(gain: 1), steps: 20, seed: seed)
    #expect((solved ?? 401) <= 40)
    let failed = try stepsToSolve(vanilla(gain: 0.3), steps: 20, seed: seed)
    #expect((failed ?? 401) >= 100)
  }

  @Test("an LSTM needs its forget gate open to remember 40 steps", arguments: 1...2 as ClosedRange<UInt64>)
  func forgetBias(seed: UInt64) throws {
    let open = try stepsToSolve(Recurrent(.lstm, units: 16, forgetBias: 1), steps: 40, seed: seed)
    let shut = try stepsToSolve(Recurrent(.lstm, units: 16, forgetBias: 0), steps: 40, seed: seed)
    #expect((open ?? 401) <= 60 && (shut ?? 401) >= 150)
  }

  @Test(
    "clipping saves what explodes: plain descent at a rate of 0.5 with a gain of 3",
    arguments: 1...3 as ClosedRange<UInt64>)
  func clip(seed: UInt64) throws {
    func trained(_ bound: Float) throws -> (accuracy: Double, largest: Float) {
      var run = try TrainingRun(
        plan(
          vanilla(gain: 3), steps: 30, optimizer: .sgd(SGD(learningRate: 0.5)), clipping: .norm(bound), seed: seed),
        kernels: kernelLevels[kernelLevels.count - 1])
      var largest: Float = 0
      for _ in 0..<400 {
        run.advance(by: 1)
        largest = max(largest, run.lastGradientNorm ?? 0)
      }
      return (run.evaluate(on: .test)?.accuracy ?? 0, largest)
    }
    let free = try trained(1e30)
    let clipped = try trained(1)
    #expect(clipped.accuracy > 0.95 && free.accuracy < 0.6)
    #expect(free.largest > 50)
  }
}
