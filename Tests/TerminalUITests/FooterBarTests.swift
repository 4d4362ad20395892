import Testing

@testable import TerminalUI

@Suite("FooterBar") struct FooterBarTests {
  private let bar = FooterBar([
    FooterBar.Hint("Space", "next", rank: 3), FooterBar.Hint("b", "back", rank: 2),
    FooterBar.Hint("i", "hint", rank: 1),
    FooterBar.Hint("?", "help", rank: 4, isPinned: true),
  ])

  @Test(
    "the least important go first, and help stays at any width",
    arguments: [
      (40, "Space next   b back   i hint   ? help"), (36, "Space next   b back   ? help"),
      (24, "Space next   ? help"),
      (18, "? help"), (5, "?"), (1, "?"),
    ])
  func narrow(width: Int, row: String) {
    #expect(drawn(bar, width, 1) == row)
  }

  @Test("two rows hold more")
  func twoRows() {
    #expect(drawn(bar, 20, 2) == "Space next   b back\ni hint   ? help")
    #expect(drawn(bar, 12, 2) == "Space next\n? help")
    #expect(drawn(bar, 40, 3) == "Space next   b back   i hint   ? help\n\n")
  }
}
