/// The memory of a run held open for a chunk of steps. Plain pointers and numbers, so that a step neither
/// allocates nor counts references.
struct Chunk {
  let kernels: KernelTable
  let loss: Loss
  let rules: Hyperparameters
  let shards: Shards
  let slots: UnsafeBufferPointer<Workspace.Slot>
  let plan: Workspace.Plan
  let workspace: UnsafeMutablePointer<Float>
  let descent: Descent
  /// Gradients of the first part; those of each further part follow.
  let gradients: UnsafeMutablePointer<Float>
  let gradientStride: Int
  let alive: UnsafeMutablePointer<Float>
  /// All samples of the training set, [samples, count of the shape]
  let inputs: UnsafePointer<Float>
  let shape: Shape
  /// All targets of the training set, [samples, targetWidth]
  let targets: UnsafePointer<Float>
  let targetWidth: Int
  let targetSteps: Int
  /// Labels of each sample; nil where all have as many.
  let targetCounts: UnsafePointer<Int32>?
  let order: UnsafePointer<Int32>
  let seed: UInt64
  /// Where the second part can be given to another thread; nil without one.
  let desk: UnsafeMutablePointer<Workers.Desk>?

  /// One step on `rows` samples from a position of the order on, or on the whole set as it lies.
  ///
  /// If the loss is not finite, nothing is changed.
  func step(
    _ number: Int, epoch: Int, from position: Int?, rows: Int, _ correction: inout BiasCorrection
  ) -> StepResult {
    let asked = asked(from: position, rows: rows)
    let key = SplitMix64.mixed(seed &+ UInt64(truncatingIfNeeded: number))
    slots.prepare(workspace, UnsafePointer(descent.parameters), kernels)
    let first = PartOfStep(
      part: 0, epoch: epoch, position: position, batch: rows, scale: 1 / Float(asked), key: key)
    let sum = shards.samples(of: 1, batch: rows).isEmpty ? train(first) : train(first, and: first.next)
    let mean = Float(sum / Double(asked))
    guard mean.isFinite else { return StepResult(loss: mean, gradientNorm: nil, parametersAreFinite: true) }
    for part in 1..<max(shards.count, 1) where !shards.samples(of: part, batch: rows).isEmpty {
      kernels.addScaled(gradients + part * gradientStride, descent.count, 1, gradients)
    }
    return update(number, loss: mean, &correction)
  }

  private func update(_ number: Int, loss: Float, _ correction: inout BiasCorrection) -> StepResult {
    let norm = rules.clipping.map { $0.apply(gradients, descent.count, kernels) }
    let optimizer = rules.optimizer(ofStep: number)
    let rate = optimizer.learningRate
    let isPenalized = rules.penalty != .none
    if isPenalized { rules.penalty.before(descent, rate: rate, kernels) }
    let isFinite = optimizer.update(descent, &correction, kernels)
    if isPenalized { rules.penalty.after(descent, rate: rate, alive: alive, kernels) }
    return StepResult(loss: loss, gradientNorm: norm, parametersAreFinite: isFinite)
  }

  /// Labels, or rows of values, in a batch.
  private func asked(from position: Int?, rows: Int) -> Int {
    guard let targetCounts else { return rows * targetSteps }
    var count = 0
    for row in 0..<rows { count += Int(targetCounts[position.map { Int(order[$0 + row]) } ?? row]) }
    return max(count, 1)
  }
}

/// What one step found out.
struct StepResult {
  /// The mean over the batch, before the update.
  let loss: Float
  /// The length of the gradient before it was clipped; nil where nothing clips it.
  let gradientNorm: Float?
  /// After the update.
  let parametersAreFinite: Bool
}

extension TrainingRun {
  /// Opens all memory of the run for the time of `body`.
  mutating func withChunk(order: [Int32], _ body: (Chunk) -> Void) {
    let (network, kernels, loss, rules) = (self.network, self.kernels, plan.loss, hyperparameters)
    let (shards, room, seed) = (workspace.shards, workspace.plan, plan.seed)
    let (train, targets, desk) = (plan.train, trainTargets, workers?.desk)
    workspace.slots.withUnsafeBufferPointer { slots in
      Self.open(&parameters, &gradients, &descent, &workspace.values) {
        parameters, gradients, moments, alive, workspace in
        Self.open(train.inputs, targets.values, order) { inputs, values, order in
          targets.counts.withUnsafeBufferPointer { counts in
            body(
              Chunk(
                kernels: kernels, loss: loss, rules: rules, shards: shards, slots: slots, plan: room,
                workspace: workspace,
                descent: Descent(
                  parameters: parameters, gradients: gradients, moments: moments, count: network.trainedCount,
                  weightCount: network.weightCount),
                gradients: gradients, gradientStride: network.trainedCount, alive: alive, inputs: inputs,
                shape: network.description.input, targets: values, targetWidth: targets.width,
                targetSteps: targets.steps, targetCounts: counts.isEmpty ? nil : counts.baseAddress, order: order,
                seed: seed, desk: desk))
          }
        }
      }
    }
  }

  /// Arrays become pointers for the time of the call.
  private static func open(
    _ inputs: UnsafePointer<Float>, _ targets: UnsafePointer<Float>, _ order: UnsafePointer<Int32>,
    _ body: (UnsafePointer<Float>, UnsafePointer<Float>, UnsafePointer<Int32>) -> Void
  ) {
    body(inputs, targets, order)
  }

  private static func open(
    _ parameters: inout FloatBuffer, _ gradients: inout FloatBuffer, _ descent: inout DescentState,
    _ workspace: inout FloatBuffer,
    _ body: (
      UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>,
      UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>
    ) -> Void
  ) {
    parameters.withUnsafeMutablePointer { parameters in
      gradients.withUnsafeMutablePointer { gradients in
        descent.moments.withUnsafeMutablePointer { moments in
          descent.alive.withUnsafeMutablePointer { alive in
            workspace.withUnsafeMutablePointer { body(parameters, gradients, moments, alive, $0) }
          }
        }
      }
    }
  }
}
