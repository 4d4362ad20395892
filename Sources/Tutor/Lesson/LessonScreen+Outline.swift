import Course
import TerminalUI

/// The list of pages over the page.
extension LessonScreen {
  var outlineKeys: KeyMap<PageCommand> {
    let group = "Pages"
    return KeyMap([
      Binding(
        [.enter, .character(" "), .right, .character("l")], .openPage, label: "open the page",
        help: "Open the page pointed at", importance: .primary, group: group),
      Binding([.down, .character("j")], .point(1), label: "down", help: "The next page of the list", group: group),
      Binding([.up, .character("k")], .point(-1), label: "up", help: "The page before in the list", group: group),
      Binding([.pageDown], .point(10), label: "", help: "Ten pages down", importance: .paletteOnly, group: group),
      Binding([.pageUp], .point(-10), label: "", help: "Ten pages up", importance: .paletteOnly, group: group),
      Binding(
        [.character("g"), .home], .pointFirst, label: "", help: "The first page of the list",
        importance: .paletteOnly,
        group: group),
      Binding(
        [.character("G"), .end], .pointLast, label: "", help: "The last page of the list", importance: .paletteOnly,
        group: group),
      Binding(
        [.character("q"), .character("o"), .escape, .backspace, .left, .character("h"), .control("g")], .closeOutline,
        label: "close", help: "Close the list", importance: .primary, group: group),
    ])
  }

  mutating func point(by steps: Int) { outline = Menu.moved(outline, by: steps, count: lesson.pages.count) }

  mutating func openPage(_ scene: Scene) -> [Reply] {
    guard let selected = outline else { return [] }
    outline = nil
    return show(selected, scene)
  }

  func drawOutline(_ selected: Int, on surface: inout Surface, in rect: Rect, _ scene: Scene) {
    let digits = String(lesson.pages.count).count
    let items = lesson.pages.enumerated().map { index, page in
      let isRead = scene.progress.pagesRead.contains(Progress.Place(lesson: lesson.id, page: page.id))
      let mark = isRead ? (scene.glyphs == .ascii ? "x" : "✓") : " "
      let number = "\(index + 1)".fitted(to: max(2, digits), .trailing)
      return Menu.Item(
        StyledText("\(mark) \(number)  \(page.title.plainText)"), hanging: mark.columns + number.columns + 3)
    }
    let menu = Menu(items, selection: selected, isNumbered: false, styles: scene.theme.widgets, glyphs: scene.glyphs)
    let place = rect.centered(maximumWidth: 60, maximumHeight: items.count + 2)
    let inside = surface.drawBorder(
      place, title: "Pages", note: "Enter opens, q closes", isFocused: true, styles: scene.theme.widgets,
      glyphs: scene.glyphs)
    menu.draw(on: &surface, in: inside.inset(left: 1, right: 1))
  }
}
