import Lab
import TerminalUI

extension PanelView {
  func plot(_ boards: Panel.Boards) -> PixelBoards {
    PixelBoards(
      boards: boards.boards.map {
        PixelBoards.Board(
          $0.title, ValueGrid(columns: $0.columns, rows: $0.rows, values: $0.values), range: $0.range,
          marks: Set($0.marks), faint: Set($0.faint))
      },
      signs: boards.signs.map { theme.glyphs == .ascii ? $0 : $0 == "x" ? "×" : $0 == "-" ? "−" : $0 },
      capability: theme.capability, palette: theme.plots)
  }

  func plot(_ ladder: Panel.Ladder) -> LadderDrawing {
    LadderDrawing(
      rows: ladder.rows.map {
        LadderDrawing.Row(
          $0.title, note: $0.note, count: $0.count, start: $0.start, pitch: $0.pitch, filled: $0.filled,
          marks: Set($0.marks), border: $0.border, unused: $0.unused)
      }, capability: theme.capability, palette: theme.plots)
  }
}
