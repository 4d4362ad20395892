import TerminalUI

/// Pieces one under the other, as tall as they need to be, and the rows that should be in sight.
struct TallColumn {
  let width: Int
  private(set) var height = 0
  /// The rows the learner looks at.
  private(set) var focus = 0..<0
  private var pieces: [(surface: Surface, x: Int, y: Int)] = []
  private var cursor: Surface.Point?

  init(width: Int) { self.width = max(1, width) }

  mutating func gap(_ rows: Int = 1) { height += max(0, rows) }

  mutating func add(_ text: StyledText, indent: Int = 0, hanging: Int = 0) {
    let lines = text.wrapped(width: max(1, width - indent), hanging: hanging)
    var drawn = Surface(width: width - indent, height: lines.count)
    for (row, line) in lines.enumerated() { drawn.put(line, x: 0, y: row) }
    add(drawn, indent: indent)
  }

  /// Takes over the piece's cursor too, where it has one.
  mutating func add(_ piece: Surface, indent: Int = 0) {
    if let inside = piece.cursor { cursor = Surface.Point(x: indent + inside.x, y: height + inside.y) }
    pieces.append((piece, indent, height))
    height += piece.height
  }

  mutating func add(_ widget: some Widget, height rows: Int, width columns: Int? = nil, indent: Int = 0) {
    var drawn = Surface(width: min(columns ?? width, width) - indent, height: rows)
    widget.draw(on: &drawn, in: drawn.bounds)
    add(drawn, indent: indent)
  }

  /// Another column behind a bar, which sets it apart.
  mutating func add(_ inner: TallColumn, bar: Style, _ glyphs: GlyphTier) {
    let top = height
    add(inner.surface, indent: 2)
    var line = Surface(width: 1, height: height - top)
    line.fill(line.bounds, with: Cell(glyphs == .ascii ? "|" : "│", bar))
    pieces.append((line, 0, top))
  }

  /// The rows from `top` on are what the learner looks at now; the cursor stands there unless a piece has set it.
  mutating func attend(from top: Int, cursorAt x: Int? = nil) {
    focus = top..<max(top, height)
    if let x { cursor = Surface.Point(x: x, y: top) }
  }

  var surface: Surface {
    var result = Surface(width: width, height: height)
    for piece in pieces { result.draw(piece.surface, x: piece.x, y: piece.y) }
    result.cursor = cursor
    return result
  }

  /// Which rows a window shows: from `offset` on, or where that is nil those that keep the focus in sight.
  func scroll(offset: Int?, window: Int) -> ScrollState {
    let viewport = TextBlock.viewport(content: height, height: window)
    var state = ScrollState(offset: offset ?? 0, content: height, viewport: viewport)
    if offset == nil { state.reveal(focus) }
    return state
  }

  func draw(on target: inout Surface, in rect: Rect, offset: Int?, _ theme: Theme) {
    guard !rect.isEmpty else { return }
    let state = scroll(offset: offset, window: rect.height)
    let window = Rect(x: rect.x, y: rect.y, width: rect.width, height: state.viewport)
    let surface = surface
    target.draw(surface, x: rect.x, y: rect.y - state.offset, in: window)
    // A block of empty lines says which rows are hidden, as every other text does.
    TextBlock(
      Array(repeating: TextLine(), count: height), offset: state.offset, styles: theme.widgets, glyphs: theme.glyphs
    ).draw(on: &target, in: rect)
    guard let place = surface.cursor else { return }
    let point = Surface.Point(x: rect.x + place.x, y: rect.y + place.y - state.offset)
    target.cursor = window.contains(x: point.x, y: point.y) ? point : nil
  }
}
