/// A training in progress: a value, so it can be copied, put aside and compared. The same plan advanced by the same steps
/// has the same bits, at the same kernel level; chunks of steps of any size give the same result.
public struct TrainingRun: Sendable {
  public let plan: TrainingPlan
  public let network: Network
  /// Steps completed.
  public internal(set) var step = 0
  /// Weights and biases of all layers, in the layout of `network`.
  public internal(set) var parameters: [Float]
  /// Set once something is infinite or not a number: no further step is taken.
  public internal(set) var diverged: Divergence?
  /// The mean loss over the samples of the last step, before its update; NaN before the first step.
  public internal(set) var lastBatchLoss = Float.nan

  let kernels: KernelTable
  let trainTargets: EncodedTargets
  let testTargets: EncodedTargets?
  var gradients: [Float]
  var descent: DescentState
  var sampling: Sampling
  var workspace: Workspace
  var batchInForce: BatchSize

  /// - Throws: what does not fit, before anything is computed.
  public init(_ plan: TrainingPlan, kernels level: KernelLevel = .baseline) throws(EngineError) {
    let network = try Network(plan.network)
    let kernels = KernelTable(level: level)
    try plan.check(network, kernels)
    self.plan = plan
    self.network = network
    self.kernels = kernels
    optimizer = plan.optimizer
    batchInForce = plan.batch
    trainTargets = EncodedTargets(plan.train.targets, loss: plan.loss, outputs: network.outputs)
    testTargets = plan.test.map { EncodedTargets($0.targets, loss: plan.loss, outputs: network.outputs) }
    let start = network.initialParameters(
      seed: plan.seed, samples: Array(plan.train.inputs.prefix(1_024 * network.inputs)), kernels: kernels)
    let place = kernels.firstNonFinite(start, start.count)
    guard place < 0 else { throw .startNotFinite(layer: network.layer(owning: place)) }
    parameters = start
    gradients = [Float](repeating: 0, count: network.parameterCount)
    descent = DescentState(plan.optimizer, parameterCount: network.parameterCount)
    sampling = Sampling(count: plan.train.inputs.count / network.inputs, seed: plan.seed)
    workspace = Workspace(
      network.layers, features: network.inputs, rows: plan.batch.rows(of: sampling.order.count),
      targetWidth: trainTargets.width)
  }

  /// The rule of descent. Hyperparameters act from the next step on; another rule starts with empty memory.
  public var optimizer: Optimizer {
    didSet {
      guard !optimizer.hasSameRule(as: oldValue) else { return }
      descent = DescentState(optimizer, parameterCount: network.parameterCount)
    }
  }

  /// The batch size, from the next step on: what is left of the epoch comes in batches of the new size. A size below 1, or
  /// one that would take too much memory, leaves it as it was.
  public var batch: BatchSize {
    get { batchInForce }
    set {
      if case .size(let size) = newValue, size < 1 { return }
      let rows = newValue.rows(of: sampling.order.count)
      guard Workspace.fits(network, rows: rows) else { return }
      batchInForce = newValue
      if rows > workspace.rows {
        workspace = Workspace(
          network.layers, features: network.inputs, rows: rows, targetWidth: trainTargets.width)
      }
    }
  }

  /// Epochs gone by, with the part of the present one.
  public var epoch: Double { sampling.epoch }

  /// The steps of a whole epoch with the present batch size.
  public var stepsPerEpoch: Int {
    let rows = batch.rows(of: sampling.order.count)
    return (sampling.order.count + rows - 1) / rows
  }
}
