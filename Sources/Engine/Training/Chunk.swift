/// The memory of a run held open for a chunk of steps. Plain pointers and numbers, so that a step neither
/// allocates nor counts references.
struct Chunk {
  let kernels: KernelTable
  let loss: Loss
  let optimizer: Optimizer
  let slots: UnsafeBufferPointer<Workspace.Slot>
  let workspace: UnsafeMutablePointer<Float>
  let descent: Descent
  let gradients: UnsafeMutablePointer<Float>
  /// All samples of the training set, [samples, features]
  let inputs: UnsafePointer<Float>
  let features: Int
  /// All targets of the training set, [samples, targetWidth]
  let targets: UnsafePointer<Float>
  let targetWidth: Int
  let order: UnsafePointer<Int32>
  /// Room for the rows of a batch, [rows, features] and [rows, targetWidth]
  let gatheredInputs: UnsafeMutablePointer<Float>
  let gatheredTargets: UnsafeMutablePointer<Float>
  let lossScratch: Int

  /// One step on `rows` samples from a position of the order on, or on the whole set as it lies.
  ///
  /// If the loss is not finite, nothing is changed.
  func step(from position: Int?, rows: Int, _ correction: inout BiasCorrection) -> StepResult {
    var input = inputs
    var target = targets
    if let position {
      kernels.gatherRows(inputs, features, order + position, rows, gatheredInputs)
      kernels.gatherRows(targets, targetWidth, order + position, rows, gatheredTargets)
      input = UnsafePointer(gatheredInputs)
      target = UnsafePointer(gatheredTargets)
    }
    let pass = Pass(
      slots: slots, workspace: workspace, parameters: UnsafePointer(descent.parameters), input: input,
      features: features, rows: rows, lossScratch: lossScratch)
    pass.forward(kernels)
    let mean = Float(pass.evaluate(loss, targets: target, kernels) / Double(rows))
    guard mean.isFinite else { return StepResult(loss: mean, parametersAreFinite: true) }
    pass.backward(gradients, kernels)
    return StepResult(loss: mean, parametersAreFinite: optimizer.update(descent, &correction, kernels))
  }
}

/// What one step found out.
struct StepResult {
  /// The mean over the batch, before the update.
  let loss: Float
  /// After the update.
  let parametersAreFinite: Bool
}

extension TrainingRun {
  /// Opens all memory of the run for the time of `body`.
  mutating func withChunk(order: [Int32], _ body: (Chunk) -> Void) {
    let loss = plan.loss
    let rule = optimizer
    let kernels = self.kernels
    let layout = (network: network, input: workspace.input, targets: workspace.targets, loss: workspace.lossScratch)
    let targetWidth = trainTargets.width
    workspace.slots.withUnsafeBufferPointer { slots in
      Self.open(
        &parameters, &gradients, &descent.moments, &workspace.values, plan.train.inputs, trainTargets.values, order
      ) { parameters, gradients, moments, workspace, inputs, targets, order in
        body(
          Chunk(
            kernels: kernels, loss: loss, optimizer: rule, slots: slots, workspace: workspace,
            descent: Descent(
              parameters: parameters, gradients: UnsafePointer(gradients), moments: moments,
              count: layout.network.parameterCount, weightCount: layout.network.weightCount),
            gradients: gradients, inputs: inputs, features: layout.network.inputs, targets: targets,
            targetWidth: targetWidth, order: order, gatheredInputs: workspace + layout.input,
            gatheredTargets: workspace + layout.targets, lossScratch: layout.loss))
      }
    }
  }

  /// Arrays become pointers for the time of the call.
  private static func open(
    _ parameters: UnsafeMutablePointer<Float>, _ gradients: UnsafeMutablePointer<Float>,
    _ moments: UnsafeMutablePointer<Float>, _ workspace: UnsafeMutablePointer<Float>,
    _ inputs: UnsafePointer<Float>, _ targets: UnsafePointer<Float>, _ order: UnsafePointer<Int32>,
    _ body: (
      UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>,
      UnsafeMutablePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>, UnsafePointer<Int32>
    ) -> Void
  ) {
    body(parameters, gradients, moments, workspace, inputs, targets, order)
  }
}
