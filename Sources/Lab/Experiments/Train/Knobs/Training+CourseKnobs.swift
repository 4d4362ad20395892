import Engine

extension Training {
  /// What changes over a whole training, and what ends it.
  static let courseKnobs: [KnobRow<Training>] = [
    KnobRow(
      "schedule", "schedule", isLive: true,
      domain: { _ in .words(TrainingWords.schedules.names) },
      value: { $0.schedule.setting },
      set: { (training, value) throws(SettingProblem) in
        // Its own curve keeps the warm-up.
        guard value != training.schedule.setting else { return }
        let (schedule, problems) = Schedule.read(value, path: [])
        if let problem = problems.first { throw problem }
        guard var schedule else { return }
        if schedule.warmUp == nil, schedule.canWarmUp { schedule.warmUp = training.schedule.warmUp }
        training.schedule = schedule
      }),
    KnobRow(
      "warm-up", "share of the warm-up", isLive: true, needs: "needs a schedule other than one-cycle",
      domain: { _ in .linear(Limits.warmUp, step: 0.05) },
      value: { $0.schedule.canWarmUp ? .number($0.schedule.warmUpShare) : nil },
      set: { (training, value) throws(SettingProblem) in
        training.schedule.warmUpShare = try Schedule.readWarmUp(value)
      }),
    KnobRow(
      "patience", "patience in epochs",
      domain: { _ in .words(["none", "1", "2", "5", "10", "20", "50", "100", "200", "500"]) },
      value: { training in training.patience.map { .number($0.epochs) } ?? .text("none") },
      set: { (training, value) throws(SettingProblem) in
        guard value != .text("none") else {
          training.patience = nil
          return
        }
        let epochs = try Patience.readEpochs(value)
        training.patience = Patience(epochs: epochs, improvement: training.patience?.improvement ?? 0)
      }),
  ]

  /// How samples are changed before they are trained on. All of it can be turned while it trains.
  static let augmentationKnobs: [KnobRow<Training>] = [
    KnobRow(
      "input-jitter", "noise on the inputs", isLive: true, needs: "needs inputs that are numbers",
      domain: { _ in .linear(Limits.inputJitter, step: 0.05) },
      value: { $0.data.outline.layout == .tokens ? nil : .number($0.augmentation.jitter) },
      set: { (training, value) throws(SettingProblem) in
        training.augmentation.jitter = try Augmentation.readJitter(value)
      }),
    KnobRow(
      "input-shift", "random shift of images", isLive: true, needs: needsImages,
      domain: { _ in .integer(0...8) },
      value: { $0.data.outline.layout == .image ? .number($0.augmentation.shift) : nil },
      set: { (training, value) throws(SettingProblem) in
        var turned = training
        turned.augmentation.shift = try Augmentation.readShift(value)
        if let problem = turned.augmentationProblem { throw SettingProblem(problem.message) }
        training = turned
      }),
    KnobRow(
      "input-flip", "share of mirrored images", isLive: true, needs: needsImages,
      domain: { _ in .linear(Limits.flip, step: 0.05) },
      value: { $0.data.outline.layout == .image ? .number($0.augmentation.flip) : nil },
      set: { (training, value) throws(SettingProblem) in
        training.augmentation.flip = try Augmentation.readFlip(value)
      }),
  ]

  private static let needsImages = "needs images"
}
