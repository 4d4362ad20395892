/// Everything that decides a training: the same plan gives the same weights at the same step, bit for bit.
public struct TrainingPlan: Equatable, Sendable {
  public var network: NetworkDescription
  public var loss: Loss
  public var optimizer: Optimizer
  public var batch: BatchSize
  public var train: Dataset
  public var test: Dataset?
  public var seed: UInt64

  public init(
    network: NetworkDescription, loss: Loss, optimizer: Optimizer, batch: BatchSize, train: Dataset,
    test: Dataset? = nil, seed: UInt64
  ) {
    self.network = network
    self.loss = loss
    self.optimizer = optimizer
    self.batch = batch
    self.train = train
    self.test = test
    self.seed = seed
  }
}
