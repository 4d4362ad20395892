import Lab
import Mathematics
import TerminalUI

extension LabScreen {
  /// What went wrong and what to do about it, or what real threads took.
  func noticeText(isShort: Bool, _ theme: Theme) -> StyledText? {
    if folder != nil { return StyledText(folderLabel(isShort: isShort), theme.strong) }
    if let problem { return StyledText("! \(problem.prefix(1).uppercased())\(problem.dropFirst())", theme.bad) }
    if let clock, clock.isAbout(experiment) { return StyledText(isShort ? clock.shortWords : clock.words) }
    if sheet != nil { return StyledText(Self.drawingHelp, theme.accent) }
    guard case .diverged(_, let what, let advice) = frame?.ending else { return nil }
    let text = StyledText("! Diverged. ", theme.warning)
    return text + (isShort ? StyledText(advice) : StyledText("\(what) \(advice)"))
  }

  func draw(_ notice: StyledText, on surface: inout Surface, in rect: Rect) {
    let lines = notice.wrapped(width: rect.width, hanging: 2)
    for (row, line) in lines.prefix(rect.height).enumerated() {
      surface.put(line, x: rect.x, y: rect.y + row, in: rect)
    }
  }

  func drawStatus(on surface: inout Surface, in layout: LabLayout, _ theme: Theme) {
    let status = LabStatus(frame, playback, readingShare: readingShare)
    var row = layout.status
    guard !layout.isTight else {
      if let text = crosshairText(theme) { return put(text, on: &surface, in: row, theme) }
      return put(status.shortPieces, gap: 2, on: &surface, in: row, theme)
    }
    let words = status.pieces.reduce(0) { $0 + $1.width + 3 }
    if let progress = status.progress, row.width - words >= 8 {
      let (rest, bar) = row.splitLeft(max(words, row.width - 30))
      Gauge(progress, styles: theme.widgets, glyphs: theme.glyphs).draw(on: &surface, in: bar)
      row = rest.inset(right: 3)
    }
    put(status.pieces, on: &surface, in: row, theme)
  }

  func drawReadings(hidden: Int, on surface: inout Surface, in layout: LabLayout, _ theme: Theme) {
    var row = layout.readings
    guard !row.isEmpty else { return }
    // While the crosshair is on, Tab takes it away.
    if hidden > 0, view.crosshair == nil {
      let text = hiddenWords(hidden, isShort: row.width < 50)
      surface.put(text, x: row.right - text.columns, y: row.y, theme.dim, in: row)
      row = row.inset(right: text.columns + 3)
    }
    if let text = crosshairText(theme) { return put(text, on: &surface, in: row, theme) }
    put(LabStatus(frame, playback, readingShare: readingShare).readings, on: &surface, in: row, theme)
  }

  /// Pieces from left to right as far as they fit whole.
  private func put(
    _ pieces: [LabStatus.Piece], gap: Int = 3, on surface: inout Surface, in row: Rect, _ theme: Theme
  ) {
    var x = row.x
    for piece in pieces {
      let shown = (piece.label.isEmpty ? 0 : piece.label.columns + 1) + piece.value.columns
      guard x + shown <= row.right else { return }
      if !piece.label.isEmpty { surface.put(piece.label, x: x, y: row.y, theme.dim, in: row) }
      let start = x + (piece.label.isEmpty ? 0 : piece.label.columns + 1)
      surface.put(piece.value, x: start, y: row.y, piece.isState ? theme.accent : theme.text, in: row)
      x += piece.width + gap
    }
  }

  /// What all curves are at the crosshair.
  private func crosshairText(_ theme: Theme) -> StyledText? {
    guard let place = view.crosshair, let frame, let curves else { return nil }
    let plot = panelView(frame.panels[curves.index], theme).plot(curves.chart)
    var text = StyledText("\(curves.chart.xTitle) \(NumberText.short(place))", theme.accent)
    for series in plot.series {
      let nearest = zip(series.x, series.y).min { abs($0.0 - place) < abs($1.0 - place) }
      guard let nearest else { continue }
      text.append("   \(series.name) ", theme.dim)
      text.append(NumberText.short(nearest.1))
    }
    return text
  }

  private func put(_ text: StyledText, on surface: inout Surface, in row: Rect, _ theme: Theme) {
    surface.put(TextLine(text.runs).truncated(to: row.width, glyphs: theme.glyphs), x: row.x, y: row.y, in: row)
  }
}
