/// One pass of a batch, or of a part of it, through all layers, forward or backward, on memory that somebody else holds open.
struct Pass {
  /// Why the pass is made.
  enum Mode: Equatable {
    /// As a trained network answers: nothing is dropped, running means are used.
    case evaluation
    /// As in training, but what training keeps for itself stays as it is. The key decides what dropout drops.
    case trial(key: UInt64)
    /// A step of training: running means are renewed.
    case training(key: UInt64, state: UnsafeMutablePointer<Float>)
  }

  let slots: UnsafeBufferPointer<Workspace.Slot>
  let plan: Workspace.Plan
  /// The room of this part.
  let part: UnsafeMutablePointer<Float>
  /// What `prepare` has made, once for all parts.
  let shared: UnsafeMutablePointer<Float>
  let parameters: UnsafePointer<Float>
  let gradients: UnsafeMutablePointer<Float>?
  /// [rows, count of the shape]
  let samples: UnsafePointer<Float>
  let shape: Shape
  let rows: Int
  /// 1 over the targets of the whole batch.
  let scale: Float
  let mode: Mode

  /// z of the last layer.
  var outputs: UnsafePointer<Float> { UnsafePointer(part + slots[slots.count - 1].output) }

  /// dL/dz of the last layer.
  var outputSlopes: UnsafeMutablePointer<Float> { part + slots[slots.count - 1].slopes }

  /// Samples that are no plain vectors go into the layout of the layers.
  func arrange(_ kernels: KernelTable) {
    switch shape {
    case .vector: break
    case .tokens(let steps, _): kernels.tokensByTime(samples, rows, steps, Self.tokens(part + plan.input))
    case .image, .sequence: kernels.arrange(shape, samples, rows, part + plan.input)
    }
  }

  /// Tokens take the room of as many floats.
  private static func tokens(_ room: UnsafeMutablePointer<Float>) -> UnsafeMutablePointer<Int32> {
    UnsafeMutableRawPointer(room).assumingMemoryBound(to: Int32.self)
  }

  func forward(_ kernels: KernelTable) {
    for index in 0..<slots.count { slots[index].layer.forward(layerPass(index), part + plan.temporary, kernels) }
  }

  /// The slopes at the last layer's activations must be there already.
  func backward(_ kernels: KernelTable) {
    var index = slots.count - 1
    while index >= 0 {
      slots[index].layer.backward(layerPass(index), part + plan.temporary, kernels)
      index -= 1
    }
  }

  private func layerPass(_ index: Int) -> LayerPass {
    let slot = slots[index]
    var input = UnsafePointer(part + plan.input)
    var inputStride = shape.stride
    var inputSlopes: UnsafeMutablePointer<Float>?
    if index > 0 {
      let below = slots[index - 1]
      input =
        below.layer.handsOnTable ? parameters + below.layer.weights.lowerBound : UnsafePointer(part + below.output)
      inputStride = below.layer.output.stride
      inputSlopes = part + below.slopes
    } else if case .vector(let features) = shape {
      input = samples
      inputStride = features
    }
    var isTraining = false
    var key: UInt64 = 0
    var state: UnsafeMutablePointer<Float>?
    switch mode {
    case .evaluation: break
    case .trial(let chosen): (isTraining, key) = (true, chosen)
    case .training(let chosen, let kept): (isTraining, key, state) = (true, chosen, kept)
    }
    return LayerPass(
      rows: rows, scale: scale, isTraining: isTraining, key: key &+ UInt64(truncatingIfNeeded: index) &<< 32,
      input: input, inputStride: inputStride, inputSlopes: inputSlopes, output: part + slot.output,
      outputSlopes: part + slot.slopes, kept: part + slot.kept, shared: shared + slot.shared,
      tokens: UnsafePointer(Self.tokens(part + plan.input)), parameters: parameters, gradients: gradients,
      state: state)
  }
}

extension UnsafeBufferPointer<Workspace.Slot> {
  /// What backward passes need of the parameters alone goes where all parts of a batch find it.
  func prepare(
    _ shared: UnsafeMutablePointer<Float>, _ parameters: UnsafePointer<Float>, _ kernels: KernelTable
  ) {
    for index in 0..<count {
      self[index].layer.prepare(shared + self[index].shared, parameters, isFirst: index == 0, kernels)
    }
  }
}

extension Pass {
  /// Fills the slopes at the outputs; the sum of the losses of all targets. Shapes: targets [rows, width] as encoded.
  func evaluate(_ loss: Loss, targets: UnsafePointer<Float>, _ kernels: KernelTable) -> Double {
    let last = slots[slots.count - 1].layer.output
    return loss.evaluate(
      outputs, stride: last.stride, targets: byTime(targets, last.steps, kernels), rows: rows * last.steps,
      outputs: last.features, slopes: outputSlopes, scratch: part + plan.lossScratch, kernels)
  }

  /// The same, with the rows of a whole dataset's targets from `first` on.
  func evaluate(_ loss: Loss, _ targets: EncodedTargets, from first: Int = 0, _ kernels: KernelTable) -> Double {
    targets.values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return 0 }
      return evaluate(loss, targets: base + first * targets.width, kernels)
    }
  }

  /// How many targets are met.
  func countCorrect(_ classes: EncodedTargets, from first: Int, _ kernels: KernelTable) -> Int {
    let last = slots[slots.count - 1].layer.output
    return classes.values.withUnsafeBufferPointer { values in
      guard let base = values.baseAddress else { return 0 }
      return kernels.countCorrect(
        outputs, last.stride, byTime(base + first * classes.width, last.steps, kernels), rows * last.steps,
        last.features)
    }
  }

  /// Labels of steps in the order of time, as the outputs are.
  private func byTime(_ targets: UnsafePointer<Float>, _ steps: Int, _ kernels: KernelTable) -> UnsafePointer<Float> {
    guard steps > 1 else { return targets }
    kernels.packSequence(targets, rows, steps, 1, part + plan.stepTargets, 1)
    return UnsafePointer(part + plan.stepTargets)
  }
}
