/// What each of several did over time: a row each, with intervals of a few kinds on a common axis. Each kind has a fill of
/// its own; an interval that has room for its label shows it.
public struct IntervalChart: Plot {
  public var rows: [Row]
  /// Names of the kinds, in the order of their fills.
  public var kinds: [String]
  /// The ends of the axis; what lies beyond them is not shown.
  public var range: ClosedRange<Double>
  public var xTitle: String
  public var capability: Capability
  public var palette: PlotPalette

  public struct Row: Equatable, Sendable {
    public var name: String
    public var spans: [Span]
    public init(_ name: String, _ spans: [Span]) {
      self.name = name
      self.spans = spans
    }
  }

  public struct Span: Equatable, Sendable {
    public var start: Double
    public var end: Double
    /// An index into the kinds.
    public var kind: Int
    public var label: String
    public init(_ start: Double, _ end: Double, kind: Int, label: String = "") {
      self.start = start
      self.end = end
      self.kind = kind
      self.label = label
    }
  }

  public init(
    rows: [Row], kinds: [String], range: ClosedRange<Double>, xTitle: String = "",
    capability: Capability = Capability(), palette: PlotPalette = .standard
  ) {
    self.rows = rows
    self.kinds = kinds
    self.range = range
    self.xTitle = xTitle
    self.capability = capability
    self.palette = palette
  }

  public func draw(on surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let inks = self.inks
    guard !rows.isEmpty else {
      surface.put(symbols.fit("no rows", rect.width), x: rect.x, y: rect.y, inks.note, in: rect)
      return
    }
    var area = rect
    if area.height >= 3, !kinds.isEmpty {
      drawKinds(on: &surface, in: area.splitTop(1).top, inks)
      area = area.splitTop(1).rest
    }
    var titleRow: Int?
    if !xTitle.isEmpty, area.height >= rows.count + 4 {
      titleRow = area.bottom - 1
      area = area.splitBottom(1).rest
    }
    let widest = rows.map { VisibleText.string($0.name).columns }.max() ?? 0
    let names = area.width >= 16 ? min(widest, area.width / 3) : 0
    let hasAxis = area.height >= 4 && area.width >= 12
    var bars = area
    if hasAxis { bars = bars.splitBottom(2).rest }
    if names > 0 { bars = bars.splitLeft(names + 1).rest }
    guard !bars.isEmpty else { return }
    drawRows(on: &surface, names: names, in: bars, area, inks)
    if hasAxis { drawAxis(on: &surface, in: bars, area, inks) }
    if let titleRow {
      let text = symbols.fit(xTitle, bars.width)
      surface.put(text, x: bars.x + (bars.width - text.columns) / 2, y: titleRow, inks.title, in: rect)
    }
  }

  /// Rows as high as there is room for, with a blank between them where that leaves them whole.
  private func drawRows(on surface: inout Surface, names: Int, in bars: Rect, _ area: Rect, _ inks: PlotPalette) {
    let fits = rows.count <= bars.height
    let shown = fits ? rows.count : max(0, bars.height - 1)
    let pitch = fits ? min(3, max(1, (bars.height + 1) / rows.count)) : 1
    let height = max(1, pitch - 1)
    for (index, row) in rows.prefix(shown).enumerated() {
      let y = bars.y + index * pitch
      if names > 0 {
        let text = symbols.fit(row.name, names).padded(names, left: true)
        surface.put(text, x: area.x, y: y + (height - 1) / 2, inks.label, in: area)
      }
      let line = Rect(x: bars.x, y: y, width: bars.width, height: height).intersection(bars)
      for span in row.spans { draw(span, on: &surface, in: line, inks) }
    }
    guard shown < rows.count else { return }
    let note = symbols.fit("\(symbols.ellipsis) \(rows.count - shown) more", area.width)
    surface.put(note, x: area.x, y: bars.bottom - 1, inks.note, in: area)
  }

  private func draw(_ span: Span, on surface: inout Surface, in line: Rect, _ inks: PlotPalette) {
    guard let first = column(span.start, line.width), let last = column(span.end, line.width), !line.isEmpty,
      span.end >= range.lowerBound, span.start <= range.upperBound, span.end > span.start
    else { return }
    // An interval too short for a cell is seen in one.
    let (left, right) = (min(first, line.width - 1), min(max(last, first + 1), line.width))
    let style = inks.series(span.kind)
    for y in line.y..<line.bottom {
      for offset in left..<max(left, right) {
        surface[clip: line, line.x + offset, y] = Cell(fill(span.kind), style)
      }
    }
    let label = VisibleText.string(span.label)
    guard !label.isEmpty, right - left >= label.columns + 2 else { return }
    let x = line.x + left + (right - left - label.columns) / 2
    surface.put(label, x: x, y: line.y + (line.height - 1) / 2, inks.label, in: line)
  }

  /// The column a value begins in, 0 to `width`; nil for what is no number.
  private func column(_ value: Double, _ width: Int) -> Int? {
    let span = range.upperBound / 2 - range.lowerBound / 2
    let share = (value / 2 - range.lowerBound / 2) / (span > 0 ? span : 1)
    guard !share.isNaN else { return nil }
    return Int((min(max(share, 0), 1) * Double(width)).rounded())
  }

  private func fill(_ kind: Int) -> Character {
    let fills: [Character] = symbols.isASCII ? ["#", "=", "~", ".", "%", "+"] : ["█", "▒", "╌", "░", "▓", "▞"]
    return fills[((kind % fills.count) + fills.count) % fills.count]
  }

  private func drawKinds(on surface: inout Surface, in row: Rect, _ inks: PlotPalette) {
    var column = row.x
    for (index, name) in kinds.enumerated() {
      let text = symbols.fit(name, max(0, row.right - column - 3))
      guard !text.isEmpty else { return }
      for offset in 0..<2 {
        surface[clip: row, column + offset, row.y] = Cell(fill(index), inks.series(index))
      }
      column = surface.put(text, x: column + 3, y: row.y, inks.title, in: row) + 3
    }
  }

  private func drawAxis(on surface: inout Surface, in bars: Rect, _ area: Rect, _ inks: PlotPalette) {
    for column in bars.x..<bars.right {
      surface[clip: area, column, bars.bottom] = Cell(symbols.horizontal, inks.axis)
    }
    let x = AxisScale(
      PlotAxis(scale: .linear, range: range), extent: ValueExtent(), room: .horizontal(bars.width), widens: false)
    var free = Int.min
    for tick in x.ticks {
      guard let place = column(tick.value, bars.width) else { continue }
      let column = bars.x + min(place, bars.width - 1)
      let start = min(max(column - tick.label.columns / 2, area.x), area.right - tick.label.columns)
      guard start >= free, start >= area.x else { continue }
      free = start + tick.label.columns + 1
      surface[clip: area, column, bars.bottom] = Cell(symbols.downTick, inks.axis)
      surface.put(tick.label, x: start, y: bars.bottom + 1, inks.label, in: area)
    }
  }
}
