import Testing

@testable import TerminalUI

@Suite("Every widget") struct WidgetContractTests {
  static let widgets: [any Widget & Sendable] = [
    TextBlock(StyledText("Some words 日本語 over several lines of text.").wrapped(width: 9)),
    Menu([Menu.Item("first 日本"), Menu.Item("second", disabledReason: "not yet")], selection: 1),
    Card(title: "Title 日本", body: ["A paragraph that is longer than most of the boxes."], note: "Esc close"),
    FooterBar([FooterBar.Hint("Space", "next"), FooterBar.Hint("?", "help", isPinned: true)]),
    TextField(TextFieldState("typed 日本語 text")),
    Palette([Palette.Row(index: 0, keys: "Space", help: "Next page", group: "Move")]),
    Checklist([Checklist.Item(.done, "done"), Checklist.Item(.open, "still 日本 open")]),
  ]

  @Test("keeps inside its rectangle, cursor included, at every size", arguments: widgets.indices)
  func inside(index: Int) {
    let marker = Cell("#")
    for width in Array(0...12) + [25, 40] {
      for height in Array(0...6) + [20] {
        let rect = Rect(x: 2, y: 1, width: width, height: height)
        var surface = Surface(width: width + 4, height: height + 2)
        surface.fill(surface.bounds, with: marker)
        Self.widgets[index].draw(on: &surface, in: rect)
        let outside = (0..<surface.height).flatMap { y in (0..<surface.width).map { (x: $0, y: y) } }
          .filter { !rect.contains(x: $0.x, y: $0.y) }
        #expect(outside.allSatisfy { surface[$0.x, $0.y] == marker }, "drawn outside \(width)x\(height)")
        if let cursor = surface.cursor {
          #expect(rect.contains(x: cursor.x, y: cursor.y), "cursor outside \(width)x\(height)")
        }
      }
    }
  }
}

@Suite("Text field") struct TextFieldEditingTests {
  @Test(
    "keys edit at the cursor",
    arguments: [
      ([.character("a"), .character("b"), .left, .character("c")], "acb", 2),
      ([.paste("abc"), .home, .delete, .end, .backspace], "b", 1),
      ([.backspace, .delete, .left, .right], "", 0),
      ([.paste("日本"), .left, .backspace], "本", 0),
      ([.paste("ab"), .right, .character("c")], "abc", 3),
    ] as [([Key], String, Int)])
  func editing(keys: [Key], text: String, cursor: Int) {
    var field = TextFieldState()
    for key in keys { _ = field.handle(key) }
    #expect(field.text == text)
    #expect(field.cursor == cursor)
  }
}
