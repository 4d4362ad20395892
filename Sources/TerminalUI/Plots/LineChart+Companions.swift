extension LineChart {
  /// For each curve the first earlier one that is less than half a row away nearly everywhere.
  func companions(on scale: AxisScale, rows: Int) -> [Int?] {
    series.indices.map { index in (0..<index).first { runTogether($0, index, on: scale, rows: rows) } }
  }

  /// The share of their common places at which two curves are one line to the eye.
  private static let nearly = 0.9

  private func runTogether(_ first: Int, _ second: Int, on scale: AxisScale, rows: Int) -> Bool {
    let (one, other) = (series[first], series[second])
    guard one.shape != .points, other.shape != .points, one.count > 1, other.count > 1 else { return false }
    var common = 0
    var near = 0
    var place = 0
    for index in 0..<other.count {
      // Both go from left to right; a place that only one of them has is passed over.
      while place < one.count, one.x[place] < other.x[index] { place += 1 }
      guard place < one.count, one.x[place] == other.x[index] else { continue }
      let distance = scale.position(one.y[place]) - scale.position(other.y[index])
      guard distance.isFinite else { continue }
      common += 1
      if abs(distance) * Double(rows) < 0.5 { near += 1 }
    }
    return common > 1 && 2 * common >= min(one.count, other.count)
      && Double(near) >= LineChart.nearly * Double(common)
  }
}
