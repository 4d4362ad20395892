import Mathematics

@testable import TerminalUI

/// Contents the tests of plots share: small, and without any chance in them.
enum PlotSamples {
  /// A falling curve with a wiggle, `count` steps.
  static func falling(_ count: Int, rate: Double, floor: Double, wiggle: Double = 0) -> [Double] {
    (0..<count).map { exp(-Double($0) * rate) * 0.7 + floor + wiggle * floor * sin(Double($0 * $0)) }
  }

  static func steps(_ count: Int) -> [Double] { (0..<count).map(Double.init) }

  static func loss(_ capability: Capability) -> LineChart {
    let x = steps(400)
    var chart = LineChart(
      series: [
        .init("train", x: x, y: falling(400, rate: 0.015, floor: 0.005, wiggle: 0.3)),
        .init("test", x: x, y: falling(400, rate: 0.012, floor: 0.04, wiggle: 0.1), isDashed: true),
      ], x: PlotAxis("step", scale: .linear), y: PlotAxis("loss"), capability: capability)
    chart.references = [.init("ln 2", y: 0.6931)]
    return chart
  }

  static func broken(_ capability: Capability) -> LineChart {
    var y = falling(200, rate: 0.02, floor: 0.01)
    for index in 80..<90 { y[index] = .nan }
    y[91] = .infinity
    y[150] = 0
    y[151] = -1
    var chart = LineChart(
      series: [.init("loss", x: steps(200), y: y)], x: PlotAxis("step", scale: .linear),
      y: PlotAxis("loss", scale: .logarithmic), capability: capability)
    chart.sketch = .init("your guess", x: [0, 50, 100, 150, 199], y: [0.7, 0.4, 0.2, 0.1, 0.05])
    chart.crosshair = 40
    chart.marks = [.init("rate / 10", x: 120)]
    return chart
  }

  static func disc(_ capability: Capability) -> FieldMap {
    let side = 32
    let values = (0..<side * side).map { index -> Float in
      let x = (Double(index % side) + 0.5) / 16 - 1
      let y = 1 - (Double(index / side) + 0.5) / 16
      return Float(tanh(3 * (0.45 - x * x - y * y + 0.15 * x)))
    }
    let points = (0..<40).map { index -> FieldMap.Point in
      let angle = Double(index) * 2.4
      let radius = index % 2 == 0 ? 0.012 * Double(index) : 0.85
      return .init(x: radius * cos(angle), y: radius * sin(angle), label: index % 2 == 0 ? 1 : 0)
    }
    return FieldMap(
      grid: ValueGrid(columns: side, rows: side, values: values), xRange: -1...1, yRange: -1...1, points: points,
      classNames: ["outer", "inner"], capability: capability)
  }

  static func units(_ capability: Capability) -> HeatMapGrid {
    let maps = (1...6).map { unit -> HeatMapGrid.Map in
      let values = (0..<64).map { index in
        Float(tanh(sin(Double(index % 8 * unit) * 0.35) + cos(Double(index / 8) * 0.4 * Double(7 - unit))))
      }
      return .init("unit \(unit)", ValueGrid(columns: 8, rows: 8, values: values))
    }
    return HeatMapGrid(maps: maps, range: -1...1, capability: capability)
  }

  static func spread(_ capability: Capability) -> BarChart {
    let labels = (1...5).map { "layer \($0)" }
    return BarChart(
      labels: labels,
      groups: [.init("forward", [1, 0.1, 0.01, 1e-4, 1e-8]), .init("backward", [1e-5, 0.003, 0.2, 0, .nan])],
      scale: .logarithmic, capability: capability)
  }

  static func weights(_ capability: Capability) -> BarChart {
    BarChart(
      labels: ["bias", "x1", "x2", "x1 x2"], groups: [.init("weight", [0.5, -0.25, 1.75, 0])], capability: capability)
  }

  static func bell(_ capability: Capability) -> Histogram {
    let counts = (0..<36).map { Int(1000 * exp(-Double(($0 - 18) * ($0 - 18)) / 60)) }
    return Histogram(counts: counts, range: -3...3, xTitle: "activation", capability: capability)
  }

  static func layers(_ capability: Capability) -> TableView {
    TableView(
      headers: ["layer", "units", "std", "what it says"],
      rows: [
        ["1", "64", "0.51", "healthy, nothing to worry about"],
        ["2", "128", "12.3", "a little large"],
        ["3", "10", "0.0021", "vanishing, because the gain is too small for so many layers"],
      ], capability: capability)
  }

  static func shift(_ capability: Capability) -> IntervalChart {
    func loads(_ first: Int) -> [IntervalChart.Span] {
      (0..<5).map { turn in
        let start = Double(20 + turn * 16)
        return .init(start, start + 16, kind: 1, label: String(first + 2 * turn))
      }
    }
    var main: [IntervalChart.Span] = [.init(0, 36, kind: 2)]
    for batch in 0..<8 {
      let start = Double(36 + batch * 8)
      main.append(.init(start, start + 6, kind: 0, label: String(batch + 1)))
      main.append(.init(start + 6, start + 8, kind: 2))
    }
    return IntervalChart(
      rows: [
        .init("main", main), .init("worker 1", [.init(0, 20, kind: 3)] + loads(1)),
        .init("worker 2", [.init(0, 20, kind: 3)] + loads(2)),
      ],
      kinds: ["compute", "load", "wait", "start"], range: 0...100, xTitle: "milliseconds", capability: capability)
  }

  static func network(_ capability: Capability) -> NetworkDrawing {
    func values(_ count: Int, _ shift: Int) -> [Float] { (0..<count).map { Float(sin(Double($0 * 7 + shift))) } }
    return NetworkDrawing(
      layers: [
        .init("input", units: 2, values: [0.5, -0.3]),
        .init("hidden", units: 4, weights: values(8, 1), values: values(4, 2)),
        .init("output", units: 1, weights: values(4, 9), values: [0.9]),
      ], inputLabels: ["x1", "x2"], outputLabels: ["inside"], capability: capability)
  }

  /// A chain on its way back.
  static func chain(_ capability: Capability) -> ChainDrawing {
    ChainDrawing(
      links: (1...12).map { place in
        let values = (0..<8).map { Float(sin(Double($0 * place))) }
        return .init(
          "\(place)", above: place < 9 ? "+0.5" : "", below: "-1.25", note: place > 4 ? "1e-\(12 - place)" : "",
          values: place < 9 ? values : [])
      }, marked: 5, turn: 5, rows: .init(above: "out", below: "in", title: "step", note: "gradient"),
      capability: capability)
  }

  /// Seven nodes in three levels.
  static func smallTree(_ capability: Capability) -> TreeDrawing {
    TreeDrawing(
      nodes: [
        .init("petal length < 2.45", children: [1, 2]), .init("setosa", detail: "50 of 50", group: 0),
        .init("petal width < 1.75", children: [3, 4]), .init("versicolor", detail: "49 of 54", group: 1),
        .init("virginica", detail: "45 of 46", group: 2),
      ], branches: ["yes", "no"], capability: capability)
  }

  /// A window on a small picture, its kernel, and half of what comes out.
  static func boards(_ capability: Capability) -> PixelBoards {
    let picture = (0..<36).map { Float($0 * 7 % 10) }
    let output = (0..<16).map { $0 < 6 ? Float($0 * 9 - 20) : Float.nan }
    return PixelBoards(
      boards: [
        .init(
          "picture", ValueGrid(columns: 6, rows: 6, values: picture), range: 0...9,
          marks: [1, 2, 3, 7, 8, 9, 13, 14, 15], faint: [0, 6]),
        .init("kernel", ValueGrid(columns: 3, rows: 3, values: [-1, 0, 1, -2, 0, 2, -1, 0, 1]), range: -2...2),
        .init("output", ValueGrid(columns: 4, rows: 4, values: output), range: -36...36, marks: [5]),
      ], signs: ["x", "="], capability: capability)
  }

  /// A picture with a border, a window of stride 2 that leaves one pixel out, and one above it.
  static func ladder(_ capability: Capability) -> LadderDrawing {
    LadderDrawing(
      rows: [
        .init("picture", note: "9", count: 9, filled: 9, marks: [1, 2, 3, 4, 5], border: 1, unused: 1),
        .init("conv", note: "4", count: 4, start: 0, pitch: 2, filled: 4, marks: [1, 2]),
        .init("pool", note: "3", count: 3, start: 1, pitch: 2, filled: 2, marks: [1]),
      ], capability: capability)
  }

  /// A full tree of six levels, each node with a number.
  static func largeTree(_ capability: Capability) -> TreeDrawing {
    func node(_ place: Int, _ depth: Int, into nodes: inout [TreeDrawing.Node]) -> Int {
      let own = nodes.count
      nodes.append(depth < 5 ? .init("x < \(place)") : .init(place % 2 == 0 ? "even" : "odd", group: place % 2))
      if depth < 5 {
        let first = node(2 * place, depth + 1, into: &nodes)
        nodes[own].children = [first, node(2 * place + 1, depth + 1, into: &nodes)]
      }
      return own
    }
    var nodes: [TreeDrawing.Node] = []
    _ = node(1, 0, into: &nodes)
    return TreeDrawing(nodes: nodes, branches: ["yes", "no"], capability: capability)
  }
}
