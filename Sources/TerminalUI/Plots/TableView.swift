/// A table with columns of numbers aligned at the point.
///
/// It is never cut silently: columns shrink by wrapping their words, become one record a row with a line for each field
/// when a column would get under eight columns, and rows that do not fit are counted.
public struct TableView: Plot {
  public var headers: [String]
  /// A row's missing cells are empty; a row with more cells than headers gets columns without a name.
  public var rows: [[String]]
  /// The first row shown, for scrolling.
  public var firstRow: Int
  public var capability: Capability
  public var palette: PlotPalette

  public init(
    headers: [String], rows: [[String]], firstRow: Int = 0, capability: Capability = Capability(),
    palette: PlotPalette = .standard
  ) {
    self.headers = headers
    self.rows = rows
    self.firstRow = firstRow
    self.capability = capability
    self.palette = palette
  }

  /// How many rows of the screen the whole table takes at a width.
  public func height(width: Int) -> Int {
    let content = TableLayout(of: self, width: width)
    return content.heading.count + content.rows.map(\.count).reduce(0, +)
  }

  public func draw(on surface: inout Surface, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let inks = self.inks
    let content = TableLayout(of: self, width: rect.width)
    if headers.isEmpty, rows.isEmpty {
      surface.put(symbols.fit("no values", rect.width), x: rect.x, y: rect.y, inks.note, in: rect)
      return
    }
    let first = min(max(0, firstRow), max(0, rows.count - 1))
    var area = rect
    for line in content.heading where !area.isEmpty {
      surface.put(line.text, x: area.x, y: area.y, line.isRule ? inks.axis : inks.title, in: area)
      area = area.splitTop(1).rest
    }
    var left = content.rows.dropFirst(first).count
    for row in content.rows.dropFirst(first) {
      // The last row of the screen is kept for the count of what is left out.
      guard row.count <= area.height - (left > 1 ? 1 : 0) || (left == 1 && row.count <= area.height) else { break }
      for line in row {
        let end = surface.put(line.name, x: area.x, y: area.y, inks.note, in: area)
        surface.put(line.text, x: end, y: area.y, inks.label, in: area)
        area = area.splitTop(1).rest
      }
      left -= 1
    }
    if left > 0, !area.isEmpty {
      let note = symbols.fit("\(symbols.ellipsis) \(left) more \(left == 1 ? "row" : "rows")", rect.width)
      surface.put(note, x: area.x, y: area.y, inks.note, in: area)
    }
  }
}
