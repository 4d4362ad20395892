import Engine
import Mathematics

/// A learning-rate range test as the lab watches it.
struct FinderRun: Sendable {
  let settings: Finder
  private(set) var test: RangeTest

  init(_ settings: Finder, seed: UInt64, tables: Tables, kernels: KernelLevel) throws(ExperimentError) {
    self.settings = settings
    let training = try TrainRun(settings.base, seed: seed, tables: tables, kernels: kernels)
    do { test = try RangeTest(training.engine, settings: settings.test) } catch { throw .setting(error.message) }
  }

  var record: RangeTestRecord { test.record }

  mutating func advance(by steps: Int) { test.advance(by: max(steps, 0)) }

  /// Each method with the rate it advises, where the curve is long enough to be judged.
  var suggestions: [(method: Suggestion, rate: SuggestedRate)] {
    guard test.isFinished else { return [] }
    return Suggestion.allCases.compactMap { method in
      guard let rate = try? record.suggestion(method) else { return nil }
      return (method, rate)
    }
  }
}

extension FinderRun: KindRun {
  var step: Int { record.losses.count }
  /// A test may stop before, when the loss shoots up.
  var plannedSteps: Int? { record.settings.batches }

  var ending: Ending? {
    switch record.end {
    case nil: nil
    case .complete: .completed
    case .diverged: .reached("four times the smallest smoothed loss")
    case .notANumber: .reached("a loss that is not a number")
    }
  }

  func value(of measure: Measure) -> Double? {
    switch measure.name {
    case .steps: Double(step)
    case .smallest: record.smoothed.filter { $0.isFinite }.min()
    case .valley: rate(.valley)
    case .slide: rate(.slide)
    case .minimum: rate(.minimum)
    case .steep: rate(.steep)
    default: nil
    }
  }

  private func rate(_ method: Suggestion) -> Double? { suggestions.first { $0.method == method }?.rate.rate }

  func picture(
    _ names: [String], of measures: [Measure], columns: Int, rows: Int
  ) -> (panels: [Panel], readings: [Reading]) {
    (names.compactMap { FinderPanel(rawValue: $0).map(panel) }, readings(of: measures))
  }

  /// A row a batch.
  var tableHeader: [String] { ["batch", "learning-rate", "loss", "smoothed-loss"] }
  var tableRows: [[Double?]] {
    record.rates.indices.map { index in
      [Double(index), record.rates[index]]
        + [record.losses[index], record.smoothed[index]].map { $0.isFinite ? $0 : nil }
    }
  }

  var pastSize: Int { 64 * record.settings.batches + 8 * 100_000 }
}
