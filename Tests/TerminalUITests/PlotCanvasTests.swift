import Testing

@testable import TerminalUI

@Suite("A canvas has pixels smaller than cells")
struct PlotCanvasTests {
  @Test(
    "each pixel has its place in the character",
    arguments: [
      (GlyphTier.braille, 0, 0, "⠁"), (.braille, 1, 0, "⠈"), (.braille, 0, 2, "⠄"), (.braille, 1, 3, "⢀"),
      (.blocks, 0, 0, "▘"), (.blocks, 1, 0, "▝"), (.blocks, 0, 1, "▖"), (.blocks, 1, 1, "▗"), (.ascii, 0, 0, "'"),
      (.ascii, 0, 1, "."),
    ] as [(GlyphTier, Int, Int, Character)])
  func pixels(_ glyphs: GlyphTier, _ x: Int, _ y: Int, _ character: Character) {
    var canvas = Canvas(columns: 1, rows: 1, glyphs: glyphs)
    #expect(canvas.character(column: 0, row: 0) == nil)
    canvas.set(x: x, y: y, series: 0)
    #expect(canvas.character(column: 0, row: 0) == character)
  }

  @Test("pixels outside are ignored")
  func outside() {
    var canvas = Canvas(columns: 2, rows: 2, glyphs: .braille)
    let empty = canvas
    for (x, y) in [(-1, 0), (0, -1), (4, 0), (0, 8), (.max, .min)] { canvas.set(x: x, y: y, series: 0) }
    #expect(canvas == empty)
  }

  @Test("where two series take the same way, the line has both colours in turn", arguments: GlyphTier.allCases)
  func striped(_ glyphs: GlyphTier) {
    var canvas = Canvas(columns: 8, rows: 8, glyphs: glyphs, meeting: .striped)
    for series in [0, 1] {
      let right = Double(canvas.width - 1)
      canvas.line(from: .init(x: 0, y: 0), to: .init(x: right, y: 0), series: series)
      canvas.line(from: .init(x: 0, y: 0), to: .init(x: 0, y: Double(canvas.height - 1)), series: series)
    }
    #expect((0..<8).map { canvas.series(column: $0, row: 0) } == [0, 0, 1, 1, 0, 0, 1, 1])
    #expect((0..<8).map { canvas.series(column: 0, row: $0) } == [0, 1, 0, 1, 0, 1, 0, 1])
    canvas.set(x: canvas.width - 1, y: canvas.height - 1, series: 1)
    #expect(canvas.series(column: 7, row: 7) == 1)
  }

  @Test("otherwise a cell belongs to the last one drawn")
  func last() {
    var canvas = Canvas(columns: 1, rows: 1, glyphs: .braille)
    canvas.set(x: 0, y: 0, series: 1)
    canvas.set(x: 1, y: 1, series: 2)
    #expect(canvas.series(column: 0, row: 0) == 2)
  }

  @Test(
    "without colour the way of two series is two pixels wide, and that of one is not", arguments: GlyphTier.allCases)
  func thick(_ glyphs: GlyphTier) {
    var canvas = Canvas(columns: 6, rows: 2, glyphs: glyphs, meeting: .thick)
    let middle = Double(canvas.height - 1)
    func line(_ share: Int, series: Int) {
      let right = Double(canvas.width / share - 1)
      canvas.line(from: .init(x: 0, y: middle), to: .init(x: right, y: middle), series: series)
    }
    line(1, series: 0)
    line(1, series: 0)
    let thin = canvas.character(column: 5, row: 1)
    #expect(canvas.character(column: 0, row: 1) == thin)
    line(2, series: 1)
    #expect(canvas.character(column: 5, row: 1) == thin)
    #expect((0..<3).allSatisfy { canvas.character(column: $0, row: 1) != thin })
    #expect(canvas.series(column: 0, row: 1) == 1 && canvas.series(column: 5, row: 1) == 0)
  }

  @Test("a line that leaves the canvas is drawn as far as it is inside")
  func clipping() {
    var canvas = Canvas(columns: 3, rows: 1, glyphs: .ascii)
    canvas.line(from: .init(x: -1e9, y: 0), to: .init(x: 1e9, y: 0), series: 0)
    #expect((0..<3).map { canvas.character(column: $0, row: 0) } == ["'", "'", "'"])
    let before = canvas
    canvas.line(from: .init(x: 0, y: 50), to: .init(x: 2, y: 50), series: 0)
    canvas.line(from: .init(x: .nan, y: 0), to: .init(x: 2, y: .infinity), series: 0)
    #expect(canvas == before)
  }

  @Test("every pattern draws something, and each differently")
  func patterns() {
    let rows = LinePattern.allCases.map { pattern -> String in
      var canvas = Canvas(columns: 20, rows: 1, glyphs: .ascii)
      canvas.line(from: .init(x: 0, y: 1), to: .init(x: 19, y: 1), series: 0, pattern: pattern)
      return String((0..<20).map { canvas.character(column: $0, row: 0) ?? " " })
    }
    #expect(Set(rows).count == LinePattern.allCases.count)
    #expect(rows.allSatisfy { $0.contains(".") })
  }
}
