/// Everything that decides a training: the same plan gives the same weights at the same step, bit for bit.
public struct TrainingPlan: Equatable, Sendable {
  /// What is trained.
  public var network: NetworkDescription
  /// What is made small.
  public var loss: Loss
  /// Those it starts with.
  public var hyperparameters: Hyperparameters
  /// The samples trained on.
  public var train: Dataset
  /// Samples held out to be evaluated on.
  public var test: Dataset?
  /// Of the weights at the start, the order of the batches, dropout and augmentation.
  public var seed: UInt64

  public init(
    network: NetworkDescription, loss: Loss, hyperparameters: Hyperparameters, train: Dataset, test: Dataset? = nil,
    seed: UInt64
  ) {
    self.network = network
    self.loss = loss
    self.hyperparameters = hyperparameters
    self.train = train
    self.test = test
    self.seed = seed
  }

  public init(
    network: NetworkDescription, loss: Loss, optimizer: Optimizer, batch: BatchSize, train: Dataset,
    test: Dataset? = nil, seed: UInt64
  ) {
    self.init(
      network: network, loss: loss, hyperparameters: Hyperparameters(optimizer: optimizer, batch: batch),
      train: train, test: test, seed: seed)
  }

  /// The rule of descent that it starts with.
  public var optimizer: Optimizer {
    get { hyperparameters.optimizer }
    set { hyperparameters.optimizer = newValue }
  }

  /// The batch size that it starts with.
  public var batch: BatchSize {
    get { hyperparameters.batch }
    set { hyperparameters.batch = newValue }
  }
}
