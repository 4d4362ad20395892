import TerminalUI

extension LessonScreen {
  /// Where the text stands, and what was opened beside or instead of it.
  struct Areas: Equatable {
    var text: Rect
    var pane: Rect?
  }

  static let measure = 72

  func areas(_ scene: Scene) -> Areas {
    let body = scene.body
    let margin = body.width >= 30 ? 2 : 0
    guard pane != nil, scene.breadth == .wide else {
      return Areas(text: column(in: body, margin: margin), pane: pane != nil && isPaneFocused ? body : nil)
    }
    let width = min(Self.measure + margin, max(46, body.width * 2 / 5))
    let columns = Split.columns(body, [.fixed(width), .fill], gap: 3)
    return Areas(text: columns[0].inset(left: margin), pane: columns[1])
  }

  private func column(in body: Rect, margin: Int) -> Rect {
    body.inset(left: margin, right: margin).centered(maximumWidth: Self.measure)
  }

  func draw(on surface: inout Surface, in rect: Rect, _ scene: Scene) {
    guard !rect.isEmpty else { return }
    let areas = areas(scene)
    let isCovered = scene.breadth != .wide && areas.pane != nil
    if !isCovered { drawPage(on: &surface, in: areas.text, scene) }
    if let place = areas.pane {
      if !isCovered { drawDivider(on: &surface, x: place.x - 2, scene) }
      drawPane(on: &surface, in: place, scene)
    }
    if let outline { drawOutline(outline, on: &surface, in: rect, scene) }
  }

  private func drawPane(on surface: inout Surface, in rect: Rect, _ scene: Scene) {
    let cursor = surface.cursor
    switch pane {
    case .lab(let lab): lab.draw(on: &surface, in: rect, scene)
    case .question(let question): question.draw(on: &surface, in: rect, scene)
    case nil: break
    }
    // The cursor belongs where the keys go.
    if !isPaneFocused { surface.cursor = cursor }
  }

  private func drawDivider(on surface: inout Surface, x: Int, _ scene: Scene) {
    let body = scene.body
    let line = scene.glyphs == .ascii ? "|" : "│"
    for y in body.y..<body.bottom { surface.put(line, x: x, y: y, scene.theme.border) }
  }

  private func drawPage(on surface: inout Surface, in rect: Rect, _ scene: Scene) {
    let layout = layout(scene)
    let scroll = scroll(layout, scene)
    surface.draw(layout.surface, x: rect.x, y: rect.y - scroll.offset, in: rect)
    if let search { highlight(search, layout, scroll, on: &surface, in: rect, scene) }
    drawFocus(layout, scroll, on: &surface, in: rect, scene)
    if !scroll.isAtEnd {
      let more = scene.glyphs == .ascii ? "v" : "▼"
      surface.put(more, x: min(rect.right + 1, scene.width - 1), y: rect.bottom - 1, scene.theme.accent)
    }
    if let search, search.isTyping { drawSearch(search, on: &surface, in: rect, scene) }
  }

  /// A pointer in the margin; a term in focus is marked where it stands.
  private func drawFocus(
    _ layout: PageLayout, _ scroll: ScrollState, on surface: inout Surface, in rect: Rect, _ scene: Scene
  ) {
    guard !isPaneFocused, let index = target(layout, scene) else { return }
    let anchor = layout.anchors[index]
    guard anchor.rows.overlaps(scroll.visible) else { return }
    let row = max(anchor.rows.lowerBound, scroll.offset)
    let y = rect.y + row - scroll.offset
    let pointer = scene.glyphs == .ascii ? ">" : "›"
    if rect.x >= 2 { surface.put(pointer, x: rect.x - 2, y: y, scene.theme.accent) }
    if let columns = anchor.columns {
      let place = Rect(x: rect.x + columns.lowerBound, y: y, width: columns.count, height: 1)
      surface.restyle(place.intersection(rect)) { $0 = scene.theme.accent.with([.underline]) }
      surface.cursor = Surface.Point(x: place.x, y: y)
    } else {
      let bottom = min(anchor.rows.upperBound, scroll.visible.upperBound) - scroll.offset + rect.y
      for line in y..<max(y, bottom) {
        for x in [rect.x, rect.right - 1] {
          surface.restyle(Rect(x: x, y: line, width: 1, height: 1)) { $0 = scene.theme.accent }
        }
      }
      surface.cursor = Surface.Point(x: max(0, rect.x - 2), y: y)
    }
  }
}
