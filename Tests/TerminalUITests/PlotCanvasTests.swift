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

  @Test("the series in focus owns the cells it touches, else the last one drawn")
  func focus() {
    var canvas = Canvas(columns: 1, rows: 1, glyphs: .braille, focus: 1)
    canvas.set(x: 0, y: 0, series: 1)
    canvas.set(x: 1, y: 1, series: 2)
    #expect(canvas.series(column: 0, row: 0) == 1)
    canvas.focus = nil
    canvas.set(x: 1, y: 2, series: 2)
    #expect(canvas.series(column: 0, row: 0) == 2)
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
