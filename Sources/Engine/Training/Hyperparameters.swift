/// What may change while a network trains, without starting anew.
public struct Hyperparameters: Equatable, Sendable {
  public var optimizer: Optimizer
  public var batch: BatchSize
  public var penalty: Penalty
  public var clipping: Clipping?
  /// For all dropout layers; nil leaves each its own.
  public var dropout: Float?

  public init(
    optimizer: Optimizer, batch: BatchSize, penalty: Penalty = .none, clipping: Clipping? = nil,
    dropout: Float? = nil
  ) {
    self.optimizer = optimizer
    self.batch = batch
    self.penalty = penalty
    self.clipping = clipping
    self.dropout = dropout
  }

  func check() throws(EngineError) {
    try optimizer.check()
    try penalty.check()
    try clipping?.check()
    if case .size(let size) = batch, size < 1 { throw .badBatch(size) }
    if let dropout, !(dropout >= 0 && dropout < 1) {
      throw .badHyperparameter("dropout", value: dropout, expected: "at least 0 and below 1")
    }
  }
}
