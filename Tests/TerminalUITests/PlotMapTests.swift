import Testing

@testable import TerminalUI

@Suite("Maps of values")
struct PlotMapTests {
  @Test("a grid is interpolated between the centres of its cells")
  func interpolation() {
    let grid = ValueGrid(columns: 2, rows: 2, values: [0, 1, 2, 3])
    #expect(grid.interpolated(0.25, 0.25) == 0)
    #expect(grid.interpolated(0.5, 0.5) == 1.5)
    #expect(grid.interpolated(1, 1) == 3)
    #expect(grid.interpolated(-5, 9) == 2)
  }

  @Test("resizing repeats values or takes their mean")
  func resizing() {
    let grid = ValueGrid(columns: 2, rows: 2, values: [0, 1, 2, 3])
    #expect(grid.resized(columns: 1, rows: 1) == [1.5])
    #expect(grid.resized(columns: 4, rows: 2) == [0, 0, 1, 1, 2, 2, 3, 3])
  }

  @Test("a grid's size is held against the number of its values")
  func sizes() {
    #expect(ValueGrid(columns: .max, rows: .max, values: [1, 2]).values.count == 2)
    #expect(ValueGrid(columns: -1, rows: 5, values: [1]).isEmpty)
    #expect(ValueGrid(columns: 2, rows: 2, values: [1, 2, 3]).values.last?.isNaN == true)
  }

  @Test("the change of sign is the smaller of two neighbours")
  func contour() {
    let changes = FieldMap.signChanges([-0.9, -0.2, 0.5, 0.6], width: 4, height: 1)
    #expect(changes == [false, true, false, false])
  }

  @Test(
    "without colour the two signs have no character in common, and an empty line between",
    arguments: GlyphTier.allCases)
  func signs(_ glyphs: GlyphTier) {
    var field = FieldMap(grid: ValueGrid(columns: 2, rows: 1, values: [-1, 1]), xRange: 0...2, yRange: 0...1)
    field.keepsAspect = false
    let row = field.text(width: 40, height: 5, glyphs: glyphs).split(separator: "\n")[0]
    let left = Set(row.prefix(15))
    let right = Set(row.suffix(15))
    #expect(left.intersection(right).isSubset(of: [" "]))
    #expect(row.dropFirst(16).prefix(8).contains(" "))
  }

  @Test("a sharp boundary has its empty line too")
  func sharp() {
    let values = (0..<40).map { Float($0 < 20 ? -1 : 1) }
    let field = FieldMap(grid: ValueGrid(columns: 40, rows: 1, values: values), xRange: 0...4, yRange: 0...1)
    #expect(field.text(width: 40, height: 5).split(separator: "\n")[0].filter { $0 == " " }.count == 1)
  }

  @Test("classes have their own shapes and names", arguments: [GlyphTier.braille, .ascii])
  func classes(_ glyphs: GlyphTier) {
    let field = FieldMap(
      grid: ValueGrid(columns: 1, rows: 1, values: [0]), xRange: 0...1, yRange: 0...1,
      points: [.init(x: 0.2, y: 0.5, label: 0), .init(x: 0.8, y: 0.5, label: 1)], classNames: ["no", "yes"])
    let text = field.text(width: 30, height: 12, glyphs: glyphs)
    for mark in glyphs == .ascii ? ["o", "+"] : ["○", "●"] { #expect(text.contains(mark)) }
    #expect(text.contains("no") && text.contains("yes"))
  }

  @Test("a trail joins its places, and the sides of its field have no patch", arguments: [GlyphTier.braille, .ascii])
  func trail(_ glyphs: GlyphTier) {
    var field = FieldMap(
      grid: ValueGrid(columns: 1, rows: 1, values: [0]), xRange: 0...1, yRange: 0...1,
      points: [.init(x: 0.1, y: 0.5, label: 0), .init(x: 0.9, y: 0.5, label: 1)], classNames: ["from", "to"])
    let bare = field.text(width: 30, height: 12, glyphs: glyphs)
    field.trail = field.points
    let joined = field.text(width: 30, height: 12, glyphs: glyphs)
    let row = joined.split(separator: "\n").first { $0.contains(glyphs == .ascii ? "o" : "○") } ?? ""
    #expect(row.drop { $0.isWhitespace }.dropFirst().dropLast().count { $0 != " " } > 10)
    #expect(bare != joined && joined.contains("from"))
  }

  @Test("a field is as high as it is wide: two pixels a cell")
  func aspect() {
    let field = FieldMap(
      grid: ValueGrid(columns: 1, rows: 1, values: [1]), xRange: -1...1, yRange: -1...1)
    #expect(field.place(in: Rect(width: 100, height: 20)) == Rect(x: 3, y: 0, width: 38, height: 19))
    #expect(field.place(in: Rect(width: 23, height: 40)) == Rect(x: 3, y: 0, width: 20, height: 10))
  }

  @Test("maps that do not fit are counted")
  func tiling() {
    let map = HeatMapGrid.Map("w", ValueGrid(columns: 4, rows: 4, values: Array(repeating: 1, count: 16)))
    let grid = HeatMapGrid(maps: Array(repeating: map, count: 100))
    let text = grid.text(width: 20, height: 10)
    #expect(text.contains("more"))
    let shown = text.split(whereSeparator: \.isWhitespace).filter { $0 == "w" }.count
    #expect(text.contains("\(100 - shown) more"))
  }

  @Test("where maps do not fit, every group keeps some")
  func groups() {
    let cells = ValueGrid(columns: 4, rows: 4, values: Array(repeating: 1, count: 16))
    let maps = (0..<50).map { HeatMapGrid.Map("a\($0)", cells) } + (0..<50).map { .init("b\($0)", cells, group: 1) }
    let words = HeatMapGrid(maps: maps).text(width: 20, height: 10).split(whereSeparator: \.isWhitespace)
    let shown = (a: words.filter { $0.hasPrefix("a") }, b: words.filter { $0.hasPrefix("b") })
    #expect(shown.a.first == "a0")
    #expect(shown.b.first == "b0")
    #expect((0...1).contains(shown.a.count - shown.b.count))
  }

  @Test("the key tells both ends of the scale")
  func key() {
    let grid = ValueGrid(columns: 2, rows: 1, values: [-0.25, 2])
    #expect(HeatMapGrid(maps: [.init("", grid)]).text(width: 40, height: 10).hasSuffix(" 2"))
    let sequential = HeatMapGrid(maps: [.init("", grid)], scale: .sequential)
    #expect(sequential.text(width: 40, height: 10).contains("-0.25 "))
  }

  @Test("titles without room keep what tells them apart")
  func titles() {
    let cells = ValueGrid(columns: 4, rows: 4, values: Array(repeating: 1, count: 16))
    func heading(_ names: [String], width: Int) -> Substring? {
      HeatMapGrid(maps: names.map { .init($0, cells) }).text(width: width, height: 6).split(separator: "\n").first
    }
    #expect(heading(["unit 1", "unit 2"], width: 40) == "unit 1  unit 2")
    #expect(heading(["unit 1", "unit 2"], width: 10) == "1     2")
    #expect(heading(["alpha", "beta"], width: 10) == "al..  beta")
    #expect(heading(["unit", "unit 2"], width: 10) == "unit  un..")
  }

  @Test("the title of a narrow map that stands alone is whole")
  func narrowTitle() {
    let maps = [
      HeatMapGrid.Map("units by steps", ValueGrid(columns: 1, rows: 12, values: [Float](repeating: 1, count: 12)))
    ]
    let grid = HeatMapGrid(
      maps: maps, range: -1...1, scale: .diverging, capability: Capability(colors: .none, glyphs: .ascii))
    #expect(grid.text(width: 60, height: 10).contains("units by steps"))
  }
}
