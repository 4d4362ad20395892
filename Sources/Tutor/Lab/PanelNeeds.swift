import Lab
import TerminalUI

/// How much room a panel takes, its title row included.
struct PanelNeeds: Equatable {
  /// Below this it could not be read.
  var least: Size
  /// Below this it stands on the screen alone, if at all.
  var comfortable: Size
  /// Where more room would show little more.
  var ideal: Size
  /// Whether room beyond the ideal makes it better all the same.
  var isElastic = true
  /// How wide it gets for each row of its height: pixels are square. nil when it fills any width.
  private var aspect: Double?

  struct Size: Equatable {
    var width: Int
    var height: Int
  }

  init(_ panel: Panel) {
    switch panel.content {
    case .lineChart(let chart):
      self.init(Size(width: 26, height: 6), Size(width: 36, height: 9), Size(width: 68, height: 17))
      // Without a legend several curves cannot be told apart.
      if chart.series.count > 2 { comfortable.height = 11 }
    case .field(let field):
      self.init(Size(width: 14, height: 6), Size(width: 22, height: 9), Size(width: 50, height: 24))
      let (x, y) = (
        field.xRange.upperBound - field.xRange.lowerBound, field.yRange.upperBound - field.yRange.lowerBound
      )
      aspect = y > 0 && x.isFinite && y.isFinite ? 2 * min(max(x / y, 0.25), 4) : 2
    case .heatMaps(let maps):
      let rows = maps.maps.count > 4 ? 2 : 1
      let across = min(8, max(2, (maps.maps.count + rows - 1) / rows))
      self.init(
        Size(width: 20, height: 6), Size(width: across * 8, height: rows * 4 + 3),
        Size(width: across * 14, height: rows * 9 + 3))
    case .histogram: self.init(Size(width: 24, height: 7), Size(width: 32, height: 9), Size(width: 52, height: 14))
    case .bars(let bars):
      let rows = bars.labels.count * (bars.groups.count > 1 ? bars.groups.count + 1 : 1) + 2
      self.init(
        Size(width: 20, height: 5), Size(width: 30, height: min(rows, 10)), Size(width: 52, height: max(rows, 3)))
      isElastic = false
    case .columns(let columns):
      let count = min(max(columns.values.count, 8), 60)
      self.init(
        Size(width: 20, height: 7), Size(width: max(34, count + 6), height: 9),
        Size(width: max(50, 2 * count + 6), height: 16))
    case .table(let table):
      let width = PanelNeeds.width(of: table)
      let height = table.rows.count + 3
      self.init(
        Size(width: min(width, 24), height: 5), Size(width: width, height: min(height, 8)),
        Size(width: width, height: height))
      isElastic = false
    case .intervals(let intervals):
      let rows = intervals.rows.count
      self.init(
        Size(width: 24, height: min(rows, 3) + 2), Size(width: 40, height: min(rows + 4, 12)),
        Size(width: 72, height: 3 * rows + 4))
    case .network: self.init(Size(width: 24, height: 7), Size(width: 34, height: 10), Size(width: 64, height: 18))
    case .tree(let tree):
      let isSmall = tree.nodes.count < 8
      self.init(
        Size(width: 18, height: 4), Size(width: isSmall ? 30 : 40, height: isSmall ? 8 : 12),
        Size(width: isSmall ? 60 : 100, height: isSmall ? 12 : 20))
    case .chain:
      self.init(Size(width: 24, height: 8), Size(width: 60, height: 11), Size(width: 110, height: 14))
    case .boards(let boards):
      let rows = boards.boards.map(\.rows).max() ?? 0
      let columns = boards.boards.map(\.columns).reduce(0, +)
      let gaps = 5 * max(0, boards.boards.count - 1)
      self.init(
        Size(width: columns + gaps, height: rows / 2 + 2), Size(width: 2 * columns + gaps + 3, height: rows + 1),
        Size(width: 4 * columns + gaps, height: rows + 2))
      isElastic = false
    case .ladder(let ladder):
      self.init(
        Size(width: 30, height: 4), Size(width: 50, height: ladder.rows.count + 1),
        Size(width: 90, height: 2 * ladder.rows.count))
    case .text: self.init(Size(width: 12, height: 2), Size(width: 20, height: 3), Size(width: 60, height: 4))
    }
  }

  private init(_ least: Size, _ comfortable: Size, _ ideal: Size) {
    self.least = least
    self.comfortable = comfortable
    self.ideal = Size(
      width: max(ideal.width, comfortable.width), height: max(ideal.height, comfortable.height))
  }

  /// The columns it can use at a height; labels of axes take some beside the map.
  func usefulWidth(height: Int) -> Int? {
    aspect.map { max(comfortable.width, Int((Double(height - 2) * $0).rounded()) + 6) }
  }

  /// A number is given eight columns, however many it needs now, so that a table does not come and go as it counts.
  private static func width(of table: Panel.Table) -> Int {
    let columns = table.headers.indices.map { index in
      let cells = table.rows.map { index < $0.count ? $0[index] : "" }
      let widest = cells.map(\.columns).max() ?? 0
      let isPrecise = cells.contains { $0.contains(".") || $0.contains("e-") }
      return max(table.headers[index].columns, isPrecise ? max(widest, 8) : widest)
    }
    return columns.reduce(0, +) + 2 * max(0, columns.count - 1)
  }
}
