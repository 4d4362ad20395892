import Testing

@testable import Engine

@Suite struct EarlyStoppingTests {
  struct Course: CustomTestStringConvertible, Sendable {
    let name: String
    let patience: Int
    var improvement = 0.0
    let losses: [Double]
    /// i improved, w waiting, s stop
    let verdicts: String
    let bestStep: Int?
    var testDescription: String { name }
  }

  static let courses = [
    Course(name: "falling", patience: 1, losses: [3, 2, 1], verdicts: "iii", bestStep: 30),
    Course(name: "patience 1 stops at once", patience: 1, losses: [3, 2, 2.5], verdicts: "iis", bestStep: 20),
    Course(name: "an equal loss is none", patience: 2, losses: [3, 3, 3], verdicts: "iws", bestStep: 10),
    Course(
      name: "an improvement gives all patience back", patience: 2, losses: [3, 4, 2, 4, 4, 4], verdicts: "iwiwss",
      bestStep: 30),
    Course(
      name: "too small an improvement is none, and does not move the mark", patience: 3, improvement: 0.1,
      losses: [1, 0.95, 0.92, 0.89, 0.8], verdicts: "iwwiw", bestStep: 40),
    Course(
      name: "what is not finite never improves", patience: 3, losses: [.nan, .infinity, 2, .nan, -.infinity, 3, 1],
      verdicts: "wwiwwsi", bestStep: 70),
    Course(name: "never finite", patience: 2, losses: [.nan, .nan], verdicts: "ws", bestStep: nil),
  ]

  @Test("a loss is judged against the best one before", arguments: courses)
  func verdicts(_ course: Course) throws {
    var stopping = try EarlyStopping(patience: course.patience, minimumImprovement: course.improvement)
    var verdicts = ""
    for (place, loss) in course.losses.enumerated() {
      switch stopping.observe(loss: loss, at: 10 * (place + 1)) {
      case .improved:
        verdicts += "i"
        #expect(stopping.best == loss && stopping.waited == 0)
      case .waiting: verdicts += "w"
      case .stop: verdicts += "s"
      }
    }
    #expect(verdicts == course.verdicts)
    #expect(stopping.bestStep == course.bestStep)
  }

  @Test("a run goes back to its best evaluation, bit for bit", arguments: optimizers)
  func bestWeights(_ optimizer: Optimizer) throws {
    var run = try TrainingRun(
      TrainingPlan(
        network: dense(2, [16, 16, 1], .relu), loss: .binaryCrossEntropy, optimizer: optimizer, batch: .size(4),
        train: classes(samples: 24), test: values(samples: 60).withRandomClasses(), seed: 2))
    var stopping = try EarlyStopping(patience: 3)
    var seen: [(loss: Double, checkpoint: Checkpoint)] = []
    func loss() throws -> Double { try #require(run.evaluate(on: .test)).loss }

    repeat {
      run.advance(by: run.stepsPerEpoch)
      seen.append((try loss(), run.checkpoint()))
    } while stopping.observe(run, loss: seen[seen.count - 1].loss) != .stop && seen.count < 500

    let best = try #require(seen.min { $0.loss < $1.loss })
    #expect(seen.count == (seen.firstIndex { $0.loss == best.loss } ?? 0) + 4)
    #expect(run.parameters != best.checkpoint.parameters)
    run.restore(try #require(stopping.bestCheckpoint))
    #expect(run.parameters == best.checkpoint.parameters && run.checkpoint() == best.checkpoint)
    #expect(try loss() == best.loss && stopping.best == best.loss && stopping.bestStep == run.step)
  }

  @Test("a run that diverges is stopped, with the best state kept")
  func divergence() throws {
    var run = try TrainingRun(
      TrainingPlan(
        network: dense(2, [8, 1], .relu), loss: .meanSquaredError, optimizer: .sgd(SGD(learningRate: 100)),
        batch: .size(10), train: values(samples: 40), seed: 1))
    var stopping = try EarlyStopping(patience: 3)
    _ = stopping.observe(run, loss: 1)
    let start = run.checkpoint()
    repeat { run.advance(by: 4) } while stopping.observe(run, loss: run.evaluate(on: .train)?.loss ?? .nan) != .stop
    #expect(run.diverged != nil && run.parameters != start.parameters)
    #expect(stopping.bestCheckpoint?.step == 0 && stopping.bestCheckpoint?.parameters == start.parameters)
  }

  @Test("settings that make no sense are refused in a sentence")
  func refused() {
    let patience = #expect(throws: EarlyStoppingError.self) { try EarlyStopping(patience: 0) }
    #expect(patience?.message == "Early stopping has a patience of 0 evaluations; expected at least 1.")
    for value in [-0.5, .nan, .infinity] {
      let error = #expect(throws: EarlyStoppingError.self) {
        try EarlyStopping(patience: 1, minimumImprovement: value)
      }
      #expect(error == .badImprovement(value) || value.isNaN)
      #expect(error?.message.hasSuffix("expected a finite number of at least 0.") == true)
    }
    #expect(
      EarlyStoppingError.badImprovement(-0.5).message
        == "Early stopping asks for an improvement of -0.5; expected a finite number of at least 0.")
  }
}

extension Dataset {
  /// Labels that nothing can be learned of: the loss on them gets worse once the training set is known by heart.
  fileprivate func withRandomClasses() -> Dataset {
    var data = self
    var generator = Generator(seed: 9)
    data.targets = .classes((0..<count).map { _ in Int32(generator.below(2)) }, names: ["c0", "c1"])
    return data
  }
}
