import TerminalUI

/// A bar from nothing to all for each of some names: what was right of what was asked.
struct ShareList {
  struct Row: Equatable {
    var name: String
    /// From 0 to 1; nil before anything is known.
    var share: Double?
    /// What it is a share of; nil leaves that out.
    var count: Int?

    init(_ name: String, _ share: Double?, of count: Int? = nil) {
      self.name = name
      self.share = share
      self.count = count
    }
  }

  let rows: [Row]
  let firstRow: Int
  let theme: Theme

  init(_ rows: [Row], firstRow: Int = 0, theme: Theme) {
    self.rows = rows
    self.firstRow = firstRow
    self.theme = theme
  }

  func draw(on surface: inout Surface, in rect: Rect) {
    let left = rows.dropFirst(min(firstRow, max(0, rows.count - rect.height)))
    let fits = left.count <= rect.height
    let shown = left.prefix(fits ? rect.height : max(0, rect.height - 1))
    let names = rows.map(\.name.columns).max() ?? 0
    let labels = rows.map { label($0).columns }.max() ?? 0
    let width = min(names, max(8, rect.width / 2))
    for (row, entry) in shown.enumerated() {
      let line = Rect(x: rect.x, y: rect.y + row, width: rect.width, height: 1)
      let name = entry.name.truncated(to: width, glyphs: theme.glyphs)
      surface.put(name, x: line.x, y: line.y, entry.name.hasPrefix(" ") ? theme.dim : theme.text, in: line)
      let rest = line.splitLeft(width + 2).rest
      guard let share = entry.share else {
        surface.put("nothing yet", x: rest.x, y: rest.y, theme.dim, in: rest)
        continue
      }
      Gauge(
        share, label: label(entry).fitted(to: labels, .leading), styles: theme.widgets, glyphs: theme.glyphs
      ).draw(on: &surface, in: rest.splitLeft(min(rest.width, 56)).left)
    }
    if !fits, rect.height > 0 {
      let more = "\(theme.glyphs == .ascii ? "..." : "…") \(left.count - shown.count) more"
      surface.put(more, x: rect.x, y: rect.bottom - 1, theme.dim, in: rect)
    }
  }

  private func label(_ row: Row) -> String {
    guard let share = row.share else { return "" }
    return "\(Int((share * 100).rounded()))%".fitted(to: 4, .trailing) + (row.count.map { " of \($0.grouped)" } ?? "")
  }
}
