/// Which part of which step is to be computed.
struct PartOfStep {
  let part: Int
  /// Epochs completed.
  let epoch: Int
  /// Where the batch begins in the order of the samples; nil is the whole set as it lies.
  let position: Int?
  /// Samples of the batch.
  let batch: Int
  /// 1 over the targets of the batch.
  let scale: Float
  let key: UInt64

  var next: PartOfStep {
    PartOfStep(part: part + 1, epoch: epoch, position: position, batch: batch, scale: scale, key: key &+ 1)
  }
}

extension Chunk {
  /// A part as another thread gets it, and where it leaves what came out.
  private struct Order {
    let chunk: UnsafePointer<Chunk>
    let part: PartOfStep
    var sum = 0.0
  }

  /// Both parts of a batch, at the same time where there is somebody to help; the sum of their losses.
  func train(_ first: PartOfStep, and second: PartOfStep) -> Double {
    guard let desk else { return train(first) + train(second) }
    return withUnsafePointer(to: self) { chunk in
      var order = Order(chunk: chunk, part: second)
      var sum = 0.0
      withUnsafeMutablePointer(to: &order) { order in
        desk.pointee.share(
          order,
          {
            let order = $0.assumingMemoryBound(to: Order.self)
            order.pointee.sum = order.pointee.chunk.pointee.train(order.pointee.part)
          },
          meanwhile: { sum = chunk.pointee.train(first) })
      }
      return sum + order.sum
    }
  }

  /// Forward and backward for one part of the batch; the sum of its losses.
  func train(_ part: PartOfStep) -> Double {
    let rows = shards.samples(of: part.part, batch: part.batch)
    // Without a helper one part follows the other, in the same room: it is still in the cache.
    let room = workspace + plan.shared + (desk == nil ? 0 : part.part * plan.stride)
    var input = inputs + rows.lowerBound * shape.count
    var target = targets + rows.lowerBound * targetWidth
    if let position = part.position {
      let chosen = order + position + rows.lowerBound
      kernels.gatherRows(inputs, shape.count, chosen, rows.count, room + plan.samples)
      kernels.gatherRows(targets, targetWidth, chosen, rows.count, room + plan.targets)
      input = UnsafePointer(room + plan.samples)
      target = UnsafePointer(room + plan.targets)
    }
    if !rules.augmentation.isNone {
      let changed = room + plan.samples
      // The dataset itself is left as it is.
      if part.position == nil {
        kernels.copyRows(input, shape.count, rows.count, shape.count, changed, shape.count)
      }
      rules.augmentation.apply(
        to: changed, count: rows.count, shape: shape, key: Augmentation.key(seed: seed, epoch: part.epoch),
        samples: part.position.map { order + $0 + rows.lowerBound }, first: rows.lowerBound)
      input = UnsafePointer(changed)
    }
    let pass = Pass(
      slots: slots, plan: plan, part: room, shared: workspace, parameters: UnsafePointer(descent.parameters),
      gradients: gradients + part.part * gradientStride, samples: input, shape: shape, rows: rows.count,
      scale: part.scale, mode: .training(key: part.key, state: descent.parameters))
    pass.arrange(kernels)
    pass.forward(kernels)
    let sum = pass.evaluate(loss, targets: target, kernels)
    if sum.isFinite { pass.backward(kernels) }
    return sum
  }
}
