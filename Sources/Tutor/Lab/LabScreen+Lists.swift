import Lab
import TerminalUI

extension LabScreen {
  func knobList(_ theme: Theme) -> KnobList {
    KnobList(
      knobs: listed, focus: listFocus, live: Set(listed.map(\.name).filter { showsWeights || showsAtOnce($0) }),
      field: field, theme: theme)
  }

  /// Whether a turn shows without waiting: in the middle of a run, or in a run that is over when it begins.
  private func showsAtOnce(_ knob: String) -> Bool { actsLive(knob) || frame?.plannedSteps == 0 }

  func drawKnobs(on surface: inout Surface, in layout: LabLayout, _ theme: Theme) {
    drawHeading(showsWeights ? "Weights" : "Knobs", "", on: &surface, in: layout.knobsHeading, theme)
    knobList(theme).draw(on: &surface, in: layout.knobs)
    guard !layout.hint.isEmpty, let knob = focusedKnob else { return }
    let act = showsWeights || showsAtOnce(knob.name) ? "(acts at once)" : KnobList.note
    let text = field == nil ? "\(knob.domainWords) \(act)" : "Enter takes it, Tab leaves it"
    surface.put(
      text.truncated(to: layout.hint.width - 2, glyphs: theme.glyphs), x: layout.hint.x + 2, y: layout.hint.y,
      theme.dim,
      in: layout.hint)
  }

  private func drawHeading(
    _ left: String, _ right: String, on surface: inout Surface, in rect: Rect, _ theme: Theme
  ) {
    let end = surface.put(left, x: rect.x, y: rect.y, theme.heading, in: rect)
    let x = rect.right - right.columns
    if x > end + 1 { surface.put(right, x: x, y: rect.y, theme.dim, in: rect) }
  }

  func drawClaims(on surface: inout Surface, in layout: LabLayout, _ theme: Theme) {
    guard !layout.claims.isEmpty, !view.showsClaims else { return }
    let items = tally.items(isSteered: playback.isSteered, theme)
    let full = Checklist(items, styles: theme.widgets, glyphs: theme.glyphs)
    let fits = full.height(width: layout.claims.width) <= layout.claims.height
    let count = "\(tally.seenCount) of \(items.count)"
    drawHeading("See for yourself", fits ? count : "\(count)   v: all", on: &surface, in: layout.claimsHeading, theme)
    guard !fits else { return full.draw(on: &surface, in: layout.claims) }
    let width = layout.claims.width - (theme.glyphs == .ascii ? 4 : 2)
    let rows = items.count <= layout.claims.height ? items.count : max(0, layout.claims.height - 1)
    let short = items.prefix(rows).map { item in
      Checklist.Item(item.state, StyledText(TextLine(item.text.runs).truncated(to: width, glyphs: theme.glyphs).runs))
    }
    Checklist(short, styles: theme.widgets, glyphs: theme.glyphs).draw(on: &surface, in: layout.claims)
    if rows < items.count {
      surface.put(
        "\(items.count - rows) more", x: layout.claims.x + 2, y: layout.claims.y + rows, theme.dim, in: layout.claims)
    }
  }

  func drawAllClaims(on surface: inout Surface, in rect: Rect, _ theme: Theme) {
    let (row, rest) = rect.splitTop(1)
    drawHeading("See for yourself", "\(tally.seenCount) of \(tally.claims.count)", on: &surface, in: row, theme)
    let area = rest.height >= 8 ? rest.inset(top: 1) : rest
    Checklist(
      tally.items(isSteered: playback.isSteered, theme), offset: view.claimsOffset, styles: theme.widgets,
      glyphs: theme.glyphs
    ).draw(on: &surface, in: area)
  }
}
