public import Lab
public import TerminalUI

/// A panel as lines of text without colour, for a pipe or a file: curves, bars, columns, histograms, tables and trees as pictures
/// with their sentences, maps and networks as sentences alone.
public enum PanelText {
  public static func lines(_ panel: Panel, width: Int, glyphs: GlyphTier) -> [String] {
    guard let picture = picture(of: panel, width: width, glyphs: glyphs) else {
      return wrapped("\(panel.title): \(panel.sentence)", width)
    }
    return picture + [""] + wrapped(panel.sentence, width)
  }

  /// The picture with its title; nil for a panel that needs more than characters.
  static func picture(of panel: Panel, width: Int, glyphs: GlyphTier) -> [String]? {
    guard let height = height(of: panel.content) else { return nil }
    let view = PanelView(panel: panel, theme: .make(.mono, Capability(colors: .none, glyphs: glyphs)))
    var surface = Surface(width: width, height: height)
    view.draw(on: &surface, in: surface.bounds)
    var rows = (0..<surface.height).map(surface.row)
    while rows.last == "" { rows.removeLast() }
    return rows
  }

  /// Less than this is drawn as its sentence; more would be a page of its own.
  private static let fewestRows = 6
  private static let mostRows = 26

  /// Rows of a picture that is as good in characters as on the screen; nil for the others.
  private static func height(of content: Panel.Content) -> Int? {
    switch content {
    case .lineChart: 17
    case .histogram: 12
    case .bars(let bars): min(max(bars.labels.count * bars.groups.count + 3, fewestRows), mostRows)
    case .columns: 16
    case .table(let table): max(table.rows.count + 3, fewestRows)
    case .tree: mostRows
    case .intervals(let intervals): min(max(intervals.rows.count + 5, fewestRows), mostRows)
    case .chain: 14
    case .boards(let boards): (boards.boards.map(\.rows).max() ?? 0) + 2
    case .ladder(let ladder): 2 * ladder.rows.count + 1
    case .field, .heatMaps, .network, .text: nil
    }
  }

  private static func wrapped(_ text: String, _ width: Int) -> [String] {
    StyledText(text).wrapped(width: width).map(\.text)
  }
}
