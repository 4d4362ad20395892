import Testing

@testable import TerminalUI

@Suite("Card") struct CardTests {
  private let card = Card(
    title: "Saturation", body: ["A tanh unit near 1 or -1 hardly moves.", "", "Its gradient is small."],
    note: "q close")

  @Test("a card frames its title, its paragraphs and its note")
  func framed() {
    #expect(
      drawn(card, 30, 7) == """
        ╭─ Saturation ───────────────╮
        │ A tanh unit near 1 or -1   │
        │ hardly moves.              │
        │                            │
        │ Its gradient is small.     │
        │                            │
        ╰────────────────── q close ─╯
        """)
    #expect(card.height(width: 30) == 6)
  }

  @Test("in ASCII it is made of + - |, and scrolls where not all fits")
  func scrolled() {
    var card = card
    card.glyphs = .ascii
    card.offset = 1
    #expect(
      drawn(card, 24, 5) == """
        +- Saturation ---------+
        | or -1 hardly moves.  |
        |                      |
        |          ^v 2-3 of 5 |
        +------------ q close -+
        """)
    #expect(card.scroll(in: Rect(width: 24, height: 5)).lastOffset == 3)
  }

  @Test("a pop-up lies in the middle, just large enough, and covers what is under it")
  func placed() {
    let place = card.placed(in: Rect(width: 80, height: 24), maximumWidth: 30)
    #expect(place == Rect(x: 25, y: 9, width: 30, height: 6))
    var surface = Surface(width: 80, height: 24)
    surface.fill(surface.bounds, with: Cell("x"))
    card.draw(on: &surface, in: place)
    #expect(
      surface.row(12) == String(repeating: "x", count: 25) + "│" + String(repeating: " ", count: 28) + "│"
        + String(repeating: "x", count: 25))
  }

  @Test("a focused card holds the cursor; a tiny one drops its border")
  func focus() {
    var card = card
    card.isFocused = true
    #expect(surface(of: card, 30, 7).cursor == Surface.Point(x: 2, y: 1))
    #expect(drawn(card, 4, 2) == "A\ntan▼")
  }
}
