import CNcurses
import TerminalUI

/// Brings surfaces to the screen of curses, cell by cell, and touches only the cells that changed.
struct ScreenPainter {
  private var encoder: CellEncoder
  /// What is on the screen; nil when everything has to be drawn.
  private var shown: Surface?

  init(_ encoder: CellEncoder) { self.encoder = encoder }

  /// The next surface is drawn whole.
  mutating func forget() { shown = nil }

  /// Draws a surface on curses' own screen, of which the caller then sends the difference. Returns about how many bytes
  /// that will be.
  mutating func paint(_ surface: Surface, width: Int, height: Int) -> Int {
    var bytes = draw(surface, width, height)
    if bytes == nil {
      // More pairs of colours than the terminal has: begin again with the ones of this very picture.
      encoder.reset()
      shown = nil
      bytes = draw(surface, width, height)
    }
    if bytes == nil {
      // It has more of them by itself. A cell without its background is better than no cell.
      encoder.approximates = true
      bytes = draw(surface, width, height)
      encoder.approximates = false
    }
    shown = surface
    return bytes ?? 0
  }

  /// nil when the pairs of colours ran out on the way.
  private mutating func draw(_ surface: Surface, _ width: Int, _ height: Int) -> Int? {
    let before = shown.flatMap { $0.width == surface.width && $0.height == surface.height ? $0 : nil }
    if before == nil { werase(nc_stdscr()) }
    var bytes = 0
    let columns = min(surface.width, width)
    for y in 0..<min(surface.height, height) {
      let start = y * surface.width
      let row = surface.cells[start..<start + columns]
      guard let range = Self.changes(from: before?.cells[start..<start + columns], to: row) else { continue }
      guard let encoded = encoder.encode(row[range]) else { return nil }
      mvwadd_wchnstr(nc_stdscr(), Int32(y), Int32(range.lowerBound - start), encoded, Int32(encoded.count))
      bytes += Self.cost(of: row[range])
    }
    return bytes
  }

  /// The stretch of a row in which something differs; the whole row where wide characters could be torn apart.
  static func changes(from old: ArraySlice<Cell>?, to new: ArraySlice<Cell>) -> Range<Int>? {
    guard let old else { return new.isEmpty ? nil : new.startIndex..<new.endIndex }
    guard let first = new.indices.first(where: { new[$0] != old[$0] }),
      let last = new.indices.last(where: { new[$0] != old[$0] })
    else { return nil }
    let hasWide = new.contains(where: \.isContinuation) || old.contains(where: \.isContinuation)
    return hasWide ? new.startIndex..<new.endIndex : first..<last + 1
  }

  /// About how many bytes a stretch of cells becomes: its characters, and a sequence wherever the style changes.
  private static func cost(of cells: ArraySlice<Cell>) -> Int {
    var bytes = 6
    var style: Style?
    for cell in cells {
      if cell.style != style { bytes += 11 }
      style = cell.style
      bytes += cell.character.utf8.count
    }
    return bytes
  }
}
