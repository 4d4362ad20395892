import Mathematics

/// The points of a sweep, summed up: means over the seeds and the line through them.
struct SweepSummary: Sendable {
  /// The swept values as numbers; nil when they are words.
  let x: [Double]?
  /// Whether equal ratios look equal: where no value is negative and the positive ones span a factor of 20.
  let isLogarithmic: Bool
  /// One a value: the mean over the seeds that gave a number; nil where none did.
  let means: [Double?]

  init(_ run: SweepRun) {
    let numbers = run.settings.values.compactMap(\.double)
    let x = numbers.count == run.settings.values.count ? numbers : nil
    self.x = x
    let positive = (x ?? []).filter { $0 > 0 }
    isLogarithmic =
      x?.allSatisfy { $0 >= 0 } == true && (positive.max() ?? 0) >= 20 * (positive.min() ?? .infinity)
    means = run.settings.values.indices.map { value in
      let results = run.points.compactMap { $0.value == value ? $0.result : nil }
      return results.isEmpty ? nil : results.reduce(0, +) / Double(results.count)
    }
  }

  /// Least squares through the means: the change for each factor of ten of the knob, or for each unit of it.
  var slope: Double? {
    guard let x else { return nil }
    let points = zip(x, means).compactMap { x, mean in
      isDrawn(x) ? mean.map { (isLogarithmic ? log10(x) : x, $0) } : nil
    }
    guard points.count > 1 else { return nil }
    let count = Double(points.count)
    let (centerX, centerY) = (points.reduce(0) { $0 + $1.0 } / count, points.reduce(0) { $0 + $1.1 } / count)
    let spread = points.reduce(0) { $0 + ($1.0 - centerX) * ($1.0 - centerX) }
    return spread > 0 ? points.reduce(0) { $0 + ($1.0 - centerX) * ($1.1 - centerY) } / spread : nil
  }

  /// A zero has no place on a logarithmic axis; the table shows it.
  func isDrawn(_ x: Double) -> Bool { !isLogarithmic || x > 0 }

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
