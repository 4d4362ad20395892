import TerminalUI

/// A text that is to be taken elsewhere: it begins at the left edge of the screen and fills whole rows, so that a mouse
/// selects it and nothing else.
struct Sheet: Equatable, Sendable {
  var title: String
  /// What it is good for, in a sentence.
  var use: String
  var text: String
  /// The first row of the text that is shown.
  var offset = 0

  static let keys = "c copies it   any other key closes"

  func rows(width: Int) -> [String] {
    text.split(separator: "\n").flatMap { line -> [String] in
      var (rest, rows) = (line[...], [String]())
      while rest.count > width {
        rows.append(String(rest.prefix(width)))
        rest = rest.dropFirst(width)
      }
      return rows + [String(rest)]
    }
  }

  func scroll(width: Int, height: Int) -> ScrollState {
    let head = head(width: width)
    return ScrollState(offset: offset, content: rows(width: width).count, viewport: max(1, height - head.count - 4))
  }

  private func head(width: Int) -> [TextLine] { StyledText(use).wrapped(width: min(max(1, width - 4), 76)) }

  func draw(on surface: inout Surface, _ theme: Theme) {
    surface.fill(surface.bounds)
    let (width, height) = (surface.width, surface.height)
    let left = width >= 60 ? 2 : 0
    surface.put(title, x: left, y: 0, theme.heading)
    let head = head(width: width)
    var y = height >= 12 ? 2 : 1
    for line in head where y < height {
      surface.put(line, x: left, y: y)
      y += 1
    }
    y += height >= 12 ? 1 : 0
    let scroll = scroll(width: width, height: height)
    for row in rows(width: width).dropFirst(scroll.offset).prefix(scroll.viewport) where y < height - 1 {
      surface.put(row, x: 0, y: y, theme.accent)
      y += 1
    }
    surface.put(Self.keys.truncated(to: width, glyphs: theme.glyphs), x: left, y: height - 1, theme.dim)
  }
}

extension AppState {
  mutating func editSheet(_ key: Key, _ sheet: Sheet) -> [Effect] {
    var scroll = sheet.scroll(width: scene.width, height: scene.height)
    switch key {
    case .character("c"), .character("Y"):
      notice = "Handed to the clipboard, if this terminal has one. Else select it with the mouse."
      overlay = nil
      return [.copy(sheet.text)]
    case .down, .character("j"): scroll.scroll(by: 1)
    case .up, .character("k"): scroll.scroll(by: -1)
    case .pageDown, .character(" "): scroll.page(by: 1)
    case .pageUp: scroll.page(by: -1)
    default:
      overlay = nil
      return []
    }
    var moved = sheet
    moved.offset = scroll.offset
    overlay = .sheet(moved)
    return []
  }
}
