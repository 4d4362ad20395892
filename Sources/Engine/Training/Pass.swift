/// One pass of a batch through all layers, forward or backward, on memory that somebody else holds open.
struct Pass {
  let slots: UnsafeBufferPointer<Workspace.Slot>
  let workspace: UnsafeMutablePointer<Float>
  let parameters: UnsafePointer<Float>
  /// x, [rows, features]
  let input: UnsafePointer<Float>
  let features: Int
  let rows: Int
  /// Where in the workspace a loss keeps its own numbers, [2 rows]
  let lossScratch: Int

  /// z of the last layer, [rows, stride]
  var outputs: UnsafePointer<Float> { UnsafePointer(workspace + slots[slots.count - 1].output) }

  /// dL/dz of the last layer, [rows, stride]
  var outputSlopes: UnsafeMutablePointer<Float> { workspace + slots[slots.count - 1].slopes }

  /// Fills the slopes at the outputs; the sum of the rows' losses.
  func evaluate(
    _ loss: Loss, targets: UnsafePointer<Float>, _ kernels: KernelTable
  ) -> Double {
    let last = slots[slots.count - 1].layer
    return loss.evaluate(
      outputs, stride: last.stride, targets: targets, rows: rows, outputs: last.units, slopes: outputSlopes,
      scratch: workspace + lossScratch, kernels)
  }

  /// The same, with the rows of a whole dataset's targets from `first` on.
  func evaluate(
    _ loss: Loss, _ targets: EncodedTargets, from first: Int = 0, _ kernels: KernelTable
  ) -> Double {
    targets.values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return 0 }
      return evaluate(loss, targets: base + first * targets.width, kernels)
    }
  }

  /// How many rows are classified right.
  func countCorrect(_ classes: EncodedTargets, from first: Int, _ kernels: KernelTable) -> Int {
    let last = slots[slots.count - 1].layer
    return classes.values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return 0 }
      return kernels.countCorrect(outputs, last.stride, base + first, rows, last.units)
    }
  }

  func forward(_ kernels: KernelTable) {
    for index in 0..<slots.count {
      slots[index].layer.forward(layerPass(index), parameters, kernels)
    }
  }

  /// The slopes at the last layer's activations must be there already.
  func backward(_ gradients: UnsafeMutablePointer<Float>, _ kernels: KernelTable) {
    var index = slots.count - 1
    while index >= 0 {
      slots[index].layer.backward(layerPass(index), parameters, gradients, kernels)
      index -= 1
    }
  }

  private func layerPass(_ index: Int) -> LayerPass {
    let slot = slots[index]
    guard index > 0 else {
      return LayerPass(
        rows: rows, input: input, inputStride: features, inputSlopes: nil, output: workspace + slot.output,
        outputSlopes: workspace + slot.slopes, scratch: workspace + slot.scratch)
    }
    let below = slots[index - 1]
    return LayerPass(
      rows: rows, input: UnsafePointer(workspace + below.output), inputStride: below.layer.stride,
      inputSlopes: workspace + below.slopes, output: workspace + slot.output,
      outputSlopes: workspace + slot.slopes, scratch: workspace + slot.scratch)
  }
}
