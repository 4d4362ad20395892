import Course
import TerminalUI

extension StatsScreen {
  func draw(on surface: inout Surface, in rect: Rect, _ scene: Scene) {
    guard !rect.isEmpty else { return }
    guard let statistics else { return drawNothing(on: &surface, in: rect, scene) }
    if isWhole {
      let picture = StatsPicture(selection, statistics, isWhole: true, offset: offset)
      return picture.draw(on: &surface, in: rect.centered(maximumWidth: 120), isSelected: false, scene.theme)
    }
    let grid = Self.grid(in: rect)
    let perPage = grid.columns * grid.rows
    let first = selection.rawValue / perPage * perPage
    let rows = Split.rows(rect, Self.heights(grid, first), gap: grid.rows > 1 ? 1 : 0)
    for (row, band) in rows.enumerated() {
      let cells = Split.columns(band, Array(repeating: .fill, count: grid.columns), gap: grid.columns > 1 ? 4 : 0)
      for (column, cell) in cells.enumerated() {
        guard let part = StatsPart(rawValue: first + row * grid.columns + column) else { continue }
        StatsPicture(part, statistics).draw(
          on: &surface, in: cell, isSelected: part == selection, number: part.rawValue + 1, scene.theme)
      }
    }
  }

  /// How many pictures stand side by side and one below the other, none smaller than it can be read.
  static func grid(in rect: Rect) -> (columns: Int, rows: Int) {
    let columns = min(3, max(1, (rect.width + 4) / 58))
    let needed = (StatsPart.allCases.count + columns - 1) / columns
    return (columns, min(needed, max(1, (rect.height + 1) / 10)))
  }

  /// A calendar needs more rows than the others.
  private static func heights(_ grid: (columns: Int, rows: Int), _ first: Int) -> [Split.Part] {
    let place = (StatsPart.days.rawValue - first) / grid.columns
    return (0..<grid.rows).map { $0 == place && grid.columns < 3 ? .fraction(grid.rows > 2 ? 0.42 : 0.58) : .fill }
  }

  private func drawNothing(on surface: inout Surface, in rect: Rect, _ scene: Scene) {
    let theme = scene.theme
    var column = TallColumn(width: rect.centered(maximumWidth: 72).width)
    switch answer {
    case nil: column.add(StyledText("Reading what you have answered.", theme.dim))
    case .unknown(let sentence)?: column.add(StyledText(sentence, theme.warning))
    case .known?:
      column.add(StyledText("Nothing has been answered yet.", theme.strong))
      column.gap()
      column.add(StyledText("Once you have answered questions, you will see here:", theme.text))
      for part in StatsPart.allCases {
        column.add(
          StyledText((theme.glyphs == .ascii ? "* " : "• ") + part.promise + ".", theme.dim), indent: 2, hanging: 2)
      }
    }
    column.draw(on: &surface, in: rect.centered(maximumWidth: 72), offset: nil, theme)
  }
}
