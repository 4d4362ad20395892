/// Measures recorded over the steps of a run, in bounded memory.
///
/// Recorded are the steps that are multiples of a stride; when there are too many, the stride doubles. Points that
/// stay never move, so a curve does not flicker while it grows.
struct Curves: Equatable, Sendable {
  let measures: [Measure]
  private(set) var steps: [Int] = []
  private(set) var epochs: [Double] = []
  /// One row a measure, one value a step; NaN where there was none.
  private(set) var values: [[Double]]
  private(set) var stride: Int

  static let capacity = 1_000

  /// - Parameters:
  ///   - plannedSteps: chooses the first stride so that a run as planned is never thinned.
  ///   - points: so many are recorded of a run as planned, or a few fewer.
  init(_ measures: [Measure], plannedSteps: Int, points: Int = capacity / 2) {
    self.measures = measures
    values = Array(repeating: [], count: measures.count)
    stride = max(1, (plannedSteps + points - 1) / points)
  }

  func isDue(at step: Int) -> Bool { step % stride == 0 && steps.last != step }

  /// The next step to be recorded after this one.
  func nextDue(after step: Int) -> Int { (step / stride + 1) * stride }

  mutating func record(step: Int, epoch: Double, _ row: [Double?]) {
    if steps.count >= Self.capacity { thin() }
    guard step % stride == 0 else { return }
    steps.append(step)
    epochs.append(epoch)
    for (index, value) in row.enumerated() { values[index].append(value ?? .nan) }
  }

  private mutating func thin() {
    stride *= 2
    let kept = steps.indices.filter { steps[$0] % stride == 0 }
    steps = kept.map { steps[$0] }
    epochs = kept.map { epochs[$0] }
    for index in values.indices { values[index] = kept.map { values[index][$0] } }
  }

  /// The finite points of a measure, with the present value as the last one.
  func points(of measure: Measure, now: (epoch: Double, value: Double?)) -> (x: [Double], y: [Double]) {
    guard let row = measures.firstIndex(of: measure) else { return ([], []) }
    var x: [Double] = []
    var y: [Double] = []
    for (epoch, value) in zip(epochs, values[row]) where value.isFinite && epoch < now.epoch {
      x.append(epoch)
      y.append(value)
    }
    if let value = now.value, value.isFinite {
      x.append(now.epoch)
      y.append(value)
    }
    return (x, y)
  }
}
