import Lab
import TerminalUI
import Testing

@testable import Tutor

@Suite("Panels as text") struct PanelTextTests {
  private func lines(_ content: Panel.Content, width: Int = 60, glyphs: GlyphTier = .ascii) -> [String] {
    let panel = Panel(name: "p", title: "Title", content: content, sentence: "It says itself in one sentence.")
    return PanelText.lines(panel, width: width, glyphs: glyphs)
  }

  static let contents: [Panel.Content] = [
    .lineChart(
      Panel.LineChart(
        series: [Panel.LineChart.Series(name: "train", x: [0, 1, 2], y: [0.7, 0.4, 0.2])], xTitle: "epoch",
        yTitle: "loss", references: [Panel.LineChart.Reference(label: "ln 2", y: 0.6931)])),
    .bars(Panel.Bars(labels: ["1", "2"], groups: [Panel.Bars.Group(name: "std", values: [1, 0.001])])),
    .histogram(Panel.Histogram(counts: [1, 4, 2], range: 0...1, xTitle: "value")),
    .table(Panel.Table(headers: ["layer", "std"], rows: [["1", "0.5"], ["2", "0.25"]])),
    .field(
      Panel.Field(values: [0, 1], columns: 2, rows: 1, xRange: 0...1, yRange: 0...1, points: [])),
    .heatMaps(
      Panel.HeatMaps(maps: [Panel.HeatMaps.Map(title: "h", columns: 1, rows: 1, values: [1])], range: -1...1)),
    .network(Panel.NetworkPicture(layers: [Panel.NetworkPicture.Layer(title: "inputs", units: 2)])),
    .tree(
      Panel.Tree(
        nodes: [
          Panel.Tree.Node(question: "x <= 1", answer: "a", group: 0, share: "3/5", children: [1, 2]),
          Panel.Tree.Node(answer: "a", group: 0, share: "3/3"), Panel.Tree.Node(answer: "b", group: 1, share: "2/2"),
        ], branches: ["yes", "no"])),
    .text("Words."),
    .boards(
      Panel.Boards(
        boards: [
          Panel.Boards.Board(title: "in", columns: 2, rows: 2, values: [1, 2, 3, 4], range: 0...9, marks: [1]),
          Panel.Boards.Board(title: "out", columns: 1, rows: 2, values: [-1, 0], known: 1, range: -1...1),
        ], signs: ["x"])),
    .ladder(
      Panel.Ladder(rows: [
        Panel.Ladder.Row(title: "picture", note: "4", count: 4, filled: 4, marks: [-1, 0, 1], border: 1, unused: 1),
        Panel.Ladder.Row(title: "conv", note: "2", count: 2, pitch: 2, filled: 1, marks: [0]),
      ])),
  ]

  @Test("every panel says itself within the width, in ASCII when asked", arguments: contents, [0, 1, 20, 72])
  func contract(_ content: Panel.Content, _ width: Int) {
    let text = lines(content, width: width)
    #expect(width < 20 || text.joined(separator: " ").contains("says itself"))
    #expect(width < 20 || text.allSatisfy { $0.columns <= width })
    #expect(text.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } })
  }

  @Test("curves, bars, histograms, tables, trees, boards and ladders are pictures, the others their sentence alone")
  func pictures() {
    #expect(
      Self.contents.map { lines($0).count > 3 } == [
        true, true, true, true, false, false, false, true, false, true, true,
      ])
    #expect(lines(Self.contents[0]).contains { $0.contains("- - - -") && $0.contains("ln 2") })
    #expect(
      lines(Self.contents[3]).prefix(5) == ["Title", "layer   std", "-----  ----", "    1  0.5", "    2  0.25"])
    #expect(lines(Self.contents[4]) == ["Title: It says itself in one sentence."])
  }

  @Test("what hides in a sentence or a table is shown escaped")
  func escapes() {
    let table = Panel.Table(headers: ["a\u{1B}[2J", "a second column"], rows: [["\u{202E}x", "some words"]])
    let panel = Panel(name: "p", title: "T\u{7}", content: .table(table), sentence: "S\u{9B}2J")
    let text = PanelText.lines(panel, width: 60, glyphs: .braille).joined(separator: "\n")
    #expect(!text.unicodeScalars.contains { ["\u{1B}", "\u{202E}", "\u{7}", "\u{9B}"].contains($0) })
    #expect(text.contains("\\u{1B}"))
  }
}
