import Testing

@testable import TerminalUI

@Suite("Palette") struct PaletteTests {
  private let rows = [
    Palette.Row(index: 0, keys: "Space PgDn", help: "go to the next page", group: "read"),
    Palette.Row(index: 1, keys: "b", help: "go back", group: "read"),
    Palette.Row(index: 2, keys: "r", help: "run or pause the experiment", group: "lab"),
    Palette.Row(index: 3, keys: "R", help: "reset it", group: "lab", disabledReason: "nothing has run"),
    Palette.Row(index: 4, keys: "p", help: "pin this run", group: "lab"),
  ]

  @Test(
    "a search finds beginnings first, then words, parts and letters in order",
    arguments: [
      ("", [0, 1, 2, 3, 4]), ("go", [0, 1]), ("run", [2, 4]), ("page", [0]), ("b", [1]), ("exper", [2]),
      ("xper", [2]), ("nxp", [0, 2]), ("pin", [4]), ("lab", [2, 3, 4]), ("RESET", [3]), ("go page", [0]), ("zzz", []),
      ("pgdn", [0]), ("p", [4, 0, 2]),
    ] as [(String, [Int])])
  func search(query: String, found: [Int]) {
    #expect(PaletteSearch(query).filter(rows).map(\.index) == found)
  }

  @Test("the palette shows keys, what they do and why not")
  func shown() {
    let palette = Palette(rows, selection: 1)
    let surface = surface(of: palette, 46, 7)
    #expect(
      surface.text == """
        › type to search

          Space PgDn  go to the next page       read
        › b           go back                   read
          r           run or pause the experiment
          R           reset it (nothing has run)
          p           pin this run              lab
        """)
    #expect(surface.cursor == Surface.Point(x: 2, y: 0))
    #expect(palette.selected?.index == 1)
  }

  @Test("typing narrows the list; the selection stays in it")
  func narrowed() {
    let palette = Palette(rows, query: TextFieldState("pin"), selection: 9, glyphs: .ascii)
    #expect(drawn(palette, 40, 4) == "> pin\n> p           pin this run        lab\n\n")
    #expect(palette.selected?.index == 4)
    let none = Palette(rows, query: TextFieldState("zzz"))
    #expect(drawn(none, 40, 4) == "› zzz\n  Nothing here is called \"zzz\".\n\n")
    #expect(none.selected == nil)
  }
}
