import Testing

@testable import TerminalUI

@Suite("Split") struct SplitTests {
  @Test(
    "widths are shared out in order",
    arguments: [
      (10, [.fixed(3), .fill], 0, [3, 7]), (10, [.fill, .fill, .fill], 0, [4, 3, 3]),
      (11, [.fill, .fill], 1, [5, 5]),
      (10, [.fraction(0.3), .fill], 0, [3, 7]), (4, [.fixed(3), .fixed(3), .fill], 0, [3, 1, 0]),
      (10, [.fraction(.nan), .fixed(-2), .fixed(.max)], 0, [0, 0, 10]), (0, [.fill, .fixed(2)], 3, [0, 0]),
    ] as [(Int, [Split.Part], Int, [Int])])
  func columns(width: Int, parts: [Split.Part], gap: Int, widths: [Int]) {
    let columns = Split.columns(Rect(width: width, height: 2), parts, gap: gap)
    #expect(columns.map(\.width) == widths)
  }

  @Test("parts keep inside and apart at every size", arguments: 0...40)
  func inside(size: Int) {
    let rect = Rect(x: 2, y: 3, width: size, height: size)
    let parts: [Split.Part] = [.fixed(5), .fraction(0.5), .fill, .fill]
    let columns = Split.columns(rect, parts, gap: 2)
    let rows = Split.rows(rect, parts, gap: 2)
    #expect(columns.allSatisfy { $0.intersection(rect) == $0 })
    #expect(zip(columns, columns.dropFirst()).allSatisfy { $0.right <= $1.x })
    #expect(rows.map(\.height) == columns.map(\.width))
  }

  @Test("a block stands in the middle, never larger than its space")
  func centered() {
    let rect = Rect(x: 1, y: 1, width: 10, height: 5)
    #expect(rect.centered(maximumWidth: 4) == Rect(x: 4, y: 1, width: 4, height: 5))
    #expect(rect.centered(maximumWidth: 99, maximumHeight: 1) == Rect(x: 1, y: 3, width: 10, height: 1))
  }
}
