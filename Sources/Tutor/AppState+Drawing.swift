public import TerminalUI

extension AppState {
  /// The whole screen, as large as the last message about its size said.
  public func draw() -> Surface {
    var surface = Surface(width: scene.width, height: scene.height)
    let smallest = Chrome.smallest
    guard scene.width >= smallest.width, scene.height >= smallest.height else {
      drawTooSmall(on: &surface)
      return surface
    }
    let chrome = Chrome(width: scene.width, height: scene.height, isZen: scene.isZen)
    let screen = AnyScreen(stack[stack.count - 1])
    screen.draw(on: &surface, in: chrome.body, scene)
    drawTitle(screen.title, on: &surface, in: chrome.title)
    drawFooter(screen, on: &surface, in: chrome.footer)
    drawOverlay(on: &surface)
    return surface
  }

  private func drawTitle(_ title: ScreenTitle, on surface: inout Surface, in rect: Rect) {
    let saving = trouble == nil ? "" : "not saved   "
    TitleBar(
      left: title.left, center: title.center, right: saving + title.right, styles: scene.theme.widgets,
      glyphs: scene.glyphs
    ).draw(on: &surface, in: rect)
  }

  /// The keys that matter now, or what has just to be said.
  private func drawFooter(_ screen: AnyScreen, on surface: inout Surface, in rect: Rect) {
    if let sentence = notice ?? trouble {
      let style = notice == nil ? scene.theme.warning : scene.theme.strong
      let text = sentence.truncated(to: rect.width, glyphs: scene.glyphs)
      surface.put(text, x: rect.x, y: rect.y, style, in: rect)
      return
    }
    guard !scene.isZen else { return }
    let hints = screen.keyMap(scene).footerHints(scene.glyphs).filter { !$0.label.isEmpty }
    FooterBar(
      hints + Self.globalKeys.footerHints(scene.glyphs), styles: scene.theme.widgets, glyphs: scene.glyphs
    ).draw(on: &surface, in: rect)
  }

  private func drawTooSmall(on surface: inout Surface) {
    let smallest = Chrome.smallest
    let text =
      "This window is \(scene.width)x\(scene.height). Gradus needs \(smallest.width)x\(smallest.height). "
      + "Make it larger, or press q."
    for (row, line) in StyledText(text).wrapped(width: scene.width).enumerated() {
      surface.put(line, x: 0, y: row)
    }
  }
}
