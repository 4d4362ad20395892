public import Engine

/// The settings of kind `train`: data, network, loss and rule of descent.
public struct Training: Equatable, Sendable {
  public var data: DataSource
  public var layers: [LayerDescription]
  /// For the layers that name none of their own.
  public var initializer: Initializer
  public var loss: Loss
  public var optimizer: Optimizer
  /// What is asked of the weights beside a small loss.
  public var penalty: Penalty
  /// A bound on the gradient of a step; nil for none.
  public var clipping: Clipping?
  public var batch: BatchSize
  public var epochs: Int
  /// What the network is told about a point of the plane.
  public var inputs = PlaneInput.plain
  /// How the learning rate changes over all of them.
  public var schedule = Schedule(.constant)
  /// How samples are changed before they are trained on.
  public var augmentation = Augmentation.none
  /// Ends the run when held-out data no longer gain, and brings the best weights back; nil for none.
  public var patience: Patience?
  /// Ends the run before its last epoch; nil trains them all.
  public var stop: Threshold?
  /// Which sample panels look at, counted from 1: of those held out, where there are any. It changes no training.
  public var sample = 1
  /// How boldly characters are drawn when the network spells by itself. It changes no training.
  public var temperature = 1.0

  public init(
    data: DataSource, layers: [LayerDescription], initializer: Initializer, loss: Loss, optimizer: Optimizer,
    penalty: Penalty = .none, clipping: Clipping? = nil, batch: BatchSize, epochs: Int, stop: Threshold? = nil
  ) {
    self.data = data
    self.layers = layers
    self.initializer = initializer
    self.loss = loss
    self.optimizer = optimizer
    self.penalty = penalty
    self.clipping = clipping
    self.batch = batch
    self.epochs = epochs
    self.stop = stop
  }
}

/// A measure that is to pass a value: the end of a run, or what a sweep counts the steps to.
public struct Threshold: Equatable, Sendable {
  public var measure: Measure
  public var bound: Claim.Bound

  public init(_ measure: Measure, _ bound: Claim.Bound) {
    self.measure = measure
    self.bound = bound
  }

  /// As it is written: `train-loss below 0.35`.
  public var words: String { "\(measure.text) \(bound.words)" }
}
