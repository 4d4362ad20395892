extension LineChart {
  func drawAxes(on surface: inout Surface, _ layout: Layout, _ inks: PlotPalette) {
    if let row = layout.yTitleRow {
      let start = layout.axisColumn == nil ? layout.plot.x : layout.bounds.x
      let note = layout.yScale.isLogarithmic ? " (log)" : ""
      let text = symbols.fit(y.title + note, layout.plot.right - start)
      surface.put(text, x: start, y: row, inks.title, in: layout.bounds)
    }
    if let row = layout.xTitleRow {
      let text = symbols.fit(x.title + (layout.xScale.isLogarithmic ? " (log)" : ""), layout.plot.width)
      let start = layout.plot.x + (layout.plot.width - text.columns) / 2
      surface.put(text, x: start, y: row, inks.title, in: layout.bounds)
    }
    if let row = layout.axisRow { drawXAxis(on: &surface, layout, inks, row: row) }
    if let column = layout.axisColumn { drawYAxis(on: &surface, layout, inks, column: column) }
  }

  private func drawYAxis(on surface: inout Surface, _ layout: Layout, _ inks: PlotPalette, column: Int) {
    for row in layout.plot.y..<layout.plot.bottom {
      surface[clip: layout.bounds, column, row] = Cell(symbols.vertical, inks.axis)
    }
    if let row = layout.axisRow { surface[clip: layout.bounds, column, row] = Cell(symbols.corner, inks.axis) }
    for tick in layout.yScale.ticks {
      guard let row = layout.row(of: tick.value) else { continue }
      surface[clip: layout.bounds, column, row] = Cell(symbols.leftTick, inks.axis)
      surface.put(tick.label, x: column - 1 - tick.label.columns, y: row, inks.label, in: layout.bounds)
    }
  }

  private func drawXAxis(on surface: inout Surface, _ layout: Layout, _ inks: PlotPalette, row: Int) {
    let line = layout.plot.x..<(layout.plot.right + layout.margin)
    for column in line { surface[clip: layout.bounds, column, row] = Cell(symbols.horizontal, inks.axis) }
    guard let labelRow = layout.labelRow else { return }
    var free = Int.min
    for tick in layout.xScale.ticks {
      guard let column = layout.column(of: tick.value) else { continue }
      let left = layout.axisColumn == nil ? layout.plot.x : layout.bounds.x
      let right = layout.legendIsBeside ? layout.legend.x - 1 : layout.bounds.right
      let start = min(max(column - tick.label.columns / 2, left), right - tick.label.columns)
      guard start >= free, start >= left else { continue }
      free = start + tick.label.columns + 1
      surface[clip: layout.bounds, column, row] = Cell(symbols.downTick, inks.axis)
      surface.put(tick.label, x: start, y: labelRow, inks.label, in: layout.bounds)
    }
  }

  /// Lines behind the curves: references, vertical marks and the crosshair.
  func drawGuides(on surface: inout Surface, _ layout: Layout, _ inks: PlotPalette) {
    for reference in references {
      guard let row = layout.row(of: reference.y) else { continue }
      for column in layout.plot.x..<layout.plot.right where !symbols.isASCII || (column - layout.plot.x) % 2 == 0 {
        surface[clip: layout.bounds, column, row] = Cell(symbols.guideHorizontal, inks.reference)
      }
    }
    for mark in marks { drawColumn(at: mark.x, symbols.guideVertical, inks.grid, on: &surface, layout) }
    if let crosshair { drawColumn(at: crosshair, symbols.vertical, inks.accent, on: &surface, layout) }
  }

  private func drawColumn(
    at value: Double, _ character: Character, _ style: Style, on surface: inout Surface, _ layout: Layout
  ) {
    guard let column = layout.column(of: value) else { return }
    for row in layout.plot.y..<layout.plot.bottom {
      surface[clip: layout.bounds, column, row] = Cell(character, style)
    }
  }

  /// The words of references and marks, over the curves so that they can be read. Returns the cells of the references'.
  func drawGuideLabels(on surface: inout Surface, _ layout: Layout, _ inks: PlotPalette) -> Set<Surface.Point> {
    let plot = layout.plot
    var taken: Set<Surface.Point> = []
    guard plot.width >= 12 else { return taken }
    for reference in references {
      guard let row = layout.row(of: reference.y) else { continue }
      let text = " " + label(reference, in: plot.width / 2) + (hasLetters ? " " : "")
      let start = plot.right - text.columns
      let free = [0, 1, -1].map { row + $0 }.first {
        isFree(Rect(x: start, y: $0, width: text.columns, height: 1), surface, plot)
      }
      surface.put(text, x: start, y: free ?? row, inks.reference, in: plot.intersection(layout.bounds))
      taken.formUnion((start..<start + text.columns).map { Surface.Point(x: $0, y: free ?? row) })
    }
    for mark in marks {
      guard let column = layout.column(of: mark.x) else { continue }
      let text = symbols.fit(mark.label, plot.width / 2)
      let start = column + 2 + text.columns <= plot.right ? column + 1 : column - text.columns
      surface.put(text, x: start, y: plot.y, inks.grid, in: plot.intersection(layout.bounds))
    }
    return taken
  }

  /// The words of a reference, or where they have no room what stands before the comma: `2.81` of `2.81, a coin`.
  private func label(_ reference: Reference, in width: Int) -> String {
    let whole = VisibleText.string(reference.label)
    guard whole.columns > width, let comma = whole.firstIndex(of: ",") else { return symbols.fit(whole, width) }
    return symbols.fit(String(whole[..<comma]), width)
  }

  /// Whether no curve runs where words would stand.
  private func isFree(_ place: Rect, _ surface: Surface, _ plot: Rect) -> Bool {
    guard place.y >= plot.y, place.y < plot.bottom else { return false }
    let guides = [" ", symbols.guideHorizontal, symbols.guideVertical]
    return (place.x..<place.right).allSatisfy { guides.contains(surface[$0, place.y].character) }
  }
}

extension Surface {
  /// A cell that is only set inside a rectangle.
  subscript(clip clip: Rect, x: Int, y: Int) -> Cell {
    get { self[x, y] }
    set { if clip.contains(x: x, y: y) { self[x, y] = newValue } }
  }
}
