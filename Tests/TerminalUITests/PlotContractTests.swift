import Testing

@testable import TerminalUI

@Suite("Every plot keeps what widgets promise")
struct PlotContractTests {
  @Test("a line chart") func lineChart() {
    expectWidgetContract("loss") { capability in
      let x = PlotSamples.steps(40)
      let y = PlotSamples.falling(40, rate: 0.2, floor: 0.01)
      return LineChart(
        series: [.init("train", x: x, y: y), .init("test", x: x, y: y.map { $0 * 2 }, shape: .both)],
        x: PlotAxis("step", scale: .linear), y: PlotAxis("loss"), capability: capability)
    }
  }
  @Test("a chart with exceptions, a guess, marks and a crosshair") func broken() {
    expectWidgetContract("broken", sweep: .coarse) { PlotSamples.broken($0) }
  }
  @Test("a field map") func field() { expectWidgetContract("field", sweep: .coarse) { PlotSamples.disc($0) } }
  @Test("a grid of heat maps") func maps() { expectWidgetContract("maps", sweep: .coarse) { PlotSamples.units($0) } }
  @Test("a bar chart") func bars() { expectWidgetContract("bars") { PlotSamples.weights($0) } }
  @Test("a bar chart of two groups") func groups() { expectWidgetContract("groups") { PlotSamples.spread($0) } }
  @Test("a histogram") func histogram() { expectWidgetContract("histogram") { PlotSamples.bell($0) } }
  @Test("a table") func table() { expectWidgetContract("table") { PlotSamples.layers($0) } }
  @Test("rows of intervals") func intervals() {
    expectWidgetContract("intervals") { PlotSamples.shift($0) }
  }
  @Test("a network") func network() { expectWidgetContract("network") { PlotSamples.network($0) } }
  @Test("a chain") func chain() { expectWidgetContract("chain") { PlotSamples.chain($0) } }
  @Test("a small tree") func smallTree() { expectWidgetContract("tree") { PlotSamples.smallTree($0) } }
  @Test("a large tree") func largeTree() { expectWidgetContract("tree") { PlotSamples.largeTree($0) } }

  @Test("boards of pixels") func boards() { expectWidgetContract("boards") { PlotSamples.boards($0) } }
  @Test("a ladder") func ladder() { expectWidgetContract("ladder") { PlotSamples.ladder($0) } }

  /// Contents that leave nothing to divide by, or too much.
  static let values: [(String, [Double])] = [
    ("nothing", []), ("one value", [3]), ("a constant", [2, 2, 2]), ("zeros", [0, 0]), ("only nan", [.nan, .nan]),
    ("infinities", [.infinity, -.infinity, 1]), ("huge and tiny", [1e25, 1e-31, 1]), ("negative", [-5, -1e-9]),
    ("the largest and the smallest", [1.7e308, -1.7e308, .leastNonzeroMagnitude]),
    ("nearly the same", [1, 1.0000000000000002]),
  ]

  @Test("line charts of strange values", arguments: values, [PlotAxis.Scale.linear, .logarithmic])
  func strangeLines(_ content: (String, [Double]), _ scale: PlotAxis.Scale) {
    expectWidgetContract(content.0, sweep: .coarse) {
      let axis = PlotAxis("value", scale: scale)
      let x = scale == .linear ? PlotSamples.steps(content.1.count) : content.1
      var chart = LineChart(
        series: [.init("s", x: x, y: content.1), .init("p", x: content.1, y: x, shape: .points)], x: axis, y: axis,
        capability: $0)
      chart.crosshair = content.1.first
      return chart
    }
  }

  @Test("bars of strange values", arguments: values, [PlotAxis.Scale.linear, .logarithmic])
  func strangeBars(_ content: (String, [Double]), _ scale: PlotAxis.Scale) {
    expectWidgetContract(content.0, sweep: .coarse) {
      BarChart(labels: content.1.map { _ in "name" }, groups: [.init("g", content.1)], scale: scale, capability: $0)
    }
  }

  @Test("maps of strange values", arguments: values)
  func strangeMaps(_ content: (String, [Double])) {
    let grid = ValueGrid(columns: 2, rows: 5, values: content.1.map { Float($0) })
    for scale in [HeatMapGrid.Scale.diverging, .sequential] {
      expectWidgetContract(content.0, sweep: .coarse) {
        HeatMapGrid(maps: [.init("a", grid), .init("", grid)], scale: scale, capability: $0)
      }
    }
    let points = content.1.map { FieldMap.Point(x: $0, y: $0, label: -7) }
    expectWidgetContract(content.0, sweep: .coarse) {
      FieldMap(
        grid: grid, xRange: 0...1, yRange: 0...0, points: points, classNames: ["a", "b", "c"], capability: $0)
    }
  }

  @Test("boards of strange values", arguments: values)
  func strangeBoards(_ content: (String, [Double])) {
    let grid = ValueGrid(columns: 2, rows: 5, values: content.1.map { Float($0) })
    expectWidgetContract(content.0, sweep: .coarse) {
      PixelBoards(
        boards: [
          .init("a", grid, range: 0...0, marks: [0, 99, -1]), .init("", grid, range: -1...1, faint: [0]),
          .init("empty", ValueGrid(columns: 0, rows: 0, values: []), range: 0...1),
        ], signs: [], capability: $0)
    }
  }

  @Test("ladders of strange shape")
  func strangeLadders() {
    let shapes: [[LadderDrawing.Row]] = [
      [], [.init("", count: 0, filled: 0)], [.init("a", count: -3, filled: 9, marks: [1])],
      [.init("huge", count: .max, filled: 3, border: .max, unused: 5), .init("b", count: 1, start: .nan, filled: 1)],
      [
        .init("wide", count: 900, filled: 900, marks: [450]),
        .init("c", count: 2, start: -5, pitch: 1e300, filled: 1),
      ],
      Array(repeating: .init("x", count: 3, filled: 3), count: 50),
    ]
    for rows in shapes {
      expectWidgetContract("ladder", sweep: .coarse) { LadderDrawing(rows: rows, capability: $0) }
    }
  }

  @Test(
    "histograms of strange counts",
    arguments: [[], [0], [0, 0], [-3, 5], [.max, .max], Array(repeating: 1, count: 500)] as [[Int]])
  func strangeCounts(_ counts: [Int]) {
    expectWidgetContract("counts", sweep: .coarse) { Histogram(counts: counts, range: 2...2, capability: $0) }
  }

  @Test("tables of strange shape")
  func strangeTables() {
    let shapes: [([String], [[String]])] = [
      ([], []), (["a"], []), ([], [["1"], ["2", "3"]]), (["a", "b"], [[], ["x"]]),
      (Array(repeating: "column", count: 30), [Array(repeating: "1.5", count: 30)]),
    ]
    for (headers, rows) in shapes {
      expectWidgetContract("table", sweep: .coarse) {
        TableView(headers: headers, rows: rows, firstRow: 5, capability: $0)
      }
    }
  }

  @Test("intervals of strange shape")
  func strangeIntervals() {
    let spans: [[IntervalChart.Span]] = [
      [], [.init(0, 0, kind: 0)], [.init(5, 1, kind: 1)], [.init(-.infinity, .infinity, kind: -7, label: "all")],
      [.init(.nan, 1, kind: 2), .init(0, .nan, kind: 40)], [.init(-1e300, 1e300, kind: .max, label: "wide")],
    ]
    for row in spans {
      for range in [0...0, 0...1, -1.7e308...1.7e308] as [ClosedRange<Double>] {
        expectWidgetContract("intervals", sweep: .coarse) {
          IntervalChart(
            rows: Array(repeating: .init("a long name", row), count: 12), kinds: ["one", ""], range: range,
            xTitle: "time", capability: $0)
        }
      }
    }
    expectWidgetContract("no rows", sweep: .coarse) {
      IntervalChart(rows: [], kinds: [], range: 0...1, capability: $0)
    }
  }

  @Test("networks of strange shape")
  func strangeNetworks() {
    let shapes: [[NetworkDrawing.Layer]] = [
      [], [.init("", units: 0)], [.init("a", units: 3)],
      [.init("a", units: 300), .init("b", units: 2, weights: [.nan, 1])],
      [.init("a", units: 1), .init("b", units: 1, weights: [.infinity], values: [.nan])],
      Array(repeating: .init("x", units: 1, weights: [1]), count: 50),
    ]
    for layers in shapes {
      expectWidgetContract("network", sweep: .coarse) {
        NetworkDrawing(layers: layers, inputLabels: ["one", "two"], outputLabels: ["y"], capability: $0)
      }
    }
  }

  @Test("trees of strange shape")
  func strangeTrees() {
    let chain = (0..<500).map { TreeDrawing.Node("n\($0)", children: [$0 + 1]) }
    let shapes: [[TreeDrawing.Node]] = [
      [], [.init("")], [.init("alone", detail: "d", group: -3, below: .max)], chain,
      // A circle, a node with two parents, a child that is not there, and a node that nothing leads to.
      [
        .init("a", children: [0, 1, 1, 7, -1]), .init("b", children: [0, 2]), .init("c"), .init("d", children: [2]),
      ],
      [.init("a", children: Array(1...40))] + (1...40).map { (n: Int) in TreeDrawing.Node("\(n)", group: n) },
      [.init(String(repeating: "long ", count: 100), children: [1]), .init("\u{202E}x\u{7}")],
    ]
    for nodes in shapes {
      expectWidgetContract("tree", sweep: .coarse) {
        TreeDrawing(nodes: nodes, branches: ["yes", "a very long name"], capability: $0)
      }
    }
  }
}
