/// What may change while a network trains, without starting anew.
public struct Hyperparameters: Equatable, Sendable {
  /// The rule of descent.
  public var optimizer: Optimizer
  /// How its learning rate, and with one-cycle its momentum, change from step to step; nil leaves both as they are.
  public var schedule: ScheduledRate?
  /// The samples of a step.
  public var batch: BatchSize
  /// What large weights cost.
  public var penalty: Penalty
  /// A bound on the gradient; nil takes it as it is.
  public var clipping: Clipping?
  /// For all dropout layers; nil leaves each its own.
  public var dropout: Float?
  /// How samples are changed before they are trained on, anew each epoch. What is evaluated is never changed.
  public var augmentation: Augmentation

  public init(
    optimizer: Optimizer, schedule: ScheduledRate? = nil, batch: BatchSize, penalty: Penalty = .none,
    clipping: Clipping? = nil, dropout: Float? = nil, augmentation: Augmentation = .none
  ) {
    self.optimizer = optimizer
    self.schedule = schedule
    self.batch = batch
    self.penalty = penalty
    self.clipping = clipping
    self.dropout = dropout
    self.augmentation = augmentation
  }

  /// Refuses what makes no sense, or not for samples of this shape.
  func check(for shape: Shape) throws(EngineError) {
    try optimizer.check()
    do throws(ScheduleError) { try schedule?.check() } catch { throw .badSchedule(error) }
    do throws(DataError) { try augmentation.check(for: shape) } catch { throw .badAugmentation(error) }
    try penalty.check()
    try clipping?.check()
    if case .size(let size) = batch, size < 1 { throw .badBatch(size) }
    if let dropout, !(dropout >= 0 && dropout < 1) {
      throw .badHyperparameter("dropout", value: dropout, expected: "at least 0 and below 1")
    }
  }

  /// The rule of a step, counted from 0, with the rate and the momentum that the schedule gives it.
  func optimizer(ofStep step: Int) -> Optimizer {
    guard let schedule else { return optimizer }
    var scheduled = optimizer
    scheduled.learningRate = Float(Double(optimizer.learningRate) * schedule.factor(ofStep: step))
    scheduled.momentum = schedule.momentum(ofStep: step).map { Float($0) }
    return scheduled
  }
}
