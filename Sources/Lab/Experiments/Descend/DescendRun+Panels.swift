import Mathematics

extension DescendRun {
  func panel(_ panel: DescendPanel, columns: Int, rows: Int) -> Panel {
    switch panel {
    case .path: pathPanel(columns: columns, rows: rows)
    case .loss: lossPanel
    case .factors: factorsPanel
    }
  }

  /// The bowl from above in bands of equal ratio of height, with the way down and both its ends.
  private func pathPanel(columns: Int, rows: Int) -> Panel {
    let reach = max(path.map { max(abs($0.x), abs($0.y)) }.filter { $0.isFinite }.max() ?? 1, settings.start) * 1.1
    let (columns, rows) = (max(2, columns), max(2, rows))
    var values: [Float] = []
    values.reserveCapacity(columns * rows)
    let top = height(Place(x: reach, y: reach))
    for row in 0..<rows {
      let y = reach - (Double(row) + 0.5) / Double(rows) * 2 * reach
      for column in 0..<columns {
        let x = (Double(column) + 0.5) / Double(columns) * 2 * reach - reach
        let share = height(Place(x: x, y: y)) / top
        values.append(band(of: share))
      }
    }
    let trail = path.suffix(200).map { Panel.Field.Point(x: Float($0.x), y: Float($0.y), label: 0) }
    let here = Panel.Field.Point(x: Float(place.x), y: Float(place.y), label: 1)
    let start = Panel.Field.Point(x: Float(path[0].x), y: Float(path[0].y), label: 0)
    return Panel(
      name: DescendPanel.path.rawValue, title: "The bowl from above", shortTitle: "From above",
      content: .field(
        Panel.Field(
          values: values, columns: columns, rows: rows, xRange: -reach...reach, yRange: -reach...reach,
          points: [start, here], names: ["start", "now"], trail: trail)),
      sentence: "After \(NumberWords.plural(step, "step")) it is at x \(NumberWords.value(place.x)), "
        + "y \(NumberWords.value(place.y)). " + tale)
  }

  /// -1 for the bottom to 1 for the rim, in steps: equal ratios of height are equally wide, so the bowl has room for its
  /// bottom.
  private func band(of share: Double) -> Float {
    let decades = min(max(log10(max(share, 1e-4)), -4), 0)
    return Float(max((2 * decades).rounded(.up) / 4 + 1, -1))
  }

  private var lossPanel: Panel {
    let heights = path.map { max(height($0), 1e-300) }
    return Panel(
      name: DescendPanel.loss.rawValue, title: "Height",
      content: .lineChart(
        Panel.LineChart(
          series: [Panel.LineChart.Series(name: "height", x: path.indices.map(Double.init), y: heights)],
          xTitle: "step", yTitle: "height", yScale: .logarithmic, xRange: 0...Double(settings.steps))),
      sentence: "The height went from \(NumberWords.value(heights[0])) to \(NumberWords.value(loss)) in "
        + "\(NumberWords.plural(step, "step")).")
  }

  private func factor(_ curvature: Double) -> Double { 1 - settings.learningRate * curvature }

  private var factorsPanel: Panel {
    let rows = [("x", settings.flat), ("y", settings.steep)].map { name, curvature in
      let factor = factor(curvature)
      let tale =
        abs(factor) < 1
        ? (factor < 0 ? "jumps across, comes closer" : "comes closer")
        : abs(factor) == 1 ? "jumps across for ever" : "jumps across, flies out"
      return [
        name, NumberWords.value(curvature), NumberWords.value(factor), NumberWords.value(2 / curvature), tale,
      ]
    }
    return Panel(
      name: DescendPanel.factors.rawValue, title: "One axis at a time",
      content: .table(
        Panel.Table(headers: ["axis", "curvature", "factor a step", "largest rate", "what it does"], rows: rows)),
      sentence: settings.momentum == 0
        ? "A step multiplies the distance along x by \(NumberWords.value(factor(settings.flat))) and along y by "
          + "\(NumberWords.value(factor(settings.steep)))."
        : "With momentum the factors of plain descent no longer tell the whole story.")
  }

  /// What the steep axis does.
  private var tale: String {
    guard settings.momentum == 0 else { return "Momentum carries it on." }
    let factor = factor(max(settings.flat, settings.steep))
    if abs(factor) < 1 { return "Each step leaves \(NumberWords.percent(abs(factor))) of the steep distance." }
    if abs(factor) == 1 { return "Along the steep axis it jumps from side to side for ever." }
    return "Along the steep axis each step is \(NumberWords.value(abs(factor))) times as far out as the one before."
  }
}
