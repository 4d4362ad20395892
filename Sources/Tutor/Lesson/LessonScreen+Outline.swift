import Course
import TerminalUI

/// The list of pages over the page.
extension LessonScreen {
  mutating func editOutline(_ key: Key, _ scene: Scene) -> [Reply]? {
    guard let selected = outline else { return nil }
    switch key {
    case .down, .character("j"): outline = Menu.moved(selected, by: 1, count: lesson.pages.count)
    case .up, .character("k"): outline = Menu.moved(selected, by: -1, count: lesson.pages.count)
    case .home, .character("g"): outline = 0
    case .end, .character("G"): outline = lesson.pages.count - 1
    case .enter, .character(" "), .right, .character("l"):
      outline = nil
      return show(selected, scene)
    case .character("q"), .character("o"), .escape, .backspace, .left, .character("h"), .control("g"): outline = nil
    case .control, .character("?"), .character("T"): return nil
    default: break
    }
    return []
  }

  func drawOutline(_ selected: Int, on surface: inout Surface, in rect: Rect, _ scene: Scene) {
    let items = lesson.pages.enumerated().map { index, page in
      let isRead = scene.progress.pagesRead.contains(Progress.Place(lesson: lesson.id, page: page.id))
      let mark = isRead ? (scene.glyphs == .ascii ? "x" : "✓") : " "
      return Menu.Item(StyledText("\(mark) \("\(index + 1)".fitted(to: 2, .trailing))  \(page.title.plainText)"))
    }
    let menu = Menu(items, selection: selected, isNumbered: false, styles: scene.theme.widgets, glyphs: scene.glyphs)
    let place = rect.centered(maximumWidth: 60, maximumHeight: items.count + 2)
    let inside = surface.drawBorder(
      place, title: "Pages", note: "Enter opens, q closes", isFocused: true, styles: scene.theme.widgets,
      glyphs: scene.glyphs)
    menu.draw(on: &surface, in: inside.inset(left: 1, right: 1))
  }
}
