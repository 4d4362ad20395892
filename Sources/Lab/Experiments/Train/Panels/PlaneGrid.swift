import Engine

/// A window on the plane around the data, cut into cells: where decision maps and neurons are evaluated.
struct PlaneGrid: Sendable {
  let xRange: ClosedRange<Double>
  let yRange: ClosedRange<Double>
  let columns: Int
  let rows: Int

  /// - Parameters:
  ///   - fixed: both sides of the window, whatever the data are.
  ///   - data: two features a sample; the window is square and a tenth wider than the samples.
  init(around data: Dataset, fixed: ClosedRange<Double>? = nil, columns: Int, rows: Int) {
    self.columns = max(2, columns)
    self.rows = max(2, rows)
    if let fixed {
      (xRange, yRange) = (fixed, fixed)
      return
    }
    var low = [Double.infinity, .infinity]
    var high = [-Double.infinity, -.infinity]
    for (index, value) in data.inputs.enumerated() {
      low[index % 2] = min(low[index % 2], Double(value))
      high[index % 2] = max(high[index % 2], Double(value))
    }
    let half = max(high[0] - low[0], high[1] - low[1], 1e-6) / 2 * 1.1
    let center = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2]
    xRange = (center[0] - half)...(center[0] + half)
    yRange = (center[1] - half)...(center[1] + half)
  }

  /// [rows * columns, 2]: the middles of the cells, row by row from the top.
  var points: [Float] {
    var points: [Float] = []
    points.reserveCapacity(rows * columns * 2)
    for row in 0..<rows {
      let y = yRange.upperBound - (Double(row) + 0.5) / Double(rows) * (yRange.upperBound - yRange.lowerBound)
      for column in 0..<columns {
        let x = xRange.lowerBound + (Double(column) + 0.5) / Double(columns) * (xRange.upperBound - xRange.lowerBound)
        points.append(Float(x))
        points.append(Float(y))
      }
    }
    return points
  }
}
