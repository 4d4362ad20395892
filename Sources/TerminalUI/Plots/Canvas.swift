/// Pixels smaller than a cell, drawn with braille patterns (2x4 a cell), quadrants (2x2) or `.` and `'` (1x2).
///
/// A cell has one foreground colour. Where several series meet in a cell, the one in focus wins, then the one drawn
/// last. Pixels outside are ignored.
public struct Canvas: Equatable, Sendable {
  public let columns: Int
  public let rows: Int
  public let glyphs: GlyphTier
  /// The series whose colour wins in every cell it touches.
  public var focus: Int?
  private var dots: [UInt8]
  private var owners: [Int16]

  public init(columns: Int, rows: Int, glyphs: GlyphTier, focus: Int? = nil) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
    self.glyphs = glyphs
    self.focus = focus
    dots = Array(repeating: 0, count: self.columns * self.rows)
    owners = Array(repeating: -1, count: self.columns * self.rows)
  }

  /// Size in pixels.
  public var width: Int { columns * glyphs.dotsAcross }
  public var height: Int { rows * glyphs.dotsDown }

  /// Sets one pixel, counted from the top left.
  public mutating func set(x: Int, y: Int, series: Int) {
    guard x >= 0, x < width, y >= 0, y < height else { return }
    let across = glyphs.dotsAcross
    let down = glyphs.dotsDown
    let cell = y / down * columns + x / across
    dots[cell] |= 1 << UInt8(y % down * across + x % across)
    if owners[cell] < 0 || focus == nil || series == focus || Int(owners[cell]) != focus {
      owners[cell] = Int16(truncatingIfNeeded: series)
    }
  }

  /// The character of a cell, or nil when none of its pixels is set.
  public func character(column: Int, row: Int) -> Character? {
    let pattern = dots[row * columns + column]
    return pattern == 0 ? nil : Canvas.characters[glyphs.tableIndex][Int(pattern)]
  }

  /// The series a cell belongs to.
  public func series(column: Int, row: Int) -> Int { Int(owners[row * columns + column]) }

  /// Copies the cells that have pixels onto a surface; the others keep what they show.
  public func draw(on surface: inout Surface, x: Int, y: Int, in clip: Rect, style: (Int) -> Style) {
    let table = Canvas.characters[glyphs.tableIndex]
    var current = -1
    var currentStyle = Style.plain
    for row in 0..<rows {
      for column in 0..<columns {
        let pattern = dots[row * columns + column]
        guard pattern != 0, clip.contains(x: x + column, y: y + row) else { continue }
        let series = Int(owners[row * columns + column])
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
