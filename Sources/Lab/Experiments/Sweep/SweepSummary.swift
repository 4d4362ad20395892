import Mathematics

/// The points of a sweep, summed up: means over the seeds and the line through them.
struct SweepSummary: Sendable {
  /// The swept values as numbers; nil when they are words.
  let x: [Double]?
  /// Equal ratios look equal.
  let isLogarithmic: Bool
  /// One a value: the mean over the seeds that gave a number; nil where none did.
  let means: [Double?]

  init(_ run: SweepRun) {
    let numbers = run.settings.values.compactMap(\.double)
    let x = numbers.count == run.settings.values.count ? numbers : nil
    self.x = x
    if let low = x?.min(), let high = x?.max() {
      isLogarithmic = low > 0 && high / low >= 20
    } else {
      isLogarithmic = false
    }
    means = run.settings.values.indices.map { value in
      let results = run.points.compactMap { $0.value == value ? $0.result : nil }
      return results.isEmpty ? nil : results.reduce(0, +) / Double(results.count)
    }
  }

  /// Least squares through the means: the change for each factor of ten of the knob, or for each unit of it.
  var slope: Double? {
    guard let x else { return nil }
    let points = zip(x, means).compactMap { x, mean in mean.map { (isLogarithmic ? log10(x) : x, $0) } }
    guard points.count > 1 else { return nil }
    let count = Double(points.count)
    let (centerX, centerY) = (points.reduce(0) { $0 + $1.0 } / count, points.reduce(0) { $0 + $1.1 } / count)
    let spread = points.reduce(0) { $0 + ($1.0 - centerX) * ($1.0 - centerX) }
    return spread > 0 ? points.reduce(0) { $0 + ($1.0 - centerX) * ($1.1 - centerY) } / spread : nil
  }

  func value(of measure: Measure, swept: Measure) -> Double? {
    switch measure.name {
    case .slope: slope
    case .smallest: means.compactMap { $0 }.min()
    case .largest: means.compactMap { $0 }.max()
    case swept.name: measure.layer.flatMap { means.indices.contains($0 - 1) ? means[$0 - 1] : nil }
    default: nil
    }
  }
}
