/// Pixels smaller than a cell, drawn with braille patterns (2x4 a cell), quadrants (2x2) or `.` and `'` (1x2).
///
/// A cell has one foreground colour; what is shown where several series meet is said by `meeting`. Pixels outside are
/// ignored.
public struct Canvas: Equatable, Sendable {
  public let columns: Int
  public let rows: Int
  public let glyphs: GlyphTier
  public let meeting: Meeting
  private var dots: [UInt8]
  private var owners: [Int16]
  /// Which series touch a cell, a bit for each; those beyond the last bit share it.
  private var guests: [UInt64]
  /// What was drawn before the present series.
  private var earlier: [UInt8] = []
  private var present = -1

  /// What becomes of a cell that two series touch.
  public enum Meeting: Hashable, Sendable {
    /// It belongs to the one drawn last.
    case last
    /// It belongs to each in turn along the way, so that series which run together are a line of two colours.
    case striped
    /// Where there is no colour: pixels that two series share are drawn two wide.
    case thick
  }

  public init(columns: Int, rows: Int, glyphs: GlyphTier, meeting: Meeting = .last) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
    self.glyphs = glyphs
    self.meeting = meeting
    let count = self.columns * self.rows
    dots = Array(repeating: 0, count: count)
    owners = Array(repeating: -1, count: count)
    guests = Array(repeating: 0, count: count)
  }

  /// Size in pixels.
  public var width: Int { columns * glyphs.dotsAcross }
  public var height: Int { rows * glyphs.dotsDown }

  /// Sets one pixel, counted from the top left.
  public mutating func set(x: Int, y: Int, series: Int, isSteep: Bool = false) {
    guard let (cell, bit) = place(x: x, y: y) else { return }
    if meeting == .thick, isTaken(cell, bit, before: series) {
      // Above a flat line, right of a steep one; below or left where that is outside.
      let beside =
        isSteep ? place(x: x + 1, y: y) ?? place(x: x - 1, y: y) : place(x: x, y: y - 1) ?? place(x: x, y: y + 1)
      if let beside { mark(beside.cell, beside.bit, series) }
    }
    mark(cell, bit, series)
  }

  private mutating func mark(_ cell: Int, _ bit: UInt8, _ series: Int) {
    dots[cell] |= bit
    owners[cell] = Int16(truncatingIfNeeded: series)
    guests[cell] |= 1 << UInt64(min(max(series, 0), 63))
  }

  private func place(x: Int, y: Int) -> (cell: Int, bit: UInt8)? {
    guard x >= 0, x < width, y >= 0, y < height else { return nil }
    let across = glyphs.dotsAcross
    let down = glyphs.dotsDown
    return (y / down * columns + x / across, 1 << UInt8(y % down * across + x % across))
  }

  /// Whether a series that was drawn before this one has the pixel.
  private mutating func isTaken(_ cell: Int, _ bit: UInt8, before series: Int) -> Bool {
    if series != present {
      present = series
      earlier = dots
    }
    return earlier[cell] & bit != 0
  }

  /// The character of a cell, or nil when none of its pixels is set.
  public func character(column: Int, row: Int) -> Character? {
    let pattern = dots[row * columns + column]
    return pattern == 0 ? nil : Canvas.characters[glyphs.tableIndex][Int(pattern)]
  }

  /// The series a cell belongs to.
  public func series(column: Int, row: Int) -> Int {
    let cell = row * columns + column
    let count = guests[cell].nonzeroBitCount
    guard meeting == .striped, count > 1 else { return Int(owners[cell]) }
    // Every other pair of columns along a flat line, every other row along a steep one.
    var turn = (column / 2 + row) % count
    var left = guests[cell]
    while turn > 0 {
      left &= left - 1
      turn -= 1
    }
    return left.trailingZeroBitCount
  }

  /// Copies the cells that have pixels onto a surface; the others keep what they show.
  public func draw(on surface: inout Surface, x: Int, y: Int, in clip: Rect, style: (Int) -> Style) {
    let table = Canvas.characters[glyphs.tableIndex]
    var current = -1
    var currentStyle = Style.plain
    for row in 0..<rows {
      for column in 0..<columns {
        let pattern = dots[row * columns + column]
        guard pattern != 0, clip.contains(x: x + column, y: y + row) else { continue }
        let series = series(column: column, row: row)
        if series != current {
          current = series
          currentStyle = style(series)
        }
        surface[x + column, y + row] = Cell(table[Int(pattern)], currentStyle)
      }
    }
  }

  /// Characters by pattern, for braille, blocks and ASCII. Bit `row * across + column` of a pattern is a pixel.
  private static let characters: [[Character]] = [
    (0..<256).map { pattern in
      // Unicode numbers braille dots down the left column, down the right one, then the last row.
      let order: [UInt32] = [0, 3, 1, 4, 2, 5, 6, 7]
      let bits = (0..<8).reduce(UInt32(0)) { $0 | (UInt32(pattern >> $1) & 1) << order[$1] }
      return Unicode.Scalar(0x2800 + bits).map(Character.init) ?? " "
    },
    Array(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"),
    Array(" '.:"),
  ]
}

extension GlyphTier {
  /// Pixels a cell holds in a row, and in a column.
  public var dotsAcross: Int { self == .ascii ? 1 : 2 }
  public var dotsDown: Int { self == .braille ? 4 : 2 }

  fileprivate var tableIndex: Int {
    switch self {
    case .braille: 0
    case .blocks: 1
    case .ascii: 2
    }
  }
}
