/// An upright bar for each of many numbers: upwards for those above zero, downwards and hatched for those below. A
/// number of exactly zero has no bar but a ring on the line, so that it is told from a very small one.
public struct ColumnChart: Plot {
  public var values: [Double]
  /// Where each column ought to end; zeros and missing ones are not marked.
  public var marks: [Double]
  /// What the marks are called.
  public var markName: String
  /// What is counted along the line.
  public var xTitle: String
  /// Whether a tall chart explains how signs and zeros look.
  public var hasKey: Bool
  public var capability: Capability
  public var palette: PlotPalette

  public init(
    values: [Double], marks: [Double] = [], markName: String = "", xTitle: String = "",
    hasKey: Bool = true, capability: Capability = Capability(), palette: PlotPalette = .standard
  ) {
    self.values = values
    self.marks = marks
    self.markName = markName
    self.xTitle = xTitle
    self.hasKey = hasKey
    self.capability = capability
    self.palette = palette
  }

  public func draw(on surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    guard !values.isEmpty else {
      surface.put(symbols.fit("no values", rect.width), x: rect.x, y: rect.y, inks.note, in: rect)
      return
    }
    var area = rect
    if hasKey, area.height >= 7 {
      let (rest, row) = area.splitBottom(1)
      drawKey(on: &surface, in: row, inks)
      area = rest
    }
    var numbers: Rect?
    if area.height >= 5 {
      let (rest, row) = area.splitBottom(1)
      (area, numbers) = (rest, row)
    }
    let layout = Layout(of: self, in: area)
    drawLine(on: &surface, layout, inks)
    for index in 0..<layout.shown { drawColumn(index, on: &surface, layout, inks) }
    if let numbers { drawNumbers(on: &surface, in: numbers, layout, inks) }
  }

  /// The line of zero with the largest and the smallest value beside the columns.
  private func drawLine(on surface: inout Surface, _ layout: Layout, _ inks: PlotPalette) {
    for column in layout.columns.x..<layout.columns.right {
      surface[clip: layout.columns, column, layout.zero] = Cell(symbols.horizontal, inks.axis)
    }
    guard layout.columns.x > layout.bounds.x else { return }
    let ends = [
      (layout.zero, 0), (layout.row(of: layout.top), layout.top), (layout.row(of: -layout.bottom), -layout.bottom),
    ]
    for (row, value) in ends where row == layout.zero || value != 0 {
      let text = value == 0 ? "0" : NumberLabels.value(value, digits: 2)
      surface.put(text, x: layout.columns.x - 1 - text.columns, y: row, inks.label, in: layout.bounds)
    }
  }

  private func drawColumn(_ index: Int, on surface: inout Surface, _ layout: Layout, _ inks: PlotPalette) {
    let value = values[index]
    let cells = layout.cells(of: index)
    let glyph: Character? = value == 0 ? (symbols.isASCII ? "o" : "○") : value.isFinite ? nil : symbols.notFinite
    if let glyph {
      let style = value == 0 ? inks.label : inks.warning
      surface[clip: layout.columns, cells.lowerBound + (cells.count - 1) / 2, layout.zero] = Cell(glyph, style)
    } else {
      let steps: [Character] = value > 0 ? upward : downward
      let parts = steps.count - 1
      let rows = value > 0 ? layout.rowsAbove : layout.rowsBelow
      let level = max(1, layout.count(of: abs(value), parts: parts))
      for row in 0..<rows {
        let filled = min(parts, level - row * parts)
        guard filled > 0 else { break }
        let y = value > 0 ? layout.zero - 1 - row : layout.zero + 1 + row
        let cell = Cell(steps[filled], value > 0 ? inks.positive : inks.negative)
        for column in cells { surface[clip: layout.columns, column, y] = cell }
      }
    }
    guard index < marks.count, marks[index] != 0, marks[index].isFinite else { return }
    let row = layout.row(of: marks[index])
    surface[clip: layout.columns, cells.lowerBound + (cells.count - 1) / 2, row] = Cell(markGlyph, inks.accent)
  }

  private var markGlyph: Character { symbols.isASCII ? "*" : "◆" }
  private var upward: [Character] {
    symbols.isASCII ? [" ", "#"] : [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  }
  private var downward: [Character] { symbols.isASCII ? [" ", "="] : [" ", "▔", "▒"] }

  /// Every fifth number, or tenth, under its column.
  private func drawNumbers(on surface: inout Surface, in row: Rect, _ layout: Layout, _ inks: PlotPalette) {
    let every = layout.pitch >= 3 ? 1 : layout.pitch == 2 ? 5 : 10
    let left = values.count - layout.shown
    let note = left > 0 ? "\(symbols.ellipsis) \(left) more" : xTitle
    // That columns are left out is said in any case; what they are, where there is room.
    let end = left > 0 ? row.right - note.columns - 1 : row.right
    var free = row.x
    for index in 0..<layout.shown where index == 0 || (index + 1) % every == 0 {
      let text = "\(index + 1)"
      let x = layout.cells(of: index).lowerBound
      guard x >= free, x + text.columns <= end else { continue }
      free = surface.put(text, x: x, y: row.y, inks.label, in: row) + 1
    }
    if free + 1 + note.columns <= row.right {
      surface.put(note, x: row.right - note.columns, y: row.y, inks.note, in: row)
    }
  }

  /// How signs and zeros look, as much of it as has room.
  private func drawKey(on surface: inout Surface, in row: Rect, _ inks: PlotPalette) {
    var samples: [(Character, String, Style)] = [
      (symbols.isASCII ? "#" : "█", "above", inks.positive), (symbols.isASCII ? "=" : "▒", "below", inks.negative),
      (symbols.isASCII ? "o" : "○", "exactly 0", inks.label),
    ]
    if !markName.isEmpty, marks.contains(where: { $0 != 0 }) { samples.append((markGlyph, markName, inks.accent)) }
    var column = row.x
    for (sample, name, style) in samples {
      guard column + 2 + name.columns <= row.right else { return }
      surface[clip: row, column, row.y] = Cell(sample, style)
      column = surface.put(name, x: column + 2, y: row.y, inks.note, in: row) + 2
    }
  }
}
