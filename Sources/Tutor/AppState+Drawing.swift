public import TerminalUI

extension AppState {
  /// The whole screen, as large as the last message about its size said.
  public func draw() -> Surface {
    var surface = Surface(width: scene.width, height: scene.height)
    guard !isTooSmall else {
      drawTooSmall(on: &surface)
      return surface
    }
    let chrome = Chrome(width: scene.width, height: scene.height, isZen: scene.isZen)
    let screen = AnyScreen(stack[stack.count - 1])
    screen.draw(on: &surface, in: chrome.body, scene)
    drawTitle(screen.title, on: &surface, in: chrome.title)
    drawFooter(screen, on: &surface, in: chrome.footer)
    drawNotice(on: &surface, in: chrome.footer)
    drawOverlay(on: &surface)
    return surface
  }

  /// Whether the window shows nothing but that. Keys then do nothing unseen.
  var isTooSmall: Bool { scene.width < Chrome.smallest.width || scene.height < Chrome.smallest.height }

  private func drawTitle(_ title: ScreenTitle, on surface: inout Surface, in rect: Rect) {
    let saving = trouble == nil ? "" : unsaved > 0 ? "\(unsaved) not saved" : "not saved"
    let right = [saving, title.right].filter { !$0.isEmpty }.joined(separator: "   ")
    TitleBar(
      left: title.left, center: title.center, right: right, styles: scene.theme.widgets,
      glyphs: scene.glyphs
    ).draw(on: &surface, in: rect)
  }

  private func drawFooter(_ screen: AnyScreen, on surface: inout Surface, in rect: Rect) {
    guard notice == nil, !scene.isZen else { return }
    let own = screen.keyMap(scene).footerHints(scene.glyphs).filter { !$0.label.isEmpty }
    // While text is typed, a question mark is text too.
    var probe = screen
    let isTyping = probe.edit(.character("?"), scene) != nil
    let hints = own + (isTyping ? [] : Self.globalKeys.footerHints(scene.glyphs))
    FooterBar(hints, styles: scene.theme.widgets, glyphs: scene.glyphs).draw(on: &surface, in: rect)
  }

  /// What has just to be said, in the place of the footer. A long sentence takes rows of the body, below a line.
  private func drawNotice(on surface: inout Surface, in footer: Rect) {
    guard let notice, !footer.isEmpty else { return }
    var lines = StyledText(notice).wrapped(width: footer.width)
    let most = max(1, scene.height / 2)
    if lines.count > most {
      let rest = lines[(most - 1)...].map(\.text).joined(separator: " ")
      lines = lines[..<(most - 1)] + [TextLine(rest.truncated(to: footer.width, glyphs: scene.glyphs))]
    }
    let top = footer.bottom - lines.count
    let isOver = lines.count > 1 && scene.height >= 12
    let covered = Rect(x: 0, y: top - (isOver ? 1 : 0), width: scene.width, height: lines.count + (isOver ? 1 : 0))
    surface.fill(covered)
    if isOver {
      let rule = String(repeating: scene.glyphs == .ascii ? "-" : "─", count: footer.width)
      surface.put(rule, x: footer.x, y: covered.y, scene.theme.border)
    }
    let style = notice == trouble ? scene.theme.warning : scene.theme.strong
    for (row, line) in lines.enumerated() {
      surface.put(line.text, x: footer.x, y: top + row, style, in: covered)
    }
    if let cursor = surface.cursor, covered.contains(x: cursor.x, y: cursor.y) { surface.cursor = nil }
  }

  private func drawTooSmall(on surface: inout Surface) {
    let smallest = Chrome.smallest
    let text =
      "This window is \(scene.width)x\(scene.height). Gradus needs \(smallest.width)x\(smallest.height). "
      + "Make it larger, or press q to leave."
    for (row, line) in StyledText(text).wrapped(width: scene.width).enumerated() {
      surface.put(line, x: 0, y: row)
    }
  }
}
