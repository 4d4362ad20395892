import Testing

@testable import TerminalUI

@Suite("Small widgets") struct WidgetTests {
  private let lines = (1...6).map { TextLine("line \($0)") }

  @Test("a text block says what is above and below")
  func textBlock() {
    #expect(drawn(TextBlock(Array(lines[..<3])), 14, 3) == "line 1\nline 2\nline 3")
    #expect(drawn(TextBlock(lines), 14, 3) == "line 1\nline 2\n    ▼ 1–2 of 6")
    #expect(drawn(TextBlock(lines, offset: 2, glyphs: .ascii), 14, 3) == "line 3\nline 4\n   ^v 3-4 of 6")
    #expect(drawn(TextBlock(lines, offset: 99), 14, 3) == "line 5\nline 6\n   ▲  5–6 of 6")
    #expect(drawn(TextBlock(lines, offset: 1), 8, 4) == "line 2\nline 3\nline 4\n      ▲▼")
    #expect(drawn(TextBlock(lines, offset: 1), 8, 2) == "line 2 ▲\nline 3 ▼")
  }

  @Test(
    "a gauge fills by eighths, and says 100% only at the end",
    arguments: [
      (0.0, "░░░░░░░░░░   0%", "[........]   0%"), (0.5, "█████░░░░░  50%", "[####....]  50%"),
      (0.555, "█████▌░░░░  55%", "[####....]  55%"), (0.999, "█████████▉  99%", "[#######.]  99%"),
      (1.0, "██████████ 100%", "[########] 100%"), (7.0, "██████████ 100%", "[########] 100%"),
      (Double.nan, "░░░░░░░░░░   0%", "[........]   0%"),
    ])
  func gauge(fraction: Double, blocks: String, ascii: String) {
    #expect(drawn(Gauge(fraction), 15, 1) == blocks)
    #expect(drawn(Gauge(fraction, glyphs: .ascii), 15, 1) == ascii)
  }

  @Test("a gauge without room drops its label")
  func gaugeLabel() {
    #expect(drawn(Gauge(0.5, label: "3 of 6"), 15, 1) == "████░░░░ 3 of 6")
    #expect(drawn(Gauge(0.5, label: "3 of 6"), 8, 1) == "████░░░░")
    #expect(drawn(Gauge(0.5, label: ""), 4, 1) == "██░░")
  }

  @Test(
    "a title keeps its right text, shortens the left one and drops the middle",
    arguments: [
      (40, "Initialization    page       3/10  saved"), (30, "Initialization     3/10  saved"),
      (20, "Initia…  3/10  saved"),
      (11, "3/10  saved"), (5, "3/10…"),
    ])
  func titleBar(width: Int, row: String) {
    let bar = TitleBar(left: "Initialization", center: "page", right: "3/10  saved")
    #expect(drawn(bar, width, 1).columns <= width)
    #expect(drawn(bar, width, 1) == row)
  }

  @Test("a checklist marks each state by its character and wraps beside the mark")
  func checklist() {
    let list = Checklist([
      Checklist.Item(.open, "The loss never leaves ln 2."), Checklist.Item(.done, "Clones stay clones."),
      Checklist.Item(.failed, "It diverged."),
    ])
    #expect(
      drawn(list, 21, 4) == """
        ☐ The loss never
          leaves ln 2.
        ☑ Clones stay clones.
        ☒ It diverged.
        """)
    var ascii = list
    ascii.glyphs = .ascii
    #expect(
      drawn(ascii, 40, 3) == """
        [ ] The loss never leaves ln 2.
        [x] Clones stay clones.
        [!] It diverged.
        """)
    #expect(list.height(width: 21) == 4)
  }
}
