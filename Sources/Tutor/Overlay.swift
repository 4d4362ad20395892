import TerminalUI

/// What lies over a screen and takes the keys.
enum Overlay: Equatable, Sendable {
  /// Everything that can be done here, searched by typing.
  case palette(query: TextFieldState, selection: Int)
  /// An explanation.
  case card(title: String, body: [StyledText], offset: Int)
  /// A text to be handed on, without anything beside it that a mouse would select too.
  case sheet(Sheet)
}

extension AppState {
  mutating func editOverlay(_ key: Key) -> [Effect] {
    switch overlay {
    case .palette(let query, let selection): return editPalette(key, query, selection)
    case .card(let title, let body, let offset): editCard(key, title, body, offset)
    case .sheet(let sheet): return editSheet(key, sheet)
    case nil: break
    }
    return []
  }

  private mutating func editPalette(_ key: Key, _ query: TextFieldState, _ selection: Int) -> [Effect] {
    var query = query
    let palette = Palette(paletteRows, query: query, selection: selection)
    let count = palette.matches.count
    func moved(_ steps: Int) -> Overlay {
      .palette(query: query, selection: Menu.moved(selection, by: steps, count: count) ?? 0)
    }
    switch key {
    case .enter:
      overlay = nil
      return palette.selected.map { runPaletteRow($0.index) } ?? []
    case .down, .control("n"): overlay = moved(1)
    case .up, .control("p"): overlay = moved(-1)
    case .pageDown: overlay = moved(8)
    case .pageUp: overlay = moved(-8)
    case .escape, .control("g"): overlay = nil
    case .character("?") where query.isEmpty, .character("q") where query.isEmpty, .backspace where query.isEmpty:
      overlay = nil
    default:
      if query.handle(key) { overlay = .palette(query: query, selection: 0) }
    }
    return []
  }

  private mutating func editCard(_ key: Key, _ title: String, _ body: [StyledText], _ offset: Int) {
    let card = Card(title: title, body: body, offset: offset)
    var scroll = card.scroll(in: cardPlace(card))
    switch key {
    case .down, .character("j"): scroll.scroll(by: 1)
    case .up, .character("k"): scroll.scroll(by: -1)
    case .character(" "), .pageDown:
      guard scroll.page(by: 1) else {
        overlay = nil
        return
      }
    case .pageUp: scroll.page(by: -1)
    default:
      overlay = nil
      return
    }
    overlay = .card(title: title, body: body, offset: scroll.offset)
  }

  private func cardPlace(_ card: Card) -> Rect {
    card.placed(in: Rect(width: scene.width, height: scene.height).inset(left: 1, top: 1, right: 1, bottom: 1))
  }

  func drawOverlay(on surface: inout Surface) {
    switch overlay {
    case .palette(let query, let selection):
      let rows = paletteRows
      let area = surface.bounds
      let place = area.centered(maximumWidth: 76, maximumHeight: min(rows.count + 4, max(6, area.height - 2)))
      let inside = surface.drawBorder(
        place, title: "What can be done here", note: "Enter does it, ? closes", isFocused: true,
        styles: scene.theme.widgets, glyphs: scene.glyphs)
      Palette(rows, query: query, selection: selection, styles: scene.theme.widgets, glyphs: scene.glyphs)
        .draw(on: &surface, in: inside.inset(left: 1, right: 1))
    case .card(let title, let body, let offset):
      let card = Card(
        title: title, body: body, note: "any key closes", offset: offset, isFocused: true,
        styles: scene.theme.widgets, glyphs: scene.glyphs)
      card.draw(on: &surface, in: cardPlace(card))
    case .sheet(let sheet): sheet.draw(on: &surface, scene.theme)
    case nil: break
    }
  }
}
