extension TrainingRun {
  /// Takes so many steps, or fewer when the loss or a parameter stops being finite; then `diverged` is set.
  ///
  /// A step whose loss is not finite changes nothing and does not count; one whose update leaves a parameter infinite or
  /// not a number is the last.
  /// - Returns: the steps really taken.
  @discardableResult
  public mutating func advance(by steps: Int) -> Int {
    let start = step
    while step - start < steps, diverged == nil {
      advanceWithinEpoch(by: steps - (step - start))
    }
    return step - start
  }

  /// What the next step will add to each parameter, in their layout; zeros after divergence.
  func nextUpdate() -> FloatBuffer {
    var next = self
    next.advance(by: 1)
    return FloatBuffer(zip(next.parameters.values, parameters.values).map { $0 - $1 })
  }

  /// A full batch at the start of an epoch is the dataset as it lies: nothing is shuffled, and epochs follow each other
  /// without closing the memory.
  private mutating func advanceWithinEpoch(by steps: Int) {
    let count = sampling.order.count
    let batchRows = batch.rows(of: count)
    let whole = sampling.position == 0 && batchRows == count
    if sampling.position == 0 && !whole { sampling.reshuffle() }

    var sampling = self.sampling
    var correction = descent.correction
    var taken = 0
    var result = StepResult(loss: lastBatchLoss, gradientNorm: lastGradientNorm, parametersAreFinite: true)
    let first = step
    withChunk(order: sampling.order) { chunk in
      while taken < steps {
        let rows = min(batchRows, count - sampling.position)
        result = chunk.step(
          first + taken, epoch: sampling.completedEpochs, from: whole ? nil : sampling.position, rows: rows,
          &correction)
        guard result.loss.isFinite else { break }
        taken += 1
        sampling.advance(by: rows)
        if !result.parametersAreFinite || (sampling.position == 0 && !whole) { break }
      }
    }
    self.sampling = sampling
    descent.correction = correction
    step += taken
    lastBatchLoss = result.loss
    lastGradientNorm = result.gradientNorm
    diverged = divergence(result)
  }

  private func divergence(_ result: StepResult) -> Divergence? {
    if !result.loss.isFinite { return Divergence(step: step, place: .loss) }
    if result.parametersAreFinite { return nil }
    let place = parameters.withUnsafePointer { kernels.firstNonFinite($0, parameters.count) }
    return Divergence(step: step, place: .parameters(layer: network.layer(owning: max(place, 0))))
  }
}
