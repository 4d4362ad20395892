/// A training in progress: a value, so it can be copied, put aside and compared. The same plan advanced by the same steps
/// has the same bits, at the same kernel level; chunks of steps of any size give the same result.
public struct TrainingRun: Sendable {
  /// What it was started with; `hyperparameters` are those of now.
  public let plan: TrainingPlan
  /// Where each layer has its parameters.
  public private(set) var network: Network
  /// Steps completed.
  public internal(set) var step = 0
  /// Weights, biases and state of all layers, in the layout of `network`.
  public internal(set) var parameters: FloatBuffer
  /// Set once something is infinite or not a number: no further step is taken.
  public internal(set) var diverged: Divergence?
  /// The mean loss over the samples of the last step, before its update; NaN before the first step.
  public internal(set) var lastBatchLoss = Float.nan
  /// The length of the last step's gradient before it was clipped; nil where nothing clips it.
  public internal(set) var lastGradientNorm: Float?
  /// Who may compute half of a large step while this thread computes the other; nil: nobody. Copies of a run ask the
  /// same. Not a bit of what comes out depends on it.
  public var workers: Workers?

  let kernels: KernelTable
  let trainTargets: EncodedTargets
  let testTargets: EncodedTargets?
  var gradients: FloatBuffer
  var descent: DescentState
  var sampling: Sampling
  var workspace: Workspace
  private var rules: Hyperparameters

  /// - Throws: what does not fit, before anything is computed.
  public init(_ plan: TrainingPlan, kernels level: KernelLevel = .baseline) throws(EngineError) {
    let network = try Network(plan.network)
    let kernels = KernelTable(level: level)
    try plan.check(network, kernels)
    self.plan = plan
    self.network = network
    self.kernels = kernels
    trainTargets = EncodedTargets(plan.train.targets, loss: plan.loss, outputs: network.outputs)
    testTargets = plan.test.map { EncodedTargets($0.targets, loss: plan.loss, outputs: network.outputs) }
    let start = network.initialParameters(
      seed: plan.seed, samples: Array(plan.train.inputs.prefix(1_024 * network.inputs)), kernels: kernels)
    let place = start.withUnsafePointer { kernels.firstNonFinite($0, start.count) }
    guard place < 0 else { throw .startNotFinite(layer: network.layer(owning: place)) }
    parameters = start
    sampling = Sampling(count: plan.train.inputs.count / network.inputs, seed: plan.seed)
    rules = plan.hyperparameters
    descent = DescentState(rules.optimizer, parameterCount: network.trainedCount)
    let shards = Shards(network, rows: rules.batch.rows(of: sampling.order.count))
    gradients = FloatBuffer(count: shards.count * network.trainedCount)
    workspace = Workspace(network, shards: shards, targets: trainTargets)
    takeOver(from: nil)
  }

  /// What may change while it trains: all of it acts from the next step on. A rule of descent of another kind starts with
  /// empty memory. What does not fit is left as it was: a setting outside its domain, a batch that would take too much
  /// memory.
  public var hyperparameters: Hyperparameters {
    get { rules }
    set {
      guard (try? newValue.check(for: network.description.input)) != nil,
        Workspace.fits(network, rows: newValue.batch.rows(of: sampling.order.count))
      else { return }
      let old = rules
      rules = newValue
      takeOver(from: old)
    }
  }

  /// Fits memory, state and layers to the hyperparameters.
  private mutating func takeOver(from old: Hyperparameters?) {
    if let old, !rules.optimizer.hasSameRule(as: old.optimizer) {
      descent = DescentState(rules.optimizer, parameterCount: network.trainedCount)
    }
    if rules.penalty.buries, descent.alive.count == 0 {
      descent.alive = FloatBuffer([Float](repeating: 1, count: network.weightCount))
    } else if !rules.penalty.buries, descent.alive.count > 0 {
      descent.alive = FloatBuffer(count: 0)
    }
    if rules.dropout != old?.dropout { network.setDropout(rules.dropout) }
    let shards = Shards(network, rows: rules.batch.rows(of: sampling.order.count))
    guard shards != workspace.shards || rules.dropout != old?.dropout else { return }
    workspace = Workspace(network, shards: shards, targets: trainTargets)
    gradients = FloatBuffer(count: shards.count * network.trainedCount)
  }

  /// The rule of descent.
  public var optimizer: Optimizer {
    get { rules.optimizer }
    set { hyperparameters.optimizer = newValue }
  }

  /// The learning rate of the next step: the optimizer's, or what its schedule makes of it.
  public var learningRate: Float { rules.optimizer(ofStep: step).learningRate }

  /// The momentum of the next step, or Adam's beta1; nil where the rule of descent has neither.
  public var momentum: Float? { rules.optimizer(ofStep: step).momentum }

  /// The batch size: what is left of the epoch comes in batches of the new size.
  public var batch: BatchSize {
    get { rules.batch }
    set { hyperparameters.batch = newValue }
  }

  /// Epochs gone by, with the part of the present one.
  public var epoch: Double { sampling.epoch }

  /// The steps of a whole epoch with the present batch size.
  public var stepsPerEpoch: Int {
    let rows = batch.rows(of: sampling.order.count)
    return (sampling.order.count + rows - 1) / rows
  }
}

extension Network {
  /// Gives all dropout layers one rate, or each its own again.
  mutating func setDropout(_ rate: Float?) {
    for (index, layer) in description.layers.enumerated() {
      if case .dropout(let own) = layer { layers[index].kind = .dropout(rate ?? own) }
    }
  }
}
