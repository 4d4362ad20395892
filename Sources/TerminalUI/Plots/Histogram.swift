/// How often values fall into each of a row of equal bins.
public struct Histogram: Plot {
  /// One count a bin, from the lower end of the range to the upper; negative counts are taken for zero.
  public var counts: [Int]
  public var range: ClosedRange<Double>
  public var xTitle: String
  public var yTitle: String
  public var capability: Capability
  public var palette: PlotPalette

  public init(
    counts: [Int], range: ClosedRange<Double>, xTitle: String = "", yTitle: String = "count",
    capability: Capability = Capability(), palette: PlotPalette = .standard
  ) {
    self.counts = counts
    self.range = range
    self.xTitle = xTitle
    self.yTitle = yTitle
    self.capability = capability
    self.palette = palette
  }

  public func draw(on surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let inks = self.inks
    guard !counts.isEmpty else {
      surface.put(symbols.fit("no values", rect.width), x: rect.x, y: rect.y, inks.note, in: rect)
      return
    }
    var area = rect
    if !yTitle.isEmpty, area.height >= 7 {
      surface.put(symbols.fit(yTitle, area.width), x: area.x, y: area.y, inks.title, in: area)
      area = area.splitTop(1).rest
    }
    var titleRow: Int?
    if !xTitle.isEmpty, area.height >= 8 {
      titleRow = area.bottom - 1
      area = area.splitBottom(1).rest
    }
    let hasAxis = area.height >= 4 && area.width >= 8
    var bars = hasAxis ? area.splitBottom(2).rest : area
    var extent = ValueExtent()
    extent.include(0)
    extent.include(Double(max(1, counts.max() ?? 0)))
    let y = AxisScale(PlotAxis(scale: .linear), extent: extent, room: .vertical(bars.height), widens: true)
    let ticks = y.ticks.filter { $0.value == $0.value.rounded() }
    let labelWidth = ticks.map(\.label.columns).max() ?? 0
    let hasYAxis = hasAxis && area.width >= labelWidth + 10
    if hasYAxis { bars = bars.splitLeft(labelWidth + 2).rest }
    let merged = Histogram.merged(counts, into: bars.width)
    let binWidth = max(1, bars.width / max(1, merged.count))
    bars.width = min(bars.width, binWidth * merged.count)
    drawBars(merged, width: binWidth, on: &surface, in: bars, y, inks)
    if hasAxis { drawXAxis(on: &surface, in: bars, area, inks) }
    if hasYAxis { drawYAxis(ticks, y, on: &surface, in: bars, inks) }
    if let titleRow {
      let text = symbols.fit(xTitle, bars.width)
      surface.put(text, x: bars.x + (bars.width - text.columns) / 2, y: titleRow, inks.title, in: rect)
    }
  }

  /// Neighbouring bins added up, the same number each, until there are at most `limit`.
  static func merged(_ counts: [Int], into limit: Int) -> [Int] {
    let size = max(1, (counts.count + max(1, limit) - 1) / max(1, limit))
    return stride(from: 0, to: counts.count, by: size).map { start in
      counts[start..<min(start + size, counts.count)].reduce(0) { sum, count in
        let (total, overflow) = sum.addingReportingOverflow(max(0, count))
        return overflow ? .max : total
      }
    }
  }

  private func drawBars(
    _ counts: [Int], width: Int, on surface: inout Surface, in bars: Rect, _ y: AxisScale, _ inks: PlotPalette
  ) {
    let steps: [Character] =
      symbols.isASCII ? [" ", ".", ":", "#"] : [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    let parts = steps.count - 1
    // Where there is room, a gap between wide bars shows where one bin ends.
    let drawn = width >= 4 ? width - 1 : width
    let top = max(y.upper, Double(counts.max() ?? 1))
    for (index, count) in counts.enumerated() where count > 0 {
      // A bin that is not empty is seen.
      let level = max(1, Int((Double(count) / top * Double(bars.height * parts)).rounded()))
      for row in 0..<bars.height {
        let filled = min(parts, level - row * parts)
        guard filled > 0 else { break }
        for offset in 0..<drawn {
          let column = bars.x + index * width + offset
          surface[clip: bars, column, bars.bottom - 1 - row] = Cell(steps[filled], inks.series(0))
        }
      }
    }
  }

  private func drawXAxis(on surface: inout Surface, in bars: Rect, _ area: Rect, _ inks: PlotPalette) {
    for column in bars.x..<bars.right {
      surface[clip: area, column, bars.bottom] = Cell(symbols.horizontal, inks.axis)
    }
    let x = AxisScale(
      PlotAxis(scale: .linear, range: range), extent: ValueExtent(), room: .horizontal(bars.width), widens: false)
    var free = Int.min
    for tick in x.ticks {
      let column = min(bars.x + Int(x.position(tick.value) * Double(bars.width)), bars.right - 1)
      let start = min(max(column - tick.label.columns / 2, area.x), area.right - tick.label.columns)
      guard start >= free, start >= area.x else { continue }
      free = start + tick.label.columns + 1
      surface[clip: area, column, bars.bottom] = Cell(symbols.downTick, inks.axis)
      surface.put(tick.label, x: start, y: bars.bottom + 1, inks.label, in: area)
    }
  }

  private func drawYAxis(
    _ ticks: [AxisScale.Tick], _ y: AxisScale, on surface: inout Surface, in bars: Rect, _ inks: PlotPalette
  ) {
    let column = bars.x - 1
    for row in bars.y..<bars.bottom { surface[column, row] = Cell(symbols.vertical, inks.axis) }
    surface[column, bars.bottom] = Cell(symbols.corner, inks.axis)
    for tick in ticks {
      // A count is as high as the top edge of its bar: the row below the edge carries the label, zero the axis itself.
      let row = bars.bottom - Int((y.position(tick.value) * Double(bars.height)).rounded())
      guard row >= bars.y, row <= bars.bottom else { continue }
      surface[column, row] = Cell(row == bars.bottom ? symbols.corner : symbols.leftTick, inks.axis)
      surface.put(tick.label, x: column - 1 - tick.label.columns, y: row, inks.label)
    }
  }
}
