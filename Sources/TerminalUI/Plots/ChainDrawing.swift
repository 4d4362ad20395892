/// Boxes in a row, each handing on to the next: what goes in stands below a box, what comes out above it, and its values
/// are painted inside. Where not all have room, those around the marked one are shown.
public struct ChainDrawing: Plot {
  public var links: [Link]
  /// The place of the box with the heavy border.
  public var marked: Int?
  /// From this place on, arrows between boxes point back.
  public var turn: Int?
  /// What the rows of texts are called.
  public var rows: Rows
  /// The values of the first and the last colour.
  public var range: ClosedRange<Double>
  public var capability: Capability
  public var palette: PlotPalette

  public struct Rows: Equatable, Sendable {
    public var above: String
    public var below: String
    public var title: String
    public var note: String
    public init(above: String = "", below: String = "", title: String = "", note: String = "") {
      self.above = above
      self.below = below
      self.title = title
      self.note = note
    }
  }

  public struct Link: Equatable, Sendable {
    public var title: String
    public var above: String
    public var below: String
    public var note: String
    /// Values inside; none draws the box faintly.
    public var values: [Float]
    public init(_ title: String, above: String = "", below: String = "", note: String = "", values: [Float] = []) {
      self.title = title
      self.above = above
      self.below = below
      self.note = note
      self.values = values
    }
  }

  public init(
    links: [Link], marked: Int? = nil, turn: Int? = nil, rows: Rows = Rows(), range: ClosedRange<Double> = -1...1,
    capability: Capability = Capability(), palette: PlotPalette = .standard
  ) {
    self.links = links
    self.marked = marked
    self.turn = turn
    self.rows = rows
    self.range = range
    self.capability = capability
    self.palette = palette
  }

  /// Columns of a box with its border, and from one box to the next.
  static let boxWidth = 7
  static let pitch = 10
  /// Rows that are not inside a box: two texts and two arrows, two borders, number and note.
  private static let otherRows = 8
  private static let mostInside = 5

  public func draw(on surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let inks = self.inks
    guard !links.isEmpty else {
      surface.put(symbols.fit("nothing to show", rect.width), x: rect.x, y: rect.y, inks.note, in: rect)
      return
    }
    let layout = Layout(of: self, in: rect)
    drawNames(layout, on: &surface, in: rect, inks)
    let shade = ValueShade(range, ramp: palette.diverging, isDiverging: true, of: self)
    for place in layout.shown { draw(place, layout, on: &surface, in: rect, shade, inks) }
    // What is beyond the edges.
    let middle = layout.box + layout.inside / 2 + 1
    if layout.shown.lowerBound > 0 {
      surface.put(symbols.ellipsis, x: layout.left - 3, y: middle, inks.note, in: rect)
    }
    if layout.shown.upperBound < links.count {
      surface.put(
        symbols.ellipsis, x: layout.left + layout.shown.count * Self.pitch - 3, y: middle, inks.note, in: rect)
    }
  }

  private func drawNames(_ layout: Layout, on surface: inout Surface, in rect: Rect, _ inks: PlotPalette) {
    guard layout.names > 0 else { return }
    let texts = [
      (rows.above, layout.above), (rows.below, layout.below), (rows.title, layout.title), (rows.note, layout.note),
    ]
    for (name, row) in texts {
      guard let row else { continue }
      surface.put(VisibleText.string(name), x: rect.x, y: row, inks.note, in: rect)
    }
  }

  private func draw(
    _ place: Int, _ layout: Layout, on surface: inout Surface, in rect: Rect, _ shade: ValueShade, _ inks: PlotPalette
  ) {
    let link = links[place]
    let x = layout.left + (place - layout.shown.lowerBound) * Self.pitch
    let isReached = !link.values.isEmpty
    let isMarked = place == marked
    let ink = isMarked ? inks.accent : isReached ? inks.label : inks.note
    drawBox(x: x, layout, isMarked: isMarked, on: &surface, in: rect, isMarked ? inks.accent : inks.axis)
    if isReached { paint(link.values, x: x, layout, on: &surface, in: rect, shade) }

    let middle = x + Self.boxWidth / 2
    func text(_ text: String, _ row: Int?, _ style: Style) {
      guard let row, !text.isEmpty else { return }
      let shown = symbols.fit(text, Self.pitch - 1)
      surface.put(shown, x: middle - shown.columns / 2, y: row, style, in: rect)
    }
    text(link.above, layout.above, ink)
    text(link.below, layout.below, ink)
    text(link.title, layout.title, isMarked ? inks.accent : inks.note)
    text(link.note, layout.note, isMarked ? inks.accent : inks.negative)
    let up = symbols.isASCII ? "^" : "↑"
    if !link.above.isEmpty, let row = layout.aboveArrow { surface.put(up, x: middle, y: row, ink, in: rect) }
    if !link.below.isEmpty, let row = layout.belowArrow { surface.put(up, x: middle, y: row, ink, in: rect) }
    if place + 1 < links.count, place + 1 < layout.shown.upperBound {
      drawArrow(after: place, x: x + Self.boxWidth, layout, on: &surface, in: rect, inks)
    }
  }

  /// What is handed on to the next box, or back from it.
  private func drawArrow(
    after place: Int, x: Int, _ layout: Layout, on surface: inout Surface, in rect: Rect, _ inks: PlotPalette
  ) {
    let row = layout.box + layout.inside / 2 + 1
    if let turn, place >= turn {
      let isPresent = place == turn
      surface.put(
        symbols.isASCII ? "<--" : "←──", x: x, y: row, isPresent ? inks.accent : inks.negative, in: rect)
    } else if !links[place].values.isEmpty {
      let isPresent = place + 1 == marked && turn == nil
      surface.put(symbols.isASCII ? "-->" : "──→", x: x, y: row, isPresent ? inks.accent : inks.label, in: rect)
    } else {
      surface.put(symbols.isASCII ? " - " : "╌╌╌", x: x, y: row, inks.note, in: rect)
    }
  }

  private func drawBox(
    x: Int, _ layout: Layout, isMarked: Bool, on surface: inout Surface, in rect: Rect, _ style: Style
  ) {
    let (light, heavy) = (Array("┌─┐│└┘"), Array("┏━┓┃┗┛"))
    let parts = symbols.isASCII ? (isMarked ? Array("######") : Array("+-+|++")) : isMarked ? heavy : light
    let side = Self.boxWidth - 2
    let bottom = layout.box + layout.inside + 1
    let line = String(repeating: parts[1], count: side)
    surface.put("\(parts[0])\(line)\(parts[2])", x: x, y: layout.box, style, in: rect)
    surface.put("\(parts[4])\(line)\(parts[5])", x: x, y: bottom, style, in: rect)
    for row in 0..<layout.inside {
      surface[clip: rect, x, layout.box + 1 + row] = Cell(parts[3], style)
      surface[clip: rect, x + side + 1, layout.box + 1 + row] = Cell(parts[3], style)
    }
  }

  /// As many of the values as have room, evenly chosen; or each several times.
  private func paint(
    _ values: [Float], x: Int, _ layout: Layout, on surface: inout Surface, in rect: Rect, _ shade: ValueShade
  ) {
    let side = Self.boxWidth - 2
    let halves = shade.paintsHalfBlocks ? 2 : 1
    let places = side * layout.inside * halves
    func value(_ row: Int, _ column: Int) -> Double { Double(values[(row * side + column) * values.count / places]) }
    for row in 0..<layout.inside {
      for column in 0..<side {
        let cell =
          halves == 2
          ? shade.cell(value(2 * row, column), value(2 * row + 1, column)) : shade.cell(value(row, column))
        surface[clip: rect, x + 1 + column, layout.box + 1 + row] = cell
      }
    }
  }

  /// Where everything stands. With little height, notes go first, then texts.
  struct Layout {
    var names = 0
    var left: Int
    var shown: Range<Int>
    var above: Int?
    var aboveArrow: Int?
    var box: Int
    var inside: Int
    var belowArrow: Int?
    var below: Int?
    var title: Int?
    var note: Int?

    init(of chain: ChainDrawing, in rect: Rect) {
      let rows = chain.rows
      let widest = [rows.above, rows.below, rows.title, rows.note].map { VisibleText.string($0).columns }.max() ?? 0
      if widest > 0, rect.width >= widest + 3 + 3 * ChainDrawing.pitch { names = widest }
      let room = rect.width - names - 3
      let count = min(max(1, room / ChainDrawing.pitch), chain.links.count)
      let centre = min(max(chain.marked ?? 0, 0), chain.links.count - 1)
      let first = min(max(0, centre - count / 2), chain.links.count - count)
      shown = first..<first + count
      left = rect.x + names + 3

      let isTall = rect.height >= ChainDrawing.otherRows + 1
      inside = max(1, min(ChainDrawing.mostInside, rect.height - (isTall ? ChainDrawing.otherRows : 5)))
      var y = rect.y
      if isTall { y += max(0, min(1, rect.height - ChainDrawing.otherRows - inside)) }
      func take() -> Int {
        defer { y += 1 }
        return y
      }
      if isTall { (above, aboveArrow) = (take(), take()) }
      box = y
      y += inside + 2
      if isTall { (belowArrow, below) = (take(), take()) }
      title = take()
      note = take()
    }
  }
}
