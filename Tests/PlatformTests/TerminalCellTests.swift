import CNcurses
import Testing
import TerminalUI

@testable import Platform

/// Cells on their way to curses.
@Suite("Cells for curses") struct TerminalCellTests {
  /// An encoder on a terminal of so many pairs of colours.
  private func encoder(_ tier: ColorTier = .palette256, pairs: Int = 65_536) -> CellEncoder {
    #expect(TerminalLocale.activate(["LC_ALL": "C.UTF-8"]))
    return CellEncoder(tier: tier, pairs: ColorPairs(capacity: pairs) { _, _, _ in })
  }

  private func encode(_ cells: ArraySlice<Cell>, _ encoder: CellEncoder? = nil) throws -> [cchar_t] {
    var encoder = encoder ?? self.encoder()
    let encoded = encoder.encode(cells)
    return try #require(encoded)
  }

  /// The cells of a row that was written with `put`.
  private func cells(_ text: String, _ style: Style = .plain) -> ArraySlice<Cell> {
    var surface = Surface(width: 20, height: 1)
    let end = surface.put(text, x: 0, y: 0, style)
    return surface.cells[..<end]
  }

  private func scalars(_ cell: cchar_t) -> [wchar_t] {
    [cell.chars.0, cell.chars.1, cell.chars.2, cell.chars.3, cell.chars.4].filter { $0 != 0 }
  }

  @Test(
    "characters keep their marks, and wide ones take one cell",
    arguments: [
      ("ab", [[0x61], [0x62]]), ("日本", [[0x65E5], [0x672C]]), ("e\u{301}x", [[0x65, 0x301], [0x78]]),
      ("⣿█", [[0x28FF], [0x2588]]),
      ("e\u{301}\u{302}\u{303}\u{304}\u{305}", [[0x65, 0x301, 0x302, 0x303, 0x304]]),
    ] as [(String, [[wchar_t]])])
  func characters(text: String, expected: [[wchar_t]]) throws {
    let encoded = try encode(cells(text))
    #expect(encoded.map(scalars) == expected)
  }

  @Test(
    "what the C library would place elsewhere becomes a question mark",
    arguments: ["\u{1}", "\u{301}", "\r\n", "\u{1CD00}"])
  func unknown(text: String) throws {
    let encoded = try encode([Cell(Character(text))])
    #expect(encoded.map(scalars) == [[0x3F]])
  }

  @Test(
    "a row keeps its columns whatever stands in its cells",
    arguments: [
      ([Cell("日"), Cell("x")], [[0x3F], [0x78]]), ([Cell("x"), Cell("日")], [[0x78], [0x3F]]),
      ([Cell("a"), Cell(Cell.continuationCharacter), Cell("x")], [[0x3F], [0x20], [0x78]]),
      ([Cell("\u{1CD00}"), Cell(Cell.continuationCharacter), Cell("x")], [[0x3F], [0x20], [0x78]]),
      ([Cell("日"), Cell(Cell.continuationCharacter), Cell("x")], [[0x65E5], [0x78]]),
    ] as [([Cell], [[wchar_t]])])
  func columns(row: [Cell], expected: [[wchar_t]]) throws {
    #expect(try encode(row[...]).map(scalars) == expected)
  }

  @Test("attributes and pairs are set")
  func styles() throws {
    let styles = [
      Style.plain, Style(.palette(1), [.bold]), Style(.palette(1), on: .palette(2), [.reverse, .underline]),
      Style(.palette(1), [.dim]),
    ]
    let encoded = try encode(styles.map { Cell("x", $0) }[...])
    #expect(encoded.map(\.ext_color) == [0, 1, 2, 1])
    #expect(encoded[0].attr == 0)
    #expect(encoded[1].attr & nc_bold() != 0)
    #expect(encoded[2].attr & nc_reverse() != 0 && encoded[2].attr & nc_underline() != 0)
    #expect(encoded[3].attr & nc_dim() != 0 && encoded[3].attr & nc_bold() == 0)
  }

  @Test("without colours there are no pairs")
  func noColors() throws {
    let encoded = try encode([Cell("x", Style(.palette(1), on: .rgb(1, 2, 3), [.bold]))], encoder(.none, pairs: 0))
    #expect(encoded[0].ext_color == 0)
    #expect(encoded[0].attr == nc_bold())
  }

  @Test("when pairs run out it says so, goes on after a reset, and approximates if it must")
  func runningOut() {
    // One pair is the terminal's own, so there is room for two.
    var encoder = encoder(pairs: 3)
    let row = (0..<3).map { Cell("x", Style(.palette(1), on: .palette($0))) }
    func pairs(_ cells: ArraySlice<Cell>) -> [Int32]? { encoder.encode(cells)?.map(\.ext_color) }
    #expect(pairs(row[..<2]) == [1, 2])
    #expect(pairs(row[...]) == nil)
    encoder.reset()
    #expect(pairs(row[1...]) == [1, 2])
    #expect(pairs(row[...]) == nil)
    encoder.reset()
    encoder.approximates = true
    #expect(pairs(row[...]) == [1, 2, 0])
  }

  @Test("a cell that cannot have its background keeps its foreground")
  func approximateForeground() throws {
    var encoder = encoder(pairs: 3)
    encoder.approximates = true
    let styles = [Style(.palette(1)), Style(.palette(2), on: .palette(1)), Style(.palette(1), on: .palette(2))]
    #expect(try encode(styles.map { Cell("x", $0) }[...], encoder).map(\.ext_color) == [1, 2, 1])
  }

  @Test("pairs are made once and counted from one")
  func pairs() {
    var made: [[Int32]] = []
    var pairs = ColorPairs(capacity: 4) { made.append([$0, $1, $2]) }
    func pair(_ foreground: Int32, _ background: Int32) -> Int32? { pairs.pair(foreground, background) }
    #expect(pair(-1, -1) == 0)
    #expect(pair(1, -1) == 1)
    #expect(pair(-1, 1) == 2)
    #expect(pair(1, -1) == 1)
    #expect(pair(7, 7) == 3)
    #expect(pair(7, 8) == nil)
    #expect(pair(7, 7) == 3)
    #expect(made == [[1, 1, -1], [2, -1, 1], [3, 7, 7]])
    pairs.removeAll()
    #expect(pair(7, 8) == 1)
    #expect(pair(-1, -1) == 0)
  }

  @Test(
    "colours are numbered as the terminal counts them",
    arguments: [
      (Color.standard, ColorTier.palette256, -1), (.standard, .direct, -1), (.palette(9), .palette256, 9),
      (.palette(9), .direct, 1), (.palette(16), .direct, 8), (.palette(196), .direct, 0xFF0000),
      (.palette(255), .direct, 0xEEEEEE),
      (.palette(232), .direct, 0x080808), (.rgb(1, 2, 3), .direct, 0x010203), (.rgb(0, 0, 3), .direct, 8),
    ] as [(Color, ColorTier, Int32)])
  func numbers(color: Color, tier: ColorTier, number: Int32) { #expect(color.number(tier) == number) }
}

@Suite("Changes of a row") struct TerminalChangesTests {
  private func row(_ text: String) -> ArraySlice<Cell> {
    var surface = Surface(width: 6, height: 2)
    surface.put(text, x: 0, y: 1)
    return surface.cells[6...]
  }

  @Test(
    "only the stretch that differs is drawn",
    arguments: [
      ("abcdef", "abcdef", nil), ("abcdef", "abXdef", 8..<9), ("abcdef", "XbcdeX", 6..<12),
      ("abcdef", "aXcXef", 7..<10),
      ("", "a", 6..<7), ("ab", "", 6..<8),
      // A wide character is never torn apart.
      ("日cdef", "日cXef", 6..<12), ("日cdef", "abcdef", 6..<12), ("abcdef", "a日def", 6..<12), ("日cdef", "日cdef", nil),
    ] as [(String, String, Range<Int>?)])
  func stretches(old: String, new: String, expected: Range<Int>?) {
    #expect(ScreenPainter.changes(from: row(old), to: row(new)) == expected)
  }

  @Test("without a picture before, all is drawn")
  func first() {
    #expect(ScreenPainter.changes(from: nil, to: row("a")) == 6..<12)
    #expect(ScreenPainter.changes(from: nil, to: []) == nil)
  }
}
