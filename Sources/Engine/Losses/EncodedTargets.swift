/// Targets as the loss kernels read them: one row of Floats a sample.
///
/// A class number for the cross-entropies (exact in 32 bits), one for each step where there are steps, -1 where nothing is
/// asked; for the other losses the values themselves, or 0 and 1 made from classes.
struct EncodedTargets: Equatable, Sendable {
  let width: Int
  /// Steps that are asked one by one; 1 where there are none.
  let steps: Int
  /// [samples, width]
  let values: [Float]
  /// Labels of each sample, where not all of them have as many; else empty.
  let counts: [Int32]

  /// The targets must fit: `TrainingPlan.check` sees to it.
  init(_ targets: Targets, loss: Loss, outputs: Int) {
    switch targets {
    case .values(let values, let width):
      self.init(width: width, values: values)
    case .stepClasses(let labels, let steps, _):
      self.init(width: steps, values: labels.map { Float($0) }, steps: steps)
    case .classes(let labels, _) where !loss.classifies && outputs > 1:
      var values = [Float](repeating: 0, count: labels.count * outputs)
      for (row, label) in labels.enumerated() { values[row * outputs + Int(label)] = 1 }
      self.init(width: outputs, values: values)
    case .classes(let labels, _):
      self.init(width: 1, values: labels.map { Float($0) })
    }
  }

  init(width: Int, values: [Float], steps: Int = 1) {
    self.width = width
    self.steps = steps
    self.values = values
    let isUneven = steps > 1 && values.contains { $0 < 0 }
    counts =
      isUneven
      ? stride(from: 0, to: values.count, by: width).map { first in
        Int32(values[first..<first + width].count { $0 >= 0 })
      } : []
  }

  /// The targets of the first samples.
  func prefix(_ rows: Int) -> EncodedTargets {
    rows * width == values.count
      ? self : EncodedTargets(width: width, values: Array(values.prefix(rows * width)), steps: steps)
  }

  /// How many labels, or rows of values, are asked in samples `first`..<`first + rows`.
  func asked(from first: Int, rows: Int) -> Int {
    counts.isEmpty ? rows * steps : counts[first..<first + rows].reduce(0) { $0 + Int($1) }
  }
}
