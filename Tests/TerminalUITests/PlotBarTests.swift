import Testing

@testable import TerminalUI

@Suite("Bars, histograms, tables and networks")
struct PlotBarTests {
  @Test("bars are as long as their values are large")
  func lengths() {
    let chart = BarChart(labels: ["a", "b"], groups: [.init("g", [1, 2])])
    let rows = chart.text(width: 25, height: 2).split(separator: "\n").map { $0.filter { $0 == "#" }.count }
    #expect(rows == [10, 20])
  }

  @Test("an eighth block ends a bar between two cells")
  func eighths() {
    let chart = BarChart(labels: ["a", "b"], groups: [.init("g", [8, 80])])
    let row = chart.text(width: 19, height: 2, glyphs: .blocks).split(separator: "\n")[0]
    #expect(row.contains("█▎"))
  }

  @Test("a negative value has a minus and a bar to the other side, drawn differently")
  func negative() {
    let chart = BarChart(labels: ["a", "b"], groups: [.init("g", [-1, 1])])
    let rows = chart.text(width: 30, height: 2).split(separator: "\n")
    #expect(rows[0].hasSuffix("-1") && rows[0].contains("-------") && !rows[0].contains("#"))
    let end = rows[0].lastIndex(of: "-").map { rows[0].distance(from: rows[0].startIndex, to: $0) }
    #expect(rows[1].contains("#") && end != nil)
  }

  @Test("every value that is not zero has a bar, and bars that do not fit are counted")
  func small() {
    let chart = BarChart(labels: ["a", "b", "c"], groups: [.init("g", [1e-12, 1, 1])])
    #expect(chart.text(width: 30, height: 3).split(separator: "\n")[0].contains("#"))
    #expect(chart.text(width: 30, height: 2).hasSuffix(".. 2 more"))
  }

  @Test("bins are added up until they fit, and nothing is lost", arguments: 1...45)
  func merging(_ limit: Int) {
    let counts = (0..<40).map { $0 % 7 }
    let merged = Histogram.merged(counts, into: limit)
    #expect(merged.count <= limit)
    #expect(merged.reduce(0, +) == counts.reduce(0, +))
  }

  @Test("a bin that is not empty is seen beside a huge one")
  func tinyBin() {
    let text = Histogram(counts: [1_000_000, 1, 0], range: 0...3).text(width: 20, height: 10)
    #expect(text.contains("#.") || text.contains("..."))
  }

  @Test("numbers stand with their points one below the other")
  func points() {
    let table = TableView(headers: ["n"], rows: [["0.51"], ["12.3"], ["7"], ["-"]])
    let rows = table.text(width: 20, height: 9).split(separator: "\n").dropFirst(2).map(String.init)
    #expect(rows == [" 0.51", "12.3", " 7", " -"])
  }

  @Test("no word of a table is lost at any width", arguments: 8...90)
  func words(_ width: Int) {
    let table = PlotSamples.layers(Capability(colors: .none, glyphs: .ascii))
    let height = table.height(width: width)
    let text = table.text(width: width, height: height)
    let squeezed = text.filter { !$0.isWhitespace && $0 != "-" }
    for word in (table.headers + table.rows.joined()).joined(separator: " ").split(separator: " ") where width > 20 {
      #expect(squeezed.contains(word), "'\(word)' at \(width)")
    }
    let letters = table.rows.joined().joined().filter(\.isLetter).count
    #expect(text.filter(\.isLetter).count >= letters)
    #expect(!text.contains("more"))
  }

  @Test("rows that do not fit are counted")
  func rows() {
    let table = TableView(headers: ["a"], rows: (1...9).map { ["\($0)"] })
    #expect(table.text(width: 20, height: 6).hasSuffix("3\n.. 6 more rows"))
    #expect(table.text(width: 20, height: 11).hasSuffix("9"))
    var scrolled = table
    scrolled.firstRow = 7
    #expect(scrolled.text(width: 20, height: 6).hasSuffix("8\n9"))
  }

  @Test("units that are not drawn are counted")
  func units() {
    let drawing = NetworkDrawing(layers: [.init("in", units: 2), .init("wide", units: 100)])
    let text = drawing.text(width: 40, height: 16)
    let nodes = text.filter { $0 == "O" }.count
    #expect(text.contains("+\(100 - (nodes - 2))"))
  }

  @Test("the sign of a weight is seen without colour", arguments: GlyphTier.allCases)
  func sign(_ glyphs: GlyphTier) {
    func middle(_ weight: Float) -> String {
      let drawing = NetworkDrawing(layers: [.init("", units: 1), .init("", units: 1, weights: [weight])])
      return drawing.text(width: 30, height: 3, glyphs: glyphs)
    }
    #expect(middle(1) != middle(-1))
    #expect(middle(-1).filter { $0 == " " }.count > middle(1).filter { $0 == " " }.count)
  }

  @Test(
    "a column of numbers is aligned to the right whatever is around them",
    arguments: [
      (["19,076", "1,204", "96"], ["19,076", " 1,204", "    96"]),
      (["1,204.5", "0.25", "3"], ["1,204.5", "    0.25", "    3"]),
      (["0.93 ± 0.02", "12.5 ± 0.1", "-"], [" 0.93 ± 0.02", "12.5 ± 0.1", " -"]),
      (["0.9 +- 0.1", "10 +- 2"], [" 0.9 +- 0.1", "10 +- 2"]),
      (["2.5 ms", "120 ms"], ["2.5 ms", "120 ms"]), (["3x", "12x"], [" 3x", "12x"]),
      (["28", ".", "7"], ["28", " .", " 7"]),
      (["1e-04", "0.01", "12"], ["1e-04", " 0.01", "   12"]), (["−1", "+10", "3"], [" −1", "+10", "  3"]),
      (["120", "never", "95"], ["  120", "never", "   95"]),
    ])
  func alignment(_ cells: [String], _ expected: [String]) {
    let table = TableView(headers: ["n"], rows: cells.map { [$0] })
    let rows = table.text(width: 30, height: 9, glyphs: .blocks).split(separator: "\n").dropFirst(2).map(String.init)
    #expect(rows == expected)
  }

  @Test(
    "what only looks like a number is a word",
    arguments: ["1,2", "28 x 28", "1,2345", "3 of 10", "v1", "12 cats", "1-2", "+", ",", "e", "±3", "1 ± x"])
  func words(_ cell: String) {
    #expect(TableNumber(cell) == nil)
    let table = TableView(headers: ["heading of words"], rows: [[cell]])
    #expect(table.text(width: 30, height: 9).split(separator: "\n").last?.first != " ")
  }

  @Test("percentages end at one place")
  func percentages() {
    let table = TableView(headers: ["share", "x"], rows: [["24.6%", "a"], ["0%", "b"], ["", "c"]])
    #expect(table.text(width: 20, height: 9) == "share  x\n-----  -\n24.6%  a\n   0%  b\n       c")
  }
}
