/// Everything that decides a training: the same plan gives the same weights at the same step, bit for bit.
public struct TrainingPlan: Equatable, Sendable {
  public var network: NetworkDescription
  public var loss: Loss
  /// Those it starts with.
  public var hyperparameters: Hyperparameters
  public var train: Dataset
  public var test: Dataset?
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

  public var optimizer: Optimizer {
    get { hyperparameters.optimizer }
    set { hyperparameters.optimizer = newValue }
  }

  public var batch: BatchSize {
    get { hyperparameters.batch }
    set { hyperparameters.batch = newValue }
  }
}
