import CMeasure

/// What one request found out about a workload.
struct Measurement {
  let secondsPerStep: Double
  /// How often a step asked for memory, on average.
  let allocationsPerStep: Double?
  let peak: Double

  static let repetitions = 5

  /// Takes steps for about so long and keeps the median of the repetitions.
  init(of steps: (Int) -> Void, seconds budget: Double) {
    peak = Processor.peak
    let share = budget / Double(Self.repetitions)
    var count = 1
    var taken = seconds { steps(count) }
    while taken < share / 2 {
      count = max(2 * count, Int(Double(count) * share / max(taken, 1e-9)))
      taken = seconds { steps(count) }
    }
    var times: [Double] = []
    times.reserveCapacity(Self.repetitions)
    let repetitions = max(1, min(Self.repetitions, Int(budget / taken)))
    let before = allocation_count()
    for _ in 0..<repetitions { times.append(seconds { steps(count) } / Double(count)) }
    let after = allocation_count()
    secondsPerStep = median(times)
    allocationsPerStep = before < 0 ? nil : Double(after - before) / Double(repetitions * count)
  }
}
