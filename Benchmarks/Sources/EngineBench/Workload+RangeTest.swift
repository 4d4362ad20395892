import Engine

extension Workload {
  /// A step is one whole test on the network of W3, from a copy of the run to the end of its curve. Nothing diverges, so
  /// all its batches are taken.
  static let rangeTest = Workload(name: "W9", title: "range test of 100 on W3", operations: nil) {
    threads throws(Refusal) in
    guard threads == 1 else { throw Refusal(reason: "one thread only") }
    let run: TrainingRun
    do throws(EngineError) { run = try TrainingRun(digitsPlan, kernels: Processor.level) } catch {
      throw Refusal(reason: error.message)
    }
    let prepared: RangeTest
    do throws(RangeTestError) {
      prepared = try RangeTest(run, settings: RangeTestSettings(start: 1e-7, end: 0.1, batches: 100))
    } catch {
      throw Refusal(reason: error.message)
    }
    return { steps in
      for _ in 0..<steps {
        // A value: the copy has its weights and memory for itself as soon as it trains.
        var test = prepared
        test.advance(by: .max)
      }
    }
  }
}
