import Testing

@testable import TerminalUI

@Suite("ScrollState") struct ScrollStateTests {
  @Test(
    "moves stay in range",
    arguments: [
      (0, 5, 5), (0, -5, 0), (28, 5, 30), (30, 1, 30), (10, -3, 7), (10, Int.max, 30), (10, Int.min, 0),
    ])
  func moving(start: Int, by lines: Int, end: Int) {
    var scroll = ScrollState(offset: start, content: 40, viewport: 10)
    scroll.scroll(by: lines)
    #expect(scroll.offset == end)
  }

  @Test("a page keeps one line in common and says when nothing is left")
  func paging() {
    var scroll = ScrollState(content: 25, viewport: 10)
    var moved = [scroll.page(by: 1)]
    #expect(scroll.visible == 9..<19)
    moved.append(scroll.page(by: 1))
    #expect(scroll.visible == 15..<25 && scroll.isAtEnd)
    moved.append(scroll.page(by: 1))
    #expect(moved == [true, true, false])
    scroll.page(by: -3)
    #expect(scroll.isAtStart)
    scroll.moveToEnd()
    #expect(scroll.offset == 15)
    scroll.moveToStart()
    #expect(scroll.offset == 0)
  }

  @Test("a new size keeps the first line where it can")
  func resizing() {
    var scroll = ScrollState(offset: 12, content: 25, viewport: 10)
    scroll.resize(content: 25, viewport: 20)
    #expect(scroll.offset == 5)
    scroll.resize(content: 3, viewport: 20)
    #expect(scroll.offset == 0 && scroll.visible == 0..<3 && scroll.isAtStart && scroll.isAtEnd)
    scroll.resize(content: -1, viewport: -1)
    #expect(scroll.visible.isEmpty)
  }

  @Test("revealing moves no more than needed", arguments: [(5..<6, 5), (12..<15, 10), (19..<21, 11), (0..<40, 0)])
  func revealing(lines: Range<Int>, offset: Int) {
    var scroll = ScrollState(offset: 10, content: 40, viewport: 10)
    scroll.reveal(lines)
    #expect(scroll.offset == offset)
  }
}
