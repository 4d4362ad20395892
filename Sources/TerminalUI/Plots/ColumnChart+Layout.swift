extension ColumnChart {
  /// Where the columns stand, and what a row is worth.
  struct Layout {
    let bounds: Rect
    /// Where columns may be drawn, labels left out.
    let columns: Rect
    /// How many have room, and the cells from one to the next.
    let shown: Int
    let pitch: Int
    /// The row of the line.
    let zero: Int
    let rowsAbove: Int
    let rowsBelow: Int
    /// What one row stands for, and the furthest values to both sides.
    let unit: Double
    let top: Double
    let bottom: Double

    init(of chart: ColumnChart, in area: Rect) {
      bounds = area
      let all = (chart.values + chart.marks).filter(\.isFinite)
      top = min(all.reduce(0) { max($0, $1) }, 1e300)
      bottom = min(all.reduce(0) { max($0, -$1) }, 1e300)
      let labels = [top, -bottom].map { NumberLabels.value($0, digits: 2).columns }.max() ?? 1
      columns = area.width >= labels + 12 ? area.splitLeft(labels + 1).rest : area
      pitch = max(1, min(4, columns.width / max(1, chart.values.count)))
      shown = min(chart.values.count, columns.width / pitch)
      let free = max(0, area.height - 1)
      let share = top + bottom > 0 ? top / (top + bottom) : 1
      var above = Int((Double(free) * share).rounded())
      // Whatever has a sign has a row to show it.
      if bottom > 0, above == free, free > 1 { above -= 1 }
      if top > 0, above == 0, free > 1 { above = 1 }
      rowsAbove = above
      rowsBelow = free - above
      zero = area.y + above
      let needed = max(
        above > 0 ? top / Double(above) : 0, rowsBelow > 0 ? bottom / Double(rowsBelow) : 0)
      unit = needed > 0 ? needed : 1
    }

    /// How many parts of a row a size fills, one a row counted `parts` times.
    func count(of size: Double, parts: Int) -> Int { Int(min(size / unit * Double(parts), 1e6).rounded()) }

    /// The row in which a number ends that is not zero.
    func row(of value: Double) -> Int {
      let distance = Int(min(max(1, (abs(value) / unit - 1e-9).rounded(.up)), 1e6))
      return min(max(value > 0 ? zero - distance : zero + distance, columns.y), max(columns.y, columns.bottom - 1))
    }

    /// The cells of a column: beside wide ones there is a gap.
    func cells(of index: Int) -> Range<Int> {
      let start = columns.x + index * pitch
      return start..<start + max(1, pitch - (pitch >= 2 ? 1 : 0))
    }
  }
}
