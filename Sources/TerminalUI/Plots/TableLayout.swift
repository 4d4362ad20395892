import Mathematics

/// A table as lines of text at a width.
struct TableLayout {
  struct Line: Equatable {
    /// The field's name in a record.
    var name = ""
    var text = ""
    var isRule = false
  }

  private(set) var heading: [Line] = []
  /// The lines of each row.
  private(set) var rows: [[Line]] = []

  private static let gap = 2
  private static let narrowest = 8

  private struct Column {
    var header: String
    var cells: [String]
    var isNumeric: Bool
    var width = 0
    var natural: Int { max(header.columns, cells.map(\.columns).max() ?? 0) }
    /// What it may shrink to; numbers and short words do not break.
    var least: Int { min(natural, isNumeric ? natural : TableLayout.narrowest) }
  }

  init(of table: TableView, width: Int) {
    let count = max(table.headers.count, table.rows.map(\.count).max() ?? 0)
    var columns = (0..<count).map { index in
      TableLayout.column(
        header: index < table.headers.count ? table.headers[index] : "",
        cells: table.rows.map { index < $0.count ? $0[index] : "" })
    }
    let symbols = table.symbols
    if TableLayout.shrink(&columns, to: width) {
      setGrid(columns, symbols)
    } else {
      setRecords(columns, rowCount: table.rows.count, width: width)
    }
  }

  /// A column of numbers has its points one below the other; one with units, percentages or exponents ends at one
  /// place. A few words among the numbers, such as `never`, stand where a number would.
  private static func column(header: String, cells: [String]) -> Column {
    let cells = cells.map { VisibleText.string($0) }
    let header = VisibleText.string(header)
    let numbers = cells.map(TableNumber.init)
    let known = zip(cells, numbers).filter { !TableNumber.standsForNone($0.0) }
    let count = known.count { $0.1 != nil }
    let isNumeric = 2 * count > known.count && known.allSatisfy { $1 != nil || !$0.contains(" ") }
    guard isNumeric else { return Column(header: header, cells: cells, isNumeric: false) }
    let hasPoints = numbers.allSatisfy { $0?.hasOpenEnd ?? true }
    let widest = hasPoints ? numbers.compactMap { $0?.fraction.columns }.max() ?? 0 : 0
    let aligned = zip(cells, numbers).map { cell, number in
      widest == 0 || cell.isEmpty ? cell : cell + String(repeating: " ", count: tail(cell, number, widest))
    }
    return Column(header: header, cells: aligned, isNumeric: true)
  }

  /// Blanks behind a cell so that its point comes where those of the others are. Words end where the numbers do.
  private static func tail(_ cell: String, _ number: TableNumber?, _ widest: Int) -> Int {
    if let number { return widest - number.fraction.columns }
    return TableNumber.standsForNone(cell) ? widest : 0
  }

  /// Sets the widths; false when a column would get too narrow.
  private static func shrink(_ columns: inout [Column], to width: Int) -> Bool {
    let room = width - gap * max(0, columns.count - 1)
    for index in columns.indices { columns[index].width = columns[index].natural }
    guard columns.map(\.least).reduce(0, +) <= room else { return false }
    while columns.map(\.width).reduce(0, +) > room {
      // The widest that can still give way does, the last of equals.
      guard
        let widest = columns.indices.filter({ columns[$0].width > columns[$0].least })
          .max(by: { columns[$0].width < columns[$1].width })
      else { return false }
      columns[widest].width -= 1
    }
    return true
  }

  private mutating func setGrid(_ columns: [Column], _ symbols: PlotSymbols) {
    func lines(_ texts: [String]) -> [Line] {
      let wrapped = zip(texts, columns).map { TableLayout.wrap($0, $1.width) }
      return (0..<max(1, wrapped.map(\.count).max() ?? 1)).map { line in
        let cells = zip(wrapped, columns).map { cell, column in
          (line < cell.count ? cell[line] : "").padded(column.width, left: column.isNumeric)
        }
        return Line(
          text: TableLayout.trimmed(cells.joined(separator: String(repeating: " ", count: TableLayout.gap))))
      }
    }
    if columns.contains(where: { !$0.header.isEmpty }) {
      heading = lines(columns.map(\.header))
      let rules = columns.map { String(repeating: symbols.horizontal, count: $0.width) }
      heading.append(
        Line(text: rules.joined(separator: String(repeating: " ", count: TableLayout.gap)), isRule: true))
    }
    rows = (columns.first?.cells.indices ?? 0..<0).map { row in lines(columns.map { $0.cells[row] }) }
  }

  private mutating func setRecords(_ columns: [Column], rowCount: Int, width: Int) {
    let names = min(columns.map(\.header.columns).max() ?? 0, max(0, width / 2 - 2))
    rows = (0..<rowCount).map { row in
      var lines: [Line] = []
      for column in columns {
        let name = TableLayout.wrap(column.header, max(1, names))
        let value = TableLayout.wrap(TableLayout.stripped(column.cells[row]), max(1, width - names - 2))
        for line in 0..<max(name.count, value.count) {
          let left = (line < name.count ? name[line] : "").padded(names) + (names > 0 ? "  " : "")
          lines.append(Line(name: left, text: line < value.count ? value[line] : ""))
        }
      }
      if row + 1 < rowCount { lines.append(Line()) }
      return lines
    }
  }

  /// Lines of at most `width` columns, broken between words, or inside a word that is longer.
  private static func wrap(_ text: String, _ width: Int) -> [String] {
    guard text.columns > width else { return [text] }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.columns + 1 + word.columns <= width {
        line += " " + word
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = ""
      for character in word {
        if !line.isEmpty, line.columns + character.columns > width {
          lines.append(line)
          line = ""
        }
        line.append(character)
      }
    }
    return lines + (line.isEmpty ? [] : [line])
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  private static func stripped(_ text: String) -> String { trimmed(String(text.drop { $0 == " " })) }
}
