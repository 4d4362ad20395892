/// What chance has in store for the next step of a run: enough for another program to take the very same step.
public struct UpcomingStep: Equatable, Sendable {
  /// The samples of the batch, counted from 0, in their order.
  public let samples: [Int32]
  /// One for each dropout layer that drops anything.
  public let masks: [DropoutMask]
  /// The batch as augmentation will change it, [samples, count of the shape]; nil where nothing is changed.
  public let inputs: [Float]?
}

/// Which of the numbers that go through a dropout layer are kept.
public struct DropoutMask: Equatable, Sendable {
  /// The layer, counted from 0.
  public let layer: Int
  /// [samples, count of the layer's shape]; the others become 0.
  public let isKept: [Bool]
}

extension TrainingRun {
  /// What the next step will be taken on. The run is not touched.
  public func upcomingStep() -> UpcomingStep {
    var sampling = self.sampling
    let count = sampling.order.count
    let batchRows = batch.rows(of: count)
    if sampling.position == 0 && batchRows < count { sampling.reshuffle() }
    let rows = min(batchRows, count - sampling.position)
    let samples =
      batchRows < count || sampling.position > 0
      ? Array(sampling.order[sampling.position..<sampling.position + rows]) : (0..<Int32(count)).map { $0 }
    let key = SplitMix64.mixed(plan.seed &+ UInt64(truncatingIfNeeded: step))
    let shards = Shards(network, rows: batchRows)
    return UpcomingStep(
      samples: samples, masks: masks(rows: rows, shards: shards, key: key),
      inputs: changed(samples, epoch: sampling.completedEpochs))
  }

  /// What dropout drops of the first samples where a layer's statistics are taken.
  public func statisticsMasks(rows: Int) -> [DropoutMask] { masks(rows: rows, shards: Shards(single: rows), key: 1) }

  private func masks(rows: Int, shards: Shards, key: UInt64) -> [DropoutMask] {
    network.layers.indices.compactMap { index in
      guard case .dropout(let rate) = network.layers[index].kind, rate > 0 else { return nil }
      var isKept: [Bool] = []
      for part in 0..<max(shards.count, 1) {
        let samples = shards.samples(of: part, batch: rows)
        guard !samples.isEmpty else { continue }
        let layerKey = key &+ UInt64(part) &+ UInt64(truncatingIfNeeded: index) &<< 32
        isKept += kept(by: rate, of: network.layers[index].output, rows: samples.count, key: layerKey)
      }
      return DropoutMask(layer: index, isKept: isKept)
    }
  }

  /// The mask of a part of the batch, from the layout in which it is drawn.
  private func kept(by rate: Float, of shape: Shape, rows: Int, key: UInt64) -> [Bool] {
    let places = shape.floats(rows: rows)
    var drawn = FloatBuffer([Float](repeating: 1, count: places))
    var arranged = FloatBuffer(count: rows * shape.count)
    drawn.withUnsafeMutablePointer { drawn in
      arranged.withUnsafeMutablePointer { arranged in
        kernels.dropout(drawn, places, SplitMix64.mixed(key), 0, UInt32(Double(rate) * 0x1p32), 1)
        kernels.unarrange(shape, drawn, rows, arranged)
      }
    }
    return arranged.values.map { $0 != 0 }
  }

  private func changed(_ samples: [Int32], epoch: Int) -> [Float]? {
    guard !hyperparameters.augmentation.isNone else { return nil }
    let features = plan.train.features
    var inputs = samples.flatMap { plan.train.inputs[Int($0) * features..<(Int($0) + 1) * features] }
    inputs.withUnsafeMutableBufferPointer { inputs in
      samples.withUnsafeBufferPointer { samples in
        guard let start = inputs.baseAddress, let numbers = samples.baseAddress else { return }
        hyperparameters.augmentation.apply(
          to: start, count: samples.count, shape: plan.train.shape,
          key: Augmentation.key(seed: plan.seed, epoch: epoch), samples: numbers)
      }
    }
    return inputs
  }
}
