/// A learning-rate range test on any network of ours (Smith 2017), as fastai's `lr_find` runs it: a training whose rate
/// grows from batch to batch, and the curve of its losses.
///
/// It owns a copy of the run: the run itself is not touched, so nothing has to be put back. The copy goes on from where
/// the run is, with its weights, the present memory of its optimizer, and the batches that come next.
///
///     var test = try RangeTest(run)
///     test.advance(by: .max)
///     run.optimizer.learningRate = Float(try test.record.suggestion(.valley).rate)
public struct RangeTest: Sendable {
  /// Rates, losses and the smoothed curve so far; suggestions are read off it.
  public private(set) var record: RangeTestRecord
  private var run: TrainingRun

  /// - Throws: settings that make no sense, and a run that has diverged.
  public init(_ run: TrainingRun, settings: RangeTestSettings = RangeTestSettings()) throws(RangeTestError) {
    guard run.diverged == nil else { throw .runDiverged(step: run.step) }
    record = try RangeTestRecord(settings)
    self.run = run
    self.run.hyperparameters.schedule = nil
  }

  /// Whether the record has an end.
  public var isFinished: Bool { record.end != nil }

  /// Trains on so many batches, one step each, or fewer when the test ends on the way.
  /// - Returns: the batches really taken.
  @discardableResult
  public mutating func advance(by batches: Int) -> Int {
    let start = record.losses.count
    while record.losses.count - start < batches, !isFinished {
      // What ended the training, an infinite weight or loss, would make every later loss one that is not a number.
      let isOver = run.diverged != nil
      run.optimizer.learningRate = Float(record.nextRate)
      run.advance(by: 1)
      _ = record.add(loss: isOver ? .nan : Double(run.lastBatchLoss))
    }
    return record.losses.count - start
  }
}
