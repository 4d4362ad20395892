extension LineChart {
  func drawCurves(on surface: inout Surface, _ layout: Layout, _ inks: PlotPalette) {
    let plot = layout.plot
    guard !plot.isEmpty else { return }
    let sketchOwner = series.count
    // No curve hides another that takes the same way, be there colours or not.
    var canvas = Canvas(
      columns: plot.width, rows: plot.height, glyphs: capability.glyphs,
      meeting: capability.colors == .none ? .thick : .striped)
    if let sketch {
      let places = zip(sketch.x, sketch.y).map { Canvas.Dot(x: layout.dotX($0), y: layout.dotY($1)) }
      var travelled = 0
      for (from, to) in zip(places, places.dropFirst()) {
        canvas.line(from: from, to: to, series: sketchOwner, pattern: .dotted, travelled: &travelled)
      }
    }
    let curves = series.map { CurveReduction(of: $0, in: layout, pixelColumns: canvas.width) }
    for (index, curve) in curves.enumerated() where series[index].shape != .points {
      trace(curve.vertices, index, on: &canvas)
    }
    canvas.draw(on: &surface, x: plot.x, y: plot.y, in: layout.bounds) { owner in
      owner == sketchOwner ? inks.accent : inks.series(styleIndex(owner))
    }
    let words = drawGuideLabels(on: &surface, layout, inks)
    for index in series.indices { drawPoints(index, on: &surface, layout, inks) }
    if let sketch { drawSketch(sketch, on: &surface, layout, inks) }
    drawExceptions(curves, on: &surface, layout, inks)
    if hasLetters { drawLetters(curves, besides: words, on: &surface, layout, inks) }
  }

  private func trace(_ vertices: [Canvas.Dot], _ index: Int, on canvas: inout Canvas) {
    let pattern = pattern(index)
    var travelled = 0
    var previous: Canvas.Dot?
    for (place, vertex) in vertices.enumerated() {
      defer { previous = vertex.y.isNaN ? nil : vertex }
      guard !vertex.y.isNaN else { continue }
      if let previous {
        canvas.line(from: previous, to: vertex, series: index, pattern: pattern, travelled: &travelled)
      } else if place + 1 == vertices.count || vertices[place + 1].y.isNaN {
        canvas.line(from: vertex, to: vertex, series: index)
      }
    }
  }

  private func drawPoints(_ index: Int, on surface: inout Surface, _ layout: Layout, _ inks: PlotPalette) {
    guard series[index].shape != .line else { return }
    let cell = Cell(symbols.marker(styleIndex(index)), inks.series(styleIndex(index)))
    for (x, y) in zip(series[index].x, series[index].y) {
      guard let column = layout.column(of: x), let row = layout.row(of: y) else { continue }
      surface[clip: layout.bounds, column, row] = cell
    }
  }

  private func drawSketch(_ sketch: Sketch, on surface: inout Surface, _ layout: Layout, _ inks: PlotPalette) {
    for (x, y) in zip(sketch.x, sketch.y) {
      guard let column = layout.column(of: x), let row = layout.row(of: y) else { continue }
      surface[clip: layout.bounds, column, row] = Cell(symbols.sketch, inks.accent)
    }
  }

  /// Marks for the values that have no place: not finite on the x axis, too small for a logarithm on the floor.
  private func drawExceptions(
    _ curves: [CurveReduction], on surface: inout Surface, _ layout: Layout, _ inks: PlotPalette
  ) {
    let axisRow = layout.axisRow ?? layout.plot.bottom - 1
    for (index, curve) in curves.enumerated() {
      for dot in curve.atFloor {
        guard let column = layout.column(ofDot: dot) else { continue }
        surface[clip: layout.bounds, column, layout.plot.bottom - 1] = Cell(
          symbols.atFloor, inks.series(styleIndex(index)))
      }
      for dot in curve.notFinite {
        guard let column = layout.column(ofDot: dot) else { continue }
        surface[clip: layout.bounds, column, axisRow] = Cell(symbols.notFinite, inks.warning)
      }
    }
  }

  /// A letter right of each curve's end, moved up or down past what is taken.
  private func drawLetters(
    _ curves: [CurveReduction], besides words: Set<Surface.Point>, on surface: inout Surface, _ layout: Layout,
    _ inks: PlotPalette
  ) {
    let plot = layout.plot
    var taken = words
    for (index, curve) in curves.enumerated() where series[index].shape != .points {
      guard let end = curve.end else { continue }
      let lastDot = Double(plot.width * capability.glyphs.dotsAcross - 1)
      guard let column = layout.column(ofDot: min(max(end.x, 0), lastDot)) else { continue }
      let limit = Double(plot.height * capability.glyphs.dotsDown - 1)
      guard let row = layout.row(ofDot: min(max(end.y, 0), limit)) else { continue }
      let right = min(column + 1, plot.right + layout.margin - 1)
      let free = [0, -1, 1, -2, 2, -3, 3].map { Surface.Point(x: right, y: row + $0) }.first {
        $0.y >= plot.y && $0.y < plot.bottom && !taken.contains($0)
      }
      guard let free else { continue }
      taken.insert(free)
      let style = inks.series(styleIndex(index)).with(.bold)
      surface[clip: layout.bounds, free.x, free.y] = Cell(PlotSymbols.letter(index), style)
    }
  }
}
