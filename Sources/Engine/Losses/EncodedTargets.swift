/// Targets as the loss kernels read them: one row of Floats a sample.
///
/// A class number for the cross-entropies (exact in 32 bits); for the squared error the values themselves, or 0 and 1 made
/// from classes.
struct EncodedTargets: Equatable, Sendable {
  let width: Int
  /// [samples, width]
  let values: [Float]

  /// The targets must fit: `TrainingPlan.check` sees to it.
  init(_ targets: Targets, loss: Loss, outputs: Int) {
    switch targets {
    case .values(let values, let width):
      self.init(width: width, values: values)
    case .classes(let labels, _) where loss == .meanSquaredError && outputs > 1:
      var values = [Float](repeating: 0, count: labels.count * outputs)
      for (row, label) in labels.enumerated() { values[row * outputs + Int(label)] = 1 }
      self.init(width: outputs, values: values)
    case .stepClasses(let labels, let steps, _):
      self.init(width: steps, values: labels.map { Float($0) })
    case .classes(let labels, _):
      self.init(width: 1, values: labels.map { Float($0) })
    }
  }

  /// The targets of the first samples.
  func prefix(_ rows: Int) -> EncodedTargets {
    rows * width == values.count ? self : EncodedTargets(width: width, values: Array(values.prefix(rows * width)))
  }

  init(width: Int, values: [Float]) {
    self.width = width
    self.values = values
  }
}
