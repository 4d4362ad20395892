import Testing

@testable import TerminalUI

@Suite("Menu") struct MenuTests {
  private let items = [
    Menu.Item("One"),
    Menu.Item("A choice that is long enough to need a second line", note: "2 min"),
    Menu.Item("Locked", disabledReason: "predict first"),
  ]

  @Test("long labels wrap under themselves, and a disabled item says why")
  func wrapping() {
    #expect(
      drawn(Menu(items, selection: 1), 30, 6) == """
          1. One
        › 2. A choice that is long
             enough to need a second
             line  2 min
          3. Locked (predict first)

        """)
    #expect(
      drawn(Menu(items, selection: 0, isNumbered: false, glyphs: .ascii), 60, 3) == """
        > One
          A choice that is long enough to need a second line  2 min
          Locked (predict first)
        """)
  }

  @Test("what is chosen is marked by characters")
  func marks() {
    let items = [
      Menu.Item("sigmoid", mark: .radio(false)), Menu.Item("tanh", mark: .radio(true)),
      Menu.Item("bias", mark: .checkbox(true)), Menu.Item("noise", mark: .checkbox(false)),
    ]
    #expect(
      drawn(Menu(items, selection: 1), 20, 4) == """
          1. ( ) sigmoid
        › 2. (•) tanh
          3. [x] bias
          4. [ ] noise
        """)
    #expect(
      drawn(Menu(items, selection: 3, isFocused: false, isNumbered: false, glyphs: .ascii), 20, 4) == """
          ( ) sigmoid
          (*) tanh
          [x] bias
        > [ ] noise
        """)
  }

  @Test(
    "a long list scrolls with its selection and marks what is hidden",
    arguments: [
      (0, "› 1. n1\n  2. n2\n  3. n3     ▼"), (5, "  5. n5     ▲\n› 6. n6\n  7. n7     ▼"),
      (11, "     n10    ▲\n     n11\n›    n12"),
    ])
  func scrolling(selection: Int, rows: String) {
    let menu = Menu((1...12).map { Menu.Item(StyledText("n\($0)")) }, selection: selection)
    let surface = surface(of: menu, 13, 3)
    #expect(surface.text == rows)
    let rows = rows.split(separator: "\n")
    #expect(surface.cursor == rows.firstIndex { $0.hasPrefix("›") }.map { Surface.Point(x: 0, y: $0) })
  }

  @Test("digits choose among the first nine")
  func shortcuts() {
    let menu = Menu((1...12).map { Menu.Item(StyledText("n\($0)")) })
    #expect(menu.index(forShortcut: "1") == 0)
    #expect(menu.index(forShortcut: "9") == 8)
    #expect(menu.index(forShortcut: "0") == nil)
    #expect(menu.index(forShortcut: "x") == nil)
    #expect(menu.index(forShortcut: "٣") == nil)
    #expect(Menu(items).index(forShortcut: "4") == nil)
    #expect(Menu(items, isNumbered: false).index(forShortcut: "1") == nil)
  }

  @Test(
    "a selection stops at both ends",
    arguments: [
      (0, 1, 3, 1), (2, 1, 3, 2), (0, -1, 3, 0), (nil, 1, 3, 0), (nil, -1, 3, 2), (0, 1, 0, nil), (1, .max, 3, 2),
      (1, .min, 3, 0),
    ] as [(Int?, Int, Int, Int?)])
  func moving(selection: Int?, steps: Int, count: Int, result: Int?) {
    #expect(Menu.moved(selection, by: steps, count: count) == result)
  }
}
