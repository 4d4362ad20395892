import Lab
import TerminalUI

extension PanelView {
  func plot(_ boards: Panel.Boards) -> PixelBoards {
    PixelBoards(
      boards: boards.boards.map { board in
        let values = board.values.indices.map { $0 < board.known ? board.values[$0] : Float.nan }
        return PixelBoards.Board(
          board.title, ValueGrid(columns: board.columns, rows: board.rows, values: values), range: board.range,
          marks: Set(board.marks), faint: Set(board.faint))
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
