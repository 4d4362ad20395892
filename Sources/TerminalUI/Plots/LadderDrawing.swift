/// Rows of units above each other, each unit over the middle of what it comes from: a window that widens towards the first
/// row. Units looked at are filled, a border is drawn round, and what nothing looks at is crossed out.
public struct LadderDrawing: Plot {
  public var rows: [Row]
  public var capability: Capability
  public var palette: PlotPalette

  public struct Row: Equatable, Sendable {
    public var title: String
    /// Said behind the title.
    public var note: String
    public var count: Int
    /// Where the middle of the first unit is, and the distance to the next: in units of the first row.
    public var start: Double
    public var pitch: Double
    /// Units that exist already; the others are dots.
    public var filled: Int
    /// Units that stand out; below 0 and from `count` on, those of the border.
    public var marks: Set<Int>
    /// Units of the border on either side.
    public var border: Int
    /// Units at the end that are crossed out.
    public var unused: Int

    public init(
      _ title: String, note: String = "", count: Int, start: Double = 0, pitch: Double = 1, filled: Int,
      marks: Set<Int> = [], border: Int = 0, unused: Int = 0
    ) {
      self.title = title
      self.note = note
      self.count = Self.bounded(count)
      self.start = start
      self.pitch = pitch
      self.filled = Self.bounded(filled)
      self.marks = marks
      self.border = Self.bounded(border)
      self.unused = Self.bounded(unused)
    }

    /// More units than this in a row are not drawn.
    private static func bounded(_ units: Int) -> Int { min(max(units, 0), 1_000) }
  }

  public init(rows: [Row], capability: Capability = Capability(), palette: PlotPalette = .standard) {
    self.rows = rows
    self.capability = capability
    self.palette = palette
  }

  public func draw(on surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    guard !rows.isEmpty else {
      surface.put(symbols.fit("no rows", rect.width), x: rect.x, y: rect.y, inks.note, in: rect)
      return
    }
    let titles = min(rows.map { VisibleText.string($0.title).columns }.max() ?? 0, rect.width / 3)
    let notes = min(rows.map { VisibleText.string($0.note).columns }.max() ?? 0, 6)
    let left = rect.x + titles + notes + 3
    guard left < rect.right else { return }
    let strip = Rect(x: left, y: rect.y, width: rect.right - left, height: rect.height)
    let scale = Scale(of: rows, width: strip.width)
    let pitch = rect.height >= 2 * rows.count - 1 ? 2 : 1
    let hidden = (rows.count - 1) * pitch + 1 - rect.height
    for (index, row) in rows.enumerated() {
      let y = rect.y + index * pitch
      guard y < rect.bottom else { break }
      if hidden > 0, y == rect.bottom - 1 {
        surface.put(
          symbols.fit("\(symbols.ellipsis) \(rows.count - index) more", rect.width), x: rect.x, y: y, inks.note,
          in: rect)
        break
      }
      surface.put(symbols.fit(row.title, titles), x: rect.x, y: y, inks.label, in: rect)
      let note = symbols.fit(row.note, notes).padded(notes, left: true)
      surface.put(note, x: rect.x + titles + 1, y: y, inks.title, in: rect)
      draw(row, scale, on: &surface, in: Rect(x: strip.x, y: y, width: strip.width, height: 1))
    }
  }

  /// From places along the first row to columns.
  private struct Scale {
    var first = 0.0
    var columns = 1.0

    init(of rows: [Row], width: Int) {
      let known = rows.filter { $0.start.isFinite && $0.pitch.isFinite }
      let low = known.map { $0.start - Double($0.border) * $0.pitch }.min() ?? 0
      let high = known.map { $0.start + Double($0.count + $0.border - 1) * $0.pitch }.max() ?? 1
      first = low
      let span = high - low + 1
      columns = 2 * span <= Double(width) ? 2 : 1
      guard span > Double(width) else { return }
      // Too wide: a part around what is looked at.
      let marked = known.flatMap { row in row.marks.map { row.start + Double($0) * row.pitch } }
      let middle = marked.isEmpty ? low : ((marked.min() ?? low) + (marked.max() ?? low)) / 2
      first = min(max(low, middle - Double(width) / 2), high - Double(width) + 1).rounded(.down)
    }

    func column(_ place: Double) -> Int? {
      let column = ((place - first) * columns).rounded(.down)
      return column >= 0 && column < 10_000 ? Int(column) : nil
    }
  }

  private func draw(_ row: Row, _ scale: Scale, on surface: inout Surface, in area: Rect) {
    let inks = self.inks
    guard row.start.isFinite, row.pitch.isFinite else { return }
    let (border, count) = (row.border, row.count)
    for unit in -border..<count + border {
      guard let column = scale.column(row.start + Double(unit) * row.pitch), column < area.width else { continue }
      let isBorder = unit < 0 || unit >= count
      let isMarked = row.marks.contains(unit)
      let character: Character
      var style = isMarked ? inks.accent : isBorder ? inks.note : inks.series(0)
      if isBorder {
        character = symbols.isASCII ? (isMarked ? "0" : "o") : (isMarked ? "●" : "○")
      } else if !isMarked, unit >= row.filled {
        character = symbols.isASCII ? "." : "·"
        style = inks.note
      } else if !isMarked, unit >= count - row.unused {
        character = symbols.notFinite
        style = inks.warning
      } else {
        character = symbols.isASCII ? (isMarked ? "#" : "-") : (isMarked ? "■" : "□")
      }
      surface.put(String(character), x: area.x + column, y: area.y, style, in: area)
    }
  }
}
