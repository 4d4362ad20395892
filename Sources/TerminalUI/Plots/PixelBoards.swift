import Mathematics

/// Small pictures side by side, a cell a pixel, with signs between them: every number is written into its pixel where there
/// is room. What is looked at stands out, by a colour of its own or in brackets.
public struct PixelBoards: Plot {
  public var boards: [Board]
  /// What stands between a board and the next.
  public var signs: [String]
  public var capability: Capability
  public var palette: PlotPalette

  public struct Board: Equatable, Sendable {
    public var title: String
    /// NaN where nothing is yet.
    public var grid: ValueGrid
    /// The values of the first and the last colour; from below 0 on, the scale has two sides.
    public var range: ClosedRange<Double>
    /// Places in the grid, row by row.
    public var marks: Set<Int>
    /// Places that stay in the background.
    public var faint: Set<Int>

    public init(
      _ title: String, _ grid: ValueGrid, range: ClosedRange<Double>, marks: Set<Int> = [], faint: Set<Int> = []
    ) {
      self.title = title
      self.grid = grid
      self.range = range
      self.marks = marks
      self.faint = faint
    }
  }

  public init(
    boards: [Board], signs: [String] = [], capability: Capability = Capability(), palette: PlotPalette = .standard
  ) {
    self.boards = boards
    self.signs = signs
    self.capability = capability
    self.palette = palette
  }

  private static let gap = 5

  public func draw(on surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let shown = boards.filter { !$0.grid.isEmpty }
    guard !shown.isEmpty else {
      surface.put(symbols.fit("no values", rect.width), x: rect.x, y: rect.y, inks.note, in: rect)
      return
    }
    let form = form(for: shown, in: rect)
    let rows = shown.map { form.rows(of: $0) }
    let tallest = rows.max() ?? 0
    var x = rect.x
    for (index, board) in shown.enumerated() {
      let width = max(form.width(of: board), 1)
      let hasTitle = rect.height > tallest
      // Shorter boards stand beside the middle of the taller ones.
      let top = rect.y + (hasTitle ? 1 : 0)
      let y = top + (tallest - rows[index]) / 2
      if hasTitle {
        let room = max(width, min(board.title.columns, form.spare + width))
        surface.put(symbols.fit(board.title, room), x: x, y: y - 1, inks.title, in: rect)
      }
      let area = Rect(x: x, y: y, width: width, height: rows[index]).intersection(rect)
      draw(board, form, on: &surface, in: area)
      x += width
      if index < shown.count - 1 {
        let sign = index < signs.count ? signs[index] : ""
        let left = x + max(0, (form.gap - sign.columns) / 2)
        surface.put(sign, x: left, y: top + (tallest - 1) / 2, inks.title, in: rect)
        x += form.gap
      }
    }
  }
}

extension PixelBoards {
  /// How large a pixel is.
  private struct Form {
    /// Columns of a pixel of each board in order; a row is a pixel high unless they are halves.
    var cells: [Int: Int] = [:]
    var hasNumbers = false
    var isHalved = false
    var gap = PixelBoards.gap
    /// Columns a title may be wider than its board.
    var spare = 0

    func cell(of board: Board) -> Int { cells[board.grid.columns] ?? 1 }
    /// Behind the last pixel there is room for a bracket.
    func width(of board: Board) -> Int { board.grid.columns * cell(of: board) + (isHalved ? 0 : 1) }
    func rows(of board: Board) -> Int { isHalved ? (board.grid.rows + 1) / 2 : board.grid.rows }
  }

  /// The largest form that fits: with numbers, without, in halves.
  private func form(for shown: [Board], in rect: Rect) -> Form {
    let texts = shown.map { board -> (Int, Int) in
      // The ends of the range too, so that a board keeps its width while it fills.
      let ends = [board.range.lowerBound, board.range.upperBound].map { Float($0) }
      let known = board.grid.values.filter { !$0.isNaN } + ends
      return (board.grid.columns, max(2, 1 + (known.map { Self.text(of: $0).columns }.max() ?? 1)))
    }
    let numbers = Dictionary(texts, uniquingKeysWith: max)
    for gap in [Self.gap, 3] {
      let form = Form(cells: numbers, hasNumbers: true, gap: gap)
      if fits(form, shown, rect) { return form }
    }
    for gap in [Self.gap, 3] {
      let form = Form(cells: numbers.mapValues { _ in 2 }, gap: gap)
      if fits(form, shown, rect) { return form }
    }
    for size in [2, 1] where paintsHalfBlocks {
      // Half a row high, a column wide: square again.
      let form = Form(cells: numbers.mapValues { _ in size }, isHalved: size == 1, gap: 3, spare: 4)
      if size == 1 || fits(form, shown, rect) { return form }
    }
    return Form(cells: numbers.mapValues { _ in 1 }, gap: 3, spare: 4)
  }

  private func fits(_ form: Form, _ shown: [Board], _ rect: Rect) -> Bool {
    let width = shown.map { form.width(of: $0) }.reduce(0, +) + form.gap * (shown.count - 1)
    return width <= rect.width && (shown.map { form.rows(of: $0) }.max() ?? 0) <= rect.height
  }

  private static func text(of value: Float) -> String {
    value.isFinite ? NumberLabels.value(Double(value), digits: 2) : "?"
  }

  private func draw(_ board: Board, _ form: Form, on surface: inout Surface, in area: Rect) {
    let isDiverging = board.range.lowerBound < 0
    let shade = ValueShade(
      board.range, ramp: isDiverging ? palette.diverging : palette.sequential, isDiverging: isDiverging, of: self)
    if form.isHalved {
      drawHalves(board, shade, on: &surface, in: area)
      return
    }
    let cell = form.cell(of: board)
    for row in 0..<board.grid.rows {
      for column in 0..<board.grid.columns {
        let place = row * board.grid.columns + column
        let x = area.x + column * cell
        let y = area.y + row
        let style = style(of: board, place, shade)
        let rest = String(repeating: " ", count: max(0, cell - 1))
        let inner = form.hasNumbers ? number(board.grid.values[place]).padded(cell - 1, left: true) : rest
        let isMarked = board.marks.contains(place)
        let wasMarked = column > 0 && board.marks.contains(place - 1)
        let edge: Character = isMarked == wasMarked ? " " : isMarked ? "[" : "]"
        let filled = form.hasNumbers || paintsHalfBlocks ? inner : self.filled(board, place, shade, count: cell - 1)
        surface.put(filled, x: x + 1, y: y, style, in: area)
        surface.put(String(edge), x: x, y: y, edge == " " ? blank(style) : inks.accent, in: area)
        if isMarked, column == board.grid.columns - 1 {
          surface.put("]", x: x + cell, y: y, inks.accent, in: area)
        }
      }
    }
  }

  /// Where a pixel is painted, so is the blank before its number, unless a mark ends there.
  private func blank(_ style: Style) -> Style {
    paintsHalfBlocks ? Style(.standard, on: style.background) : .plain
  }

  private func number(_ value: Float) -> String {
    value.isNaN ? (symbols.isASCII ? "." : "·") : Self.text(of: value)
  }

  /// A pixel without its number on a terminal that paints nothing.
  private func filled(_ board: Board, _ place: Int, _ shade: ValueShade, count: Int) -> String {
    let value = board.grid.values[place]
    if value.isNaN { return symbols.isASCII ? "." : "·" }
    return String(repeating: String(shade.cell(Double(value)).character), count: max(1, count))
  }

  private func style(of board: Board, _ place: Int, _ shade: ValueShade) -> Style {
    let value = board.grid.values[place]
    let isMarked = board.marks.contains(place)
    if isMarked {
      guard paintsHalfBlocks else { return inks.accent }
      return Style(.palette(16), on: inks.accent.foreground, .bold)
    }
    if value.isNaN || board.faint.contains(place) { return inks.note }
    guard paintsHalfBlocks else { return inks.label }
    let color = shade.color(Double(value))
    let parts = color.components
    let isLight = 3 * parts.red + 6 * parts.green + parts.blue > 1_300
    return Style(isLight ? .palette(16) : .palette(231), on: color)
  }

  private func drawHalves(_ board: Board, _ shade: ValueShade, on surface: inout Surface, in area: Rect) {
    func color(_ row: Int, _ column: Int) -> Color? {
      guard row < board.grid.rows else { return nil }
      let place = row * board.grid.columns + column
      if board.marks.contains(place) { return inks.accent.foreground }
      let value = board.grid.values[place]
      return value.isNaN ? nil : shade.color(Double(value))
    }
    for row in 0..<(board.grid.rows + 1) / 2 {
      for column in 0..<board.grid.columns {
        let cell: Cell
        switch (color(2 * row, column), color(2 * row + 1, column)) {
        case (let top?, let bottom?): cell = ValueShade.halfBlock(top, bottom)
        case (let top?, nil): cell = Cell("▀", Style(top))
        case (nil, let bottom?): cell = Cell("▄", Style(bottom))
        case (nil, nil): cell = .blank
        }
        surface[clip: area, area.x + column, area.y + row] = cell
      }
    }
  }
}
