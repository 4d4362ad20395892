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
    drawHeading(showsWeights ? "Weights" : "Knobs", [], on: &surface, in: layout.knobsHeading, theme)
    knobList(theme).draw(on: &surface, in: layout.knobs)
    guard !layout.hint.isEmpty, let knob = focusedKnob else { return }
    let act = showsWeights || showsAtOnce(knob.name) ? "(acts at once)" : KnobList.note
    let text = field == nil ? "\(knob.domainWords) \(act)" : "Enter takes it, Tab leaves it"
    surface.put(
      text.truncated(to: layout.hint.width - 2, glyphs: theme.glyphs), x: layout.hint.x + 2, y: layout.hint.y,
      theme.dim,
      in: layout.hint)
  }

  /// Of the notes the first that fits stands at the right.
  private func drawHeading(
    _ left: String, _ notes: [String], on surface: inout Surface, in rect: Rect, _ theme: Theme
  ) {
    let end = surface.put(left, x: rect.x, y: rect.y, theme.heading, in: rect)
    guard let note = notes.first(where: { rect.right - $0.columns > end + 1 }) else { return }
    surface.put(note, x: rect.right - note.columns, y: rect.y, theme.dim, in: rect)
  }

  func drawClaims(on surface: inout Surface, in layout: LabLayout, _ theme: Theme) {
    guard !layout.claims.isEmpty, !view.showsClaims else { return }
    let items = tally.items(isSteered: playback.isSteered, theme)
    let full = Checklist(items, styles: theme.widgets, glyphs: theme.glyphs)
    let fits = full.height(width: layout.claims.width) <= layout.claims.height
    let count = "\(tally.seenCount) of \(items.count)"
    let notes = fits ? [count] : ["\(count)   v: all", "\(count)  v: all", "v: all"]
    drawHeading("See for yourself", notes, on: &surface, in: layout.claimsHeading, theme)
    if fits {
      full.draw(on: &surface, in: layout.claims)
    } else {
      drawSomeClaims(on: &surface, in: layout.claims, theme)
    }
  }

  /// Where not all claims have room, some have it whole: a claim that is cut off may lose the number it is about.
  private func drawSomeClaims(on surface: inout Surface, in rect: Rect, _ theme: Theme) {
    let items = tally.claims.indices.map { tally.shortItem($0, theme) }
    func list(_ items: [Checklist.Item]) -> Checklist {
      Checklist(items, styles: theme.widgets, glyphs: theme.glyphs)
    }
    let shown = ClaimTally.window(
      heights: items.map { list([$0]).height(width: rect.width) }, around: tally.firstUnseen ?? 0, rows: rect.height)
    let part = list(Array(items[shown]))
    part.draw(on: &surface, in: rect)
    let used = part.height(width: rect.width)
    guard used < rect.height else { return }
    let left = items.count - shown.count
    surface.put("\(left) more", x: rect.x + 2, y: rect.y + used, theme.dim, in: rect)
  }

  func drawAllClaims(on surface: inout Surface, in rect: Rect, _ theme: Theme) {
    let (row, rest) = rect.splitTop(1)
    drawHeading("See for yourself", ["\(tally.seenCount) of \(tally.claims.count)"], on: &surface, in: row, theme)
    let area = rest.height >= 8 ? rest.inset(top: 1) : rest
    Checklist(
      tally.items(isSteered: playback.isSteered, theme), offset: view.claimsOffset, styles: theme.widgets,
      glyphs: theme.glyphs
    ).draw(on: &surface, in: area)
  }
}
