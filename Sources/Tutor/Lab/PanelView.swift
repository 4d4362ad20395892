import Lab
import Mathematics
import TerminalUI

/// Draws one panel of a run: its title and its picture, or its sentence where a picture could not be read.
struct PanelView: Widget {
  var panel: Panel
  var theme: Theme
  var axis = LabView.AxisChoice.automatic
  var crosshair: Double?
  /// Curves of other runs with the same axes, under the names they are told apart by.
  var others: [(name: String, line: Panel.LineChart.Series)] = []
  /// What the present run is called beside them.
  var ownName = ""
  var guess: LabScreen.Guess?
  /// Where a cursor stands on a map.
  var cursor: (x: Double, y: Double)?

  var needs: PanelNeeds { PanelNeeds(panel) }

  func draw(on surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    guard rect.width >= needs.least.width, rect.height >= needs.least.height else {
      return drawSentence(on: &surface, in: rect)
    }
    switch panel.content {
    case .lineChart(let chart): draw(chart, on: &surface, in: rect)
    case .field(let field): plot(field, in: rect).draw(on: &surface, in: titled(rect, on: &surface))
    case .heatMaps(let maps): plot(maps).draw(on: &surface, in: titled(rect, on: &surface))
    case .histogram(let histogram): plot(histogram).draw(on: &surface, in: titled(rect, on: &surface))
    case .bars(let bars): draw(bars, on: &surface, in: rect)
    case .columns(let columns): plot(columns).draw(on: &surface, in: titled(rect, on: &surface))
    case .table(let table): plot(table).draw(on: &surface, in: titled(rect, on: &surface))
    case .intervals(let intervals): plot(intervals).draw(on: &surface, in: titled(rect, on: &surface))
    case .network(let picture): plot(picture).draw(on: &surface, in: titled(rect, on: &surface))
    case .tree(let tree): plot(tree).draw(on: &surface, in: titled(rect, on: &surface))
    case .chain(let chain): plot(chain).draw(on: &surface, in: titled(rect, on: &surface))
    case .boards(let boards): draw(boards, on: &surface, in: rect)
    case .ladder(let ladder): plot(ladder).draw(on: &surface, in: titled(rect, on: &surface))
    case .text(let text):
      let lines = StyledText(text).wrapped(width: rect.width)
      TextBlock(lines, styles: theme.widgets, glyphs: theme.glyphs).draw(on: &surface, in: titled(rect, on: &surface))
    }
  }

  /// In few cells words say more than a picture.
  private func drawSentence(on surface: inout Surface, in rect: Rect) {
    let text = StyledText(panel.title, theme.strong) + StyledText(": " + panel.sentence)
    TextBlock(text.wrapped(width: rect.width), styles: theme.widgets, glyphs: theme.glyphs).draw(
      on: &surface, in: rect)
  }

  /// The title as it fits a width, cut off only where not even the short one has room.
  func title(in width: Int) -> String {
    let whole = [panel.title, panel.shortTitle].filter { !$0.isEmpty }.map {
      $0.prefix(1).uppercased() + $0.dropFirst()
    }
    return whole.first { $0.columns <= width } ?? (whole.last ?? "").truncated(to: width, glyphs: theme.glyphs)
  }

  /// Draws the title and returns what is below it. Of the notes the first one that fits stands beside the title.
  func titled(_ rect: Rect, notes: [String] = [], on surface: inout Surface) -> Rect {
    let (row, rest) = rect.splitTop(1)
    let end = surface.put(title(in: row.width), x: row.x, y: row.y, theme.strong, in: row)
    if let note = notes.first(where: { end + 2 + $0.columns <= row.right }) {
      surface.put(note, x: end + 2, y: row.y, theme.dim, in: row)
    }
    return rest
  }
}

extension PanelView {
  /// Where every row is needed for the pixels, the boards' own titles stand in for that of the panel.
  private func draw(_ boards: Panel.Boards, on surface: inout Surface, in rect: Rect) {
    let tallest = boards.boards.map(\.rows).max() ?? 0
    plot(boards).draw(on: &surface, in: rect.height < tallest + 2 ? rect : titled(rect, on: &surface))
  }

  private func draw(_ chart: Panel.LineChart, on surface: inout Surface, in rect: Rect) {
    // Beside pinned runs, a small chart shows the first line of each run only.
    let isCompact = !others.isEmpty && rect.height < 16
    var plot = plot(chart, isCompact: isCompact)
    // A chart named after what its axis shows needs to say so once only.
    let isSame = panel.title.lowercased() == chart.yTitle.lowercased()
    let hasLegend = rect.height >= (isSame ? 10 : 11) && rect.width >= 20
    if plot.series.count == 1, rect.height < 15 { plot.legend = .hidden }
    let row = rect.splitTop(1).top
    let title = title(in: row.width)
    // Behind the title, and behind the note about a logarithm that a chart may add to it.
    var x = row.x + title.columns + 2
    if isSame, rect.height >= 7, hasLegend || plot.series.count == 1 {
      plot.y.title = title
      plot.draw(on: &surface, in: rect)
      x += " (log)".columns
    } else {
      if isSame { plot.y.title = "" }
      plot.draw(on: &surface, in: titled(rect, on: &surface))
      if !hasLegend, plot.series.count > 1 { x = drawNames(of: plot, on: &surface, x: x, in: row) }
    }
    if let value = guess?.value {
      let words = "you said \(NumberText.short(value))"
      if x + words.columns <= row.right { surface.put(words, x: x, y: row.y, theme.accent, in: row) }
    }
  }

  /// Where a legend has no room, the letters are told apart behind the title.
  private func drawNames(of plot: LineChart, on surface: inout Surface, x start: Int, in row: Rect) -> Int {
    var x = start
    let palette = plot.palette
    for (index, series) in plot.series.enumerated() where series.shape == .line {
      let text = "\(Self.letter(index)) \(series.name)"
      guard x + text.columns <= row.right else { break }
      x = surface.put(text, x: x, y: row.y, palette.series(index).reduced(to: theme.capability.colors), in: row) + 2
    }
    return x
  }

  private static func letter(_ index: Int) -> Character { Character(Unicode.Scalar(UInt8(65 + index % 26))) }

  func plot(_ chart: Panel.LineChart, isCompact: Bool = false) -> LineChart {
    var chart = chart
    if isCompact, let first = chart.series.first(where: { !$0.isScatter }) { chart.series = [first] }
    var plot = LineChart(
      series: ownSeries(chart) + pinnedSeries(chart),
      x: PlotAxis(chart.xTitle, scale: chart.xScale.plotted, range: chart.xRange),
      y: PlotAxis(chart.yTitle, scale: axis.scale(chart.yScale).plotted), capability: theme.capability,
      palette: theme.plots)
    plot.references = chart.references.map { LineChart.Reference($0.label, y: $0.y) }
    plot.crosshair = crosshair
    addGuess(to: &plot)
    return plot
  }

  private func ownSeries(_ chart: Panel.LineChart) -> [LineChart.Series] {
    let lines = chart.series.count { !$0.isScatter }
    return chart.series.map { series in
      var name = series.name
      if !ownName.isEmpty, !series.isScatter { name = lines == 1 ? ownName : "\(ownName), \(series.name)" }
      return LineChart.Series(name, x: series.x, y: series.y, shape: series.isScatter ? .points : .line)
    }
  }

  private func pinnedSeries(_ chart: Panel.LineChart) -> [LineChart.Series] {
    let lines = chart.series.count { !$0.isScatter }
    return others.map { name, line in
      LineChart.Series(lines == 1 ? name : "\(name), \(line.name)", x: line.x, y: line.y, isDashed: true)
    }
  }

  /// A number that was said before the run is a level, or a place when it is a number of epochs or steps. Its words
  /// stand beside the title, where no curve and no other line is in their way.
  private func addGuess(to plot: inout LineChart) {
    guard let guess else { return }
    if let value = guess.value {
      let isPlace = [.epochs, .steps].contains(guess.measure.name) && plot.x.title == "epoch"
      if isPlace { plot.marks.append(LineChart.Mark("", x: value)) }
      if !isPlace { plot.references.append(LineChart.Reference("", y: value)) }
    }
    if !guess.sketch.isEmpty {
      plot.sketch = LineChart.Sketch("you said", x: guess.sketch.map(\.epoch), y: guess.sketch.map(\.value))
    }
  }
}

extension PanelView {
  private func plot(_ field: Panel.Field, in rect: Rect) -> FieldMap {
    let classes = (field.points.map(\.label).max() ?? 0) + 1
    let two = rect.width >= 42 ? ["first class", "second class"] : ["first", "second"]
    let numbered = classes <= 2 ? two : (1...classes).map { "class \($0)" }
    let names = field.names.isEmpty ? numbered : field.names
    var map = FieldMap(
      grid: ValueGrid(columns: field.columns, rows: field.rows, values: field.values), xRange: field.xRange,
      yRange: field.yRange,
      points: field.points.map { FieldMap.Point(x: Double($0.x), y: Double($0.y), label: $0.label) },
      classNames: rect.height >= 15 ? names : [], capability: theme.capability, palette: theme.plots)
    map.cursor = cursor.map { FieldMap.Point(x: $0.x, y: $0.y, label: 0) }
    map.trail = field.trail.map { FieldMap.Point(x: Double($0.x), y: Double($0.y), label: $0.label) }
    return map
  }

  private func plot(_ maps: Panel.HeatMaps) -> HeatMapGrid {
    HeatMapGrid(
      maps: maps.maps.map {
        HeatMapGrid.Map(
          $0.title, ValueGrid(columns: $0.columns, rows: $0.rows, values: $0.values), group: $0.group)
      },
      range: maps.range, scale: maps.range.lowerBound < 0 ? .diverging : .sequential, capability: theme.capability,
      palette: theme.plots)
  }

  private func plot(_ histogram: Panel.Histogram) -> Histogram {
    Histogram(
      counts: histogram.counts, range: histogram.range, xTitle: histogram.xTitle, capability: theme.capability,
      palette: theme.plots)
  }

  /// Where there are more labels than rows, some of them, evenly spaced, and the last: the whole of a deep network
  /// tells more than its beginning.
  private func draw(_ bars: Panel.Bars, on surface: inout Surface, in rect: Rect) {
    var shown = bars
    // The title, and what the heading of a logarithmic scale takes.
    let rows = rect.height - (axis.scale(bars.scale) == .linear ? 1 : 3)
    if bars.groups.count == 1, bars.labels.count > rows, rows >= 2 {
      let last = bars.labels.count - 1
      var kept = Array(stride(from: 0, through: last, by: (last + rows - 2) / (rows - 1)))
      if kept.last != last, kept.count < rows { kept.append(last) }
      shown.labels = kept.map { bars.labels[$0] }
      shown.groups[0].values = kept.filter { $0 < bars.groups[0].values.count }.map { bars.groups[0].values[$0] }
    }
    let count = shown.labels.count < bars.labels.count ? "\(shown.labels.count) of \(bars.labels.count)" : ""
    let name = bars.groups.count == 1 ? bars.groups[0].name : ""
    let notes = [[name, count].filter { !$0.isEmpty }.joined(separator: ", "), count, name]
    plot(shown).draw(on: &surface, in: titled(rect, notes: notes.filter { !$0.isEmpty }, on: &surface))
  }

  private func plot(_ bars: Panel.Bars) -> BarChart {
    BarChart(
      labels: bars.labels, groups: bars.groups.map { BarChart.Group($0.name, $0.values) },
      scale: axis.scale(bars.scale).plotted, capability: theme.capability, palette: theme.plots)
  }

  private func plot(_ columns: Panel.Columns) -> ColumnChart {
    ColumnChart(
      values: columns.values, marks: columns.marks, markName: columns.markName, xTitle: columns.xTitle,
      capability: theme.capability, palette: theme.plots)
  }

  private func plot(_ table: Panel.Table) -> TableView {
    TableView(headers: table.headers, rows: table.rows, capability: theme.capability, palette: theme.plots)
  }

  private func plot(_ intervals: Panel.Intervals) -> IntervalChart {
    IntervalChart(
      rows: intervals.rows.map { row in
        IntervalChart.Row(
          row.name, row.spans.map { IntervalChart.Span($0.start, $0.end, kind: $0.kind, label: $0.label) })
      },
      kinds: intervals.kinds, range: intervals.range, xTitle: intervals.xTitle, capability: theme.capability,
      palette: theme.plots)
  }

  private func plot(_ picture: Panel.NetworkPicture) -> NetworkDrawing {
    NetworkDrawing(
      layers: picture.layers.enumerated().map { place, layer in
        let short = place == 0 ? "in" : place == picture.layers.count - 1 ? "out" : "\(place)"
        return NetworkDrawing.Layer(
          layer.title, short: short, units: layer.units, weights: layer.weights, values: layer.biases)
      },
      capability: theme.capability, palette: theme.plots)
  }
}

extension PanelView {
  private func plot(_ tree: Panel.Tree) -> TreeDrawing {
    TreeDrawing(
      nodes: tree.nodes.map { node in
        let (name, ending) = parts(of: node)
        return TreeDrawing.Node(
          name, ending: ending, detail: node.share, group: node.question == nil ? node.group : nil,
          children: node.children, below: node.below)
      }, branches: tree.branches, capability: theme.capability, palette: theme.plots)
  }
}

extension PanelView {
  /// A question's feature and, not to be cut off, what it is compared with; or an answer.
  private func parts(of node: Panel.Tree.Node) -> (name: String, ending: String) {
    guard let question = node.question else { return (node.answer, "") }
    let words = question.replacing("<=", with: theme.glyphs == .ascii ? "<=" : "≤").split(separator: " ")
    guard words.count > 2 else { return (question, "") }
    return (words.dropLast(2).joined(separator: " "), " " + words.suffix(2).joined(separator: " "))
  }
}

extension PanelView {
  private func plot(_ chain: Panel.Chain) -> ChainDrawing {
    ChainDrawing(
      links: chain.links.map {
        ChainDrawing.Link($0.title, above: $0.above, below: $0.below, note: $0.note, values: $0.values)
      },
      marked: chain.present, turn: chain.turn,
      rows: ChainDrawing.Rows(above: chain.above, below: chain.below, title: chain.title, note: chain.note),
      range: chain.range, capability: theme.capability, palette: theme.plots)
  }
}

extension Panel.LineChart.Scale {
  var plotted: PlotAxis.Scale {
    switch self {
    case .linear: .linear
    case .logarithmic: .logarithmic
    case .automatic: .automatic
    }
  }
}
