import Mathematics
import Testing

@testable import TerminalUI

@Suite("Line charts")
struct PlotLineChartTests {
  private let plain = Capability(colors: .none, glyphs: .ascii)

  private func layout(_ chart: LineChart, width: Int = 80, height: Int = 24) -> LineChart.Layout {
    LineChart.Layout(of: chart, in: Rect(width: width, height: height))
  }

  @Test("reduced curves keep every bucket's extremes")
  func extremes() {
    let x = PlotSamples.steps(5000)
    let y = x.map { sin($0 * 0.7) + ($0 == 3777 ? 40 : 0) - ($0 == 1234 ? 30 : 0) }
    let chart = LineChart(series: [.init("s", x: x, y: y)], x: PlotAxis(scale: .linear))
    let place = layout(chart)
    let curve = CurveReduction(of: chart.series[0], in: place, pixelColumns: 100)
    #expect(curve.vertices.count < 1200)
    #expect(curve.vertices.contains { $0.y == place.dotY(y[3777]) })
    #expect(curve.vertices.contains { $0.y == place.dotY(y[1234]) })
    #expect(curve.vertices.first?.y == place.dotY(y[0]) && curve.vertices.last?.y == place.dotY(y[4999]))
  }

  @Test("the past does not move while values are added", arguments: [1000, 1001, 1337, 1999])
  func streaming(_ count: Int) {
    let x = PlotSamples.steps(2000)
    let y = x.map { exp(-$0 / 500) + 0.2 * sin($0 * $0) }
    let axis = PlotAxis(scale: .linear, range: 0...2000)
    var chart = LineChart(series: [.init("s", x: x, y: y)], x: axis, y: PlotAxis(scale: .linear, range: -1...2))
    let place = layout(chart)
    let whole = CurveReduction(of: chart.series[0], in: place, pixelColumns: 100).vertices
    chart.series = [.init("s", x: Array(x.prefix(count)), y: Array(y.prefix(count)))]
    let part = CurveReduction(of: chart.series[0], in: place, pixelColumns: 100).vertices
    // All but the bucket that is still being filled, which has at most four vertices.
    let settled = part.count - 4
    #expect(settled > 0 && part.prefix(settled) == whole.prefix(settled))
  }

  @Test("values that are not finite break the curve, are marked on the axis and counted")
  func notFinite() {
    let chart = LineChart(
      series: [.init("s", x: PlotSamples.steps(9), y: [1, 2, .nan, 2, 1, .infinity, -.infinity, 1, 2])],
      x: PlotAxis("step", scale: .linear), y: PlotAxis(scale: .linear), capability: plain)
    let curve = CurveReduction(of: chart.series[0], in: layout(chart), pixelColumns: 100)
    #expect(curve.notFinite.count == 3)
    #expect(curve.vertices.filter(\.y.isNaN).count == 2)
    let text = chart.text(width: 80, height: 14)
    #expect(text.contains("3 not finite"))
    #expect(text.split(separator: "\n").contains { $0.contains("+-") && $0.contains("x") })
  }

  @Test("a logarithmic axis marks zero and less on its floor and counts them")
  func floor() {
    let chart = LineChart(
      series: [.init("s", x: PlotSamples.steps(6), y: [1, 0.1, 0, -2, 0.01, 0.001])],
      y: PlotAxis(scale: .logarithmic), capability: plain)
    let text = chart.text(width: 80, height: 14)
    #expect(text.contains("2 at or below 0"))
    let rows = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows.filter { $0.prefix(50).contains("v") }.count == 1)
    #expect(rows[11].filter { $0 == "v" }.count == 2)
  }

  @Test("the legend says the last value, the smallest and where it was")
  func summary() {
    let chart = LineChart(
      series: [.init("loss", x: [0, 10, 20, 30], y: [4, 1, 2, 3])], y: PlotAxis(scale: .linear), capability: plain)
    for width in [80, 60] {
      let words = chart.text(width: width, height: 14).split(whereSeparator: \.isWhitespace)
      for (index, word) in words.enumerated() where word == "last" { #expect(words[index + 1] == "3") }
      #expect(words.suffix(from: words.firstIndex(of: "min") ?? 0).prefix(4) == ["min", "1", "at", "10"])
    }
  }

  @Test("a curve that takes the way of another says so, whether it is short of values or not")
  func companions() {
    let x = PlotSamples.steps(40)
    let y = x.map { exp(-$0 / 10) }
    let chart = LineChart(
      series: [
        .init("train", x: x, y: y), .init("test", x: x, y: y.map { $0 + 0.001 }),
        .init("few", x: Array(x.prefix(30)), y: y.prefix(30).map { $0 - 0.001 }),
        .init("other", x: x, y: y.map { 1 - $0 }),
      ], y: PlotAxis(scale: .linear), capability: plain)
    #expect(layout(chart).summaries.map(\.companion) == [nil, 0, 0, nil])
    for width in [80, 60] {
      let text = chart.text(width: width, height: 30)
      #expect(text.matches(of: /lies +on A/).count == 2)
    }
  }

  @Test("no letter at the end of a curve stands in the words of a reference", arguments: 30...60)
  func letters(_ last: Int) {
    let x = (0...last).map(Double.init)
    var chart = LineChart(
      series: [.init("a", x: x, y: x.map { _ in 2.8 }), .init("b", x: x, y: x.map { _ in 2.81 })],
      x: PlotAxis(scale: .linear, range: 0...60), y: PlotAxis(scale: .linear, range: 0...5), capability: plain)
    chart.legend = .hidden
    chart.references = [.init("2.81 of it", y: 2.81)]
    let text = chart.text(width: 60, height: 12)
    #expect(text.contains("2.81 of it"))
    #expect(text.contains("A") && text.contains("B"))
  }

  @Test("names are whole where a crowded legend stands beside the curves")
  func crowded() {
    let names = ["train", "test", "out of bag", "one tree"]
    let chart = LineChart(
      series: names.map { .init($0, x: [0, 50, 100], y: [0.91234, 0.95678, 0.97891]) }, y: PlotAxis(scale: .linear),
      capability: plain)
    let text = chart.text(width: 76, height: 8)
    for name in names { #expect(text.contains(name), "\(name)") }
  }

  @Test("the words of a reference give way up to their comma, never in the middle of its number")
  func references() {
    var chart = LineChart(
      series: [.init("s", x: [0, 1], y: [4, 5])], y: PlotAxis(scale: .linear, range: 0...5), capability: plain)
    chart.references = [.init("2.81, what the shares of the letters say", y: 2.81)]
    #expect(chart.text(width: 60, height: 9).contains(" 2.81\n"))
    #expect(chart.text(width: 110, height: 9).contains("2.81, what the shares of the letters say"))
  }

  @Test("the crosshair reads out the nearest value of every series")
  func crosshair() {
    var chart = LineChart(
      series: [.init("a", x: [0, 10, 20], y: [1, 2, 3]), .init("b", x: [0, 12, 20], y: [5, .nan, 7])],
      y: PlotAxis(scale: .linear), capability: plain)
    chart.crosshair = 11
    let text = chart.text(width: 80, height: 20)
    #expect(text.contains("at 10"))
    #expect(text.contains("at 12   nan") || text.contains("at 12  nan"))
  }

  @Test("series differ without colour by pattern and by the letter at their end", arguments: GlyphTier.allCases)
  func withoutColor(_ glyphs: GlyphTier) {
    let x = PlotSamples.steps(30)
    let chart = LineChart(
      series: (0..<4).map { index in .init("s\(index)", x: x, y: x.map { _ in Double(index) }) },
      y: PlotAxis(scale: .linear), capability: Capability(colors: .none, glyphs: glyphs))
    let rows = chart.text(width: 60, height: 20, glyphs: glyphs).split(separator: "\n").map(String.init)
    let curves = ["A", "B", "C", "D"].compactMap { letter in
      rows.first { $0.hasSuffix(letter) }.map { $0.filter { !$0.isLetter && !$0.isNumber } }
    }
    #expect(curves.count == 4)
    #expect(Set(curves.map { String($0.dropFirst(6)) }).count == 4)
  }

  @Test("a guess is drawn as single marks with its name")
  func sketch() {
    var chart = LineChart(series: [], y: PlotAxis(scale: .linear), capability: plain)
    chart.sketch = .init("my guess", x: [0, 1, 2], y: [3, 2, 1])
    let text = chart.text(width: 60, height: 14)
    #expect(text.contains("my guess"))
    #expect(text.filter { $0 == "?" }.count == 4)
  }

  @Test("a reference line is on the chart although no value comes near it")
  func reference() {
    var chart = LineChart(
      series: [.init("s", x: [0, 1], y: [0.1, 0.2])], y: PlotAxis(scale: .linear), capability: plain)
    chart.references = [.init("ln 2", y: 0.6931)]
    let row = chart.text(width: 50, height: 12).split(separator: "\n").first { $0.contains("ln 2") }
    #expect(row?.contains("- - - - -") == true)
  }

  @Test("a loss that moves in its fourth digit only is a flat line with round numbers beside it")
  func flat() {
    let x = PlotSamples.steps(100)
    let chart = LineChart(
      series: [.init("s", x: x, y: x.map { 0.6931 + 0.0001 * sin($0) })], x: PlotAxis(scale: .linear),
      y: PlotAxis(), capability: plain)
    #expect(layout(chart).yScale.ticks.allSatisfy { $0.label.count <= 5 })
    let curve = CurveReduction(of: chart.series[0], in: layout(chart), pixelColumns: 100).vertices
    #expect(Set(curve.map { $0.y.rounded() }).count == 1)
  }

  @Test("the words of a reference step aside for a curve that runs on it")
  func referenceUnderCurve() {
    let x = PlotSamples.steps(50)
    var chart = LineChart(series: [.init("s", x: x, y: x.map { _ in 0.6931 })], y: PlotAxis(), capability: plain)
    chart.references = [.init("ln 2", y: 0.6931)]
    chart.legend = .hidden
    let rows = chart.text(width: 50, height: 12).split(separator: "\n", omittingEmptySubsequences: false)
    let curve = rows.firstIndex { row in row.count { ".':".contains($0) } >= 40 }
    let words = rows.firstIndex { $0.contains("ln 2") }
    #expect(curve != nil && words != nil && words != curve)
  }

  @Test("a chart without a value says so", arguments: [[], [Double.nan]])
  func empty(_ y: [Double]) {
    let chart = LineChart(series: [.init("s", x: [0], y: y)], capability: plain)
    #expect(chart.text(width: 40, height: 10).contains("no values"))
    #expect(LineChart(series: []).text(width: 40, height: 10).contains("no values"))
  }

  @Test("one line among points needs no letter")
  func letters() {
    let line = LineChart.Series("line", x: [0, 1], y: [0, 1])
    let points = LineChart.Series("points", x: [0, 1], y: [1, 0], shape: .points)
    #expect(!LineChart(series: [line, points]).hasLetters)
    #expect(LineChart(series: [line, points, line]).hasLetters)
  }
}
