extension LineChart {
  /// Where the parts of a chart go, and what its axes show.
  struct Layout {
    /// The cells of the curves.
    var plot: Rect
    /// Free columns right of the curves, for letters at their ends.
    var margin = 0
    var legend = Rect(width: 0, height: 0)
    var legendIsBeside = false
    var yTitleRow: Int?
    var xTitleRow: Int?
    /// Column of the y axis and row of the x axis, when there is room for them.
    var axisColumn: Int?
    var axisRow: Int?
    var labelRow: Int?
    var xScale: AxisScale
    var yScale: AxisScale
    var summaries: [SeriesSummary]
    let bounds: Rect
    private let dotsAcross: Int
    private let dotsDown: Int

    init(of chart: LineChart, in rect: Rect) {
      bounds = rect
      dotsAcross = chart.capability.glyphs.dotsAcross
      dotsDown = chart.capability.glyphs.dotsDown
      let (xExtent, yExtent) = chart.extents
      // The logarithm decides which values count as at the floor, so the scale is settled before the legend.
      let draft = AxisScale(chart.y, extent: yExtent, room: .vertical(rect.height), widens: true)
      summaries = chart.series.map {
        SeriesSummary(of: $0, isLogarithmic: draft.isLogarithmic, crosshair: chart.crosshair)
      }
      for (index, companion) in chart.companions(on: draft, rows: rect.height).enumerated() {
        summaries[index].companion = companion
      }
      var area = rect
      let placed = chart.placeLegend(in: rect, summaries)
      legend = placed.legend
      legendIsBeside = placed.isBeside
      area = placed.rest

      if area.height >= 7, !chart.y.title.isEmpty, area.width >= 12 {
        yTitleRow = area.y
        area = area.splitTop(1).rest
      }
      if area.height >= 9, !chart.x.title.isEmpty, area.width >= 12 {
        xTitleRow = area.bottom - 1
        area = area.splitBottom(1).rest
      }
      if area.height >= 4, area.width >= 8 {
        labelRow = area.bottom - 1
        axisRow = area.bottom - 2
        area = area.splitBottom(2).rest
      }
      yScale = AxisScale(chart.y, extent: yExtent, room: .vertical(area.height), widens: true)
      let labelWidth = yScale.ticks.map(\.label.columns).max() ?? 0
      if axisRow != nil, area.width >= labelWidth + 10 {
        axisColumn = area.x + labelWidth + 1
        area = area.splitLeft(labelWidth + 2).rest
      }
      if chart.hasLetters, area.width >= 16 { margin = 2 }
      plot = Rect(x: area.x, y: area.y, width: area.width - margin, height: area.height)
      xScale = AxisScale(chart.x, extent: xExtent, room: .horizontal(plot.width), widens: false)
    }

    /// The pixel of a value; NaN where the axis has no place for it.
    func dotX(_ value: Double) -> Double { xScale.position(value) * Double(max(0, plot.width * dotsAcross - 1)) }
    func dotY(_ value: Double) -> Double {
      (1 - yScale.position(value)) * Double(max(0, plot.height * dotsDown - 1))
    }

    /// The column or row of the screen a pixel lies in, or nil outside the curves.
    func column(ofDot dot: Double) -> Int? { Layout.cell(dot, dotsAcross, plot.width).map { plot.x + $0 } }
    func row(ofDot dot: Double) -> Int? { Layout.cell(dot, dotsDown, plot.height).map { plot.y + $0 } }
    func column(of value: Double) -> Int? { column(ofDot: dotX(value)) }
    func row(of value: Double) -> Int? { row(ofDot: dotY(value)) }

    private static func cell(_ dot: Double, _ size: Int, _ count: Int) -> Int? {
      guard dot > -0.5, dot < Double(size * count) - 0.5 else { return nil }
      return min(max(Int(dot.rounded()), 0) / size, count - 1)
    }
  }

  /// The finite values of both axes; a reference counts, for it should be seen.
  private var extents: (x: ValueExtent, y: ValueExtent) {
    var xExtent = ValueExtent()
    var yExtent = ValueExtent()
    for one in series {
      for index in 0..<one.count where one.x[index].isFinite {
        // A place where the value is not finite is still shown, by a mark on the axis.
        xExtent.include(one.x[index])
        yExtent.include(one.y[index])
      }
    }
    if let sketch {
      for (x, y) in zip(sketch.x, sketch.y) {
        xExtent.include(x)
        yExtent.include(y)
      }
    }
    for reference in references { yExtent.include(reference.y) }
    return (xExtent, yExtent)
  }
}
