import Testing

@testable import TerminalUI

@Suite("Text of any origin") struct VisibleTextTests {
  @Test(
    "what could move the cursor or reorder a line is shown escaped",
    arguments: [
      ("a\u{1B}[2Jb", "a\\u{1B}[2Jb"), ("a\tb", "a\\u{9}b"), ("x\u{202E}y", "x\\u{202E}y"), ("\u{7F}", "\\u{7F}"),
      ("\u{9B}", "\\u{9B}"), ("\u{2066}", "\\u{2066}"), ("\u{FEFF}", "\\u{FEFF}"), ("a\u{200B}b", "a\\u{200B}b"),
      ("e\u{301}日", "e\u{301}日"), ("plain", "plain"),
    ])
  func escaped(text: String, shown: String) { #expect(VisibleText.string(text) == shown) }

  @Test("line breaks stay only where they are asked for")
  func lines() {
    #expect(VisibleText.string("a\nb") == "a\\u{A}b")
    #expect(VisibleText.string("a\nb\u{7}", keepingLines: true) == "a\nb\\u{7}")
  }

  @Test(
    "characters take the columns a terminal gives them",
    arguments: [
      ("a", 1), ("é", 1), ("e\u{301}", 1), ("日", 2), ("한", 2), ("→", 1), ("⣿", 1), ("█", 1), ("α", 1), ("😀", 2),
    ] as [(String, Int)])
  func columns(text: String, columns: Int) { #expect(text.columns == columns) }
}

@Suite("Surface") struct SurfaceTests {
  @Test("drawing outside does nothing")
  func clipping() {
    var surface = Surface(width: 4, height: 2)
    surface.put("abcdef", x: -2, y: 0)
    surface.put("xy", x: 3, y: 1)
    surface.put("never", x: 0, y: 5)
    surface[9, 9] = Cell("z")
    surface.fill(Rect(x: 3, y: -1, width: 9, height: 1), with: Cell("#"))
    #expect(surface.text == "cdef\n   x")
  }

  @Test("text keeps inside its clip, and a wide character is never cut in half")
  func wide() {
    var surface = Surface(width: 6, height: 1)
    let end = surface.put("a日本", x: 0, y: 0, in: Rect(width: 4, height: 1))
    #expect(end == 5)
    #expect(surface.row(0) == "a日")
    #expect(surface[2, 0].isContinuation)
  }

  @Test("a surface of no size can be drawn on")
  func empty() {
    var surface = Surface(width: 0, height: -3)
    surface.put("abc", x: 0, y: 0)
    surface.draw(Surface(width: 2, height: 2), x: 0, y: 0)
    #expect(surface.text == "")
  }

  @Test("one surface is copied onto another inside a clip")
  func copying() {
    var small = Surface(width: 3, height: 2)
    small.put("abc", x: 0, y: 0)
    small.put("def", x: 0, y: 1)
    var surface = Surface(width: 4, height: 3)
    surface.draw(small, x: 2, y: 1, in: Rect(width: 4, height: 2))
    #expect(surface.text == "\n  ab\n")
  }
}

@Suite("Rect") struct RectTests {
  @Test("rectangles never turn inside out")
  func insets() {
    let rect = Rect(x: 2, y: 2, width: 5, height: 3)
    #expect(rect.inset(left: 4, right: 4).width == 0)
    #expect(rect.intersection(Rect(x: 100, y: 0, width: 3, height: 3)).isEmpty)
    #expect(Rect(width: -4, height: 2).width == 0)
  }

  @Test("a split gives back all rows", arguments: [-1, 0, 1, 3, 9])
  func splits(rows: Int) {
    let rect = Rect(x: 1, y: 1, width: 5, height: 3)
    let (top, rest) = rect.splitTop(rows)
    #expect(top.height + rest.height == 3 && top.bottom == rest.y)
    let (above, bottom) = rect.splitBottom(rows)
    #expect(above.height + bottom.height == 3 && above.bottom == bottom.y)
  }
}
