import Mathematics

extension BarChart {
  /// How many columns labels, bars and values take.
  struct Columns {
    var label: Int
    var value: Int
    var bar: Int

    init(of chart: BarChart, width: Int) {
      let texts = chart.groups.flatMap { $0.values.prefix(chart.labels.count) }.map(BarChart.text)
      let widest = chart.labels.map { VisibleText.string($0).columns }.max() ?? 0
      value = min(texts.map(\.columns).max() ?? 0, width)
      label = min(widest, max(0, width - value - 1) / 2)
      bar = width - label - value - 3
      // Without room for a bar, the label and the number say it all.
      if bar < 3 {
        bar = 0
        label = min(widest, max(0, width - value - 1))
      }
    }
  }

  /// From values to lengths.
  struct Measure {
    let isLogarithmic: Bool
    /// Where bars start and the furthest they reach to both sides, on the scale.
    let base: Double
    private let low: Double
    private let high: Double

    init(of chart: BarChart) {
      var extent = ValueExtent()
      for group in chart.groups { for value in group.values.prefix(chart.labels.count) { extent.include(value) } }
      let wantsLogarithm = chart.scale == .logarithmic || (chart.scale == .automatic && extent.suggestsLogarithm)
      isLogarithmic = wantsLogarithm && extent.lowestPositive.isFinite
      if isLogarithmic {
        // A decade below the smallest value: the smallest has a bar too.
        let floor = (log10(max(extent.lowestPositive, 1e-300)) + 1e-9).rounded(.down) - 1
        base = pow(10, floor)
        low = floor
        high = max(log10(extent.highest), floor + 1)
      } else {
        base = 0
        low = extent.count > 0 ? min(0, max(extent.lowest, -1e300)) : 0
        high = extent.count > 0 ? max(0, min(extent.highest, 1e300)) : 1
      }
    }

    /// Shares of the bar's room: where zero is and where the value is; nil when it has no bar.
    func ends(_ value: Double) -> (zero: Double, end: Double)? {
      guard value.isFinite else { return nil }
      let span = high - low
      guard span > 0 else { return (0, 0) }
      if isLogarithmic { return value > 0 ? (0, (log10(value) - low) / span) : nil }
      return (-low / span, (min(max(value, -1e300), 1e300) - low) / span)
    }
  }

  /// With a clear minus sign, for a bar to the left is not enough.
  static func text(_ value: Double) -> String { NumberLabels.value(value) }

  func drawBar(
    _ value: Double, _ group: Int, on surface: inout Surface, in line: Rect, _ columns: Columns, _ measure: Measure,
    _ inks: PlotPalette
  ) {
    let bar = Rect(x: line.x + columns.label + 1, y: line.y, width: columns.bar, height: line.height).intersection(
      line)
    let isNegative = value < 0
    let style = groups.count > 1 ? inks.series(group) : isNegative ? inks.negative : inks.positive
    if let ends = measure.ends(value), !bar.isEmpty {
      let zero = bar.x + Int((ends.zero * Double(bar.width)).rounded())
      if isNegative {
        let length = Int(((ends.zero - ends.end) * Double(bar.width)).rounded())
        let start = max(bar.x, zero - max(1, length))
        for column in start..<max(start, zero) {
          surface[clip: bar, column, bar.y] = Cell(negativeFill(group), style)
        }
      } else {
        drawForward(
          ends.end * Double(bar.width) - Double(zero - bar.x), from: zero, group, on: &surface, in: bar, style)
      }
      if ends.zero > 0, value == 0 || !isNegative, measure.base == 0 {
        if surface[zero, bar.y].character == " " {
          surface[clip: bar, zero, bar.y] = Cell(symbols.vertical, inks.axis)
        }
      }
    }
    let text = BarChart.text(value).padded(columns.value, left: true)
    let valueStyle = value.isFinite ? inks.label : inks.warning
    surface.put(text, x: line.right - columns.value, y: line.y, valueStyle, in: line)
  }

  /// Hatched, so that the sign is seen in the bar too; a group keeps its own fill.
  private func negativeFill(_ group: Int) -> Character {
    groups.count > 1 ? BarChart.fill(group, symbols) : symbols.isASCII ? "-" : "▒"
  }

  /// A bar to the right, to an eighth of a cell where its fill has such blocks.
  private func drawForward(
    _ length: Double, from start: Int, _ group: Int, on surface: inout Surface, in bar: Rect, _ style: Style
  ) {
    guard length > 0 else { return }
    let fill = BarChart.fill(group, symbols)
    guard fill == "█" else {
      let whole = max(1, Int(length.rounded()))
      for offset in 0..<whole { surface[clip: bar, start + offset, bar.y] = Cell(fill, style) }
      return
    }
    let eighths = max(1, Int((length * 8).rounded()))
    for offset in 0..<(eighths / 8) { surface[clip: bar, start + offset, bar.y] = Cell(fill, style) }
    if eighths % 8 > 0 {
      let parts: [Character] = [" ", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
      surface[clip: bar, start + eighths / 8, bar.y] = Cell(parts[eighths % 8], style)
    }
  }
}
