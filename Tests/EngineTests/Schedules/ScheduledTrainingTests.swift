import Testing

@testable import Engine

@Suite("Schedules in training") struct ScheduledTrainingTests {
  static let schedules = [
    Schedule(.oneCycle(OneCycle())), Schedule(.cosine(end: 0.1), warmUp: Schedule.WarmUp(share: 0.2)),
    Schedule(.step(stages: 3, factor: 0.1)), Schedule(.warmRestarts(cycles: 3, growth: 1)),
  ]

  static let penalties = [
    Penalty.none, Penalty(l1: 0.01, rule: .proximal, l2: 0.01, decay: 0.1), Penalty(l1: 0.01, rule: .crossing),
  ]

  private func plan(
    _ optimizer: Optimizer, _ schedule: Schedule?, steps: Int = 30, penalty: Penalty = .none
  ) -> TrainingPlan {
    TrainingPlan(
      network: dense(2, [5, 6, 1]), loss: .binaryCrossEntropy,
      hyperparameters: Hyperparameters(
        optimizer: optimizer, schedule: schedule.map { ScheduledRate($0, steps: steps) }, batch: .size(10),
        penalty: penalty),
      train: classes(samples: 34), seed: 1)
  }

  @Test(
    "a scheduled training is the one whose rate and momentum are set by hand before each step", arguments: optimizers)
  func byHand(_ optimizer: Optimizer) throws {
    for schedule in Self.schedules {
      for penalty in Self.penalties {
        var scheduled = try TrainingRun(plan(optimizer, schedule, penalty: penalty))
        var byHand = try TrainingRun(plan(optimizer, nil, penalty: penalty))
        scheduled.advance(by: 40)
        for step in 0..<40 {
          let position = Double(step) / 30
          byHand.optimizer.learningRate = Float(Double(optimizer.learningRate) * schedule.factor(at: position))
          if let momentum = schedule.momentum(at: position) {
            switch byHand.optimizer {
            case .momentum(let rule):
              byHand.optimizer = .momentum(
                Momentum(learningRate: rule.learningRate, momentum: Float(momentum)))
            case .nesterov(let rule):
              byHand.optimizer = .nesterov(
                Nesterov(learningRate: rule.learningRate, momentum: Float(momentum)))
            case .adam(let rule):
              byHand.optimizer = .adam(Adam(learningRate: rule.learningRate, beta1: Float(momentum)))
            case .adamW(let rule):
              byHand.optimizer = .adamW(
                AdamW(learningRate: rule.learningRate, beta1: Float(momentum), weightDecay: rule.weightDecay))
            case .sgd, .adagrad, .rmsProp: break
            }
          }
          byHand.advance(by: 1)
        }
        #expect(scheduled.parameters == byHand.parameters && scheduled.descent == byHand.descent)
      }
    }
  }

  @Test("the rate of the next step can be read, and the momentum that goes with it")
  func reading() throws {
    let schedule = Schedule(.oneCycle(OneCycle()))
    var run = try TrainingRun(plan(.momentum(Momentum(learningRate: 2)), schedule, steps: 40))
    for (step, rate, momentum) in [
      (0, 0.08, 0.95), (10, 2, 0.85), (25, 1.00001, 0.9), (40, 2e-5, 0.95), (50, 2e-5, 0.95),
    ]
      as [(Int, Float, Float)]
    {
      run.advance(by: step - run.step)
      #expect(abs(run.learningRate / rate - 1) < 1e-5, "step \(step)")
      #expect(abs((run.momentum ?? 0) - momentum) < 1e-6, "step \(step)")
    }
    run.hyperparameters.schedule = nil
    #expect(run.learningRate == 2 && run.momentum == 0.9)
    run.optimizer = .sgd(SGD(learningRate: 0.5))
    #expect(run.learningRate == 0.5 && run.momentum == nil)
  }

  @Test("a rewound run meets the same rates again, in chunks of any size")
  func replay() throws {
    for schedule in Self.schedules {
      var run = try TrainingRun(plan(.adam(Adam(learningRate: 0.1)), schedule, steps: 60))
      run.advance(by: 13)
      let saved = run.checkpoint()
      run.advance(by: 40)
      let first = run.checkpoint()
      run.hyperparameters.schedule = nil
      run.advance(by: 9)
      run.restore(saved)
      for chunk in [1, 2, 30, 7] { run.advance(by: chunk) }
      #expect(run.checkpoint() == first)
    }
  }

  @Test("a schedule can come, change and go while it trains; what does not fit changes nothing")
  func live() throws {
    var run = try TrainingRun(plan(.sgd(SGD(learningRate: 1)), nil))
    run.advance(by: 10)
    run.hyperparameters.schedule = ScheduledRate(Schedule(.linear(end: 0)), steps: 20)
    #expect(run.learningRate == 0.5)
    run.hyperparameters.schedule?.steps = 40
    #expect(run.learningRate == 0.75)
    run.hyperparameters.schedule?.steps = 0
    #expect(run.learningRate == 0.75)
    run.advance(by: 30)
    let still = run.parameters
    run.advance(by: 5)
    #expect(run.parameters == still && run.learningRate == 0)
    run.hyperparameters.schedule = nil
    run.advance(by: 1)
    #expect(run.parameters != still)
  }

  @Test("a schedule that makes no sense is refused in a sentence")
  func refused() {
    func refused(_ schedule: Schedule, steps: Int, _ sentence: String) {
      let error = #expect(throws: EngineError.self) {
        try TrainingRun(plan(.sgd(SGD()), schedule, steps: steps))
      }
      #expect(error?.message == sentence)
    }
    refused(Schedule(.constant), steps: 0, "The schedule is planned over 0 steps; expected at least 1.")
    refused(
      Schedule(.linear(end: 2)), steps: 9, "The schedule's \"end\" is 2; expected 0 to 1.")
    // Below 1 in 64 bits alone: Adam would divide by 1 - 1.
    refused(
      Schedule(.oneCycle(OneCycle(momentum: 0.999_999_999_9))), steps: 9,
      "The schedule's \"momentum\" is 0.9999999999; expected at least 0 and below 1.")
  }
}
