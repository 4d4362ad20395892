import Testing

@testable import TerminalUI

@Suite("Columns of characters") struct CharacterColumnsTests {
  @Test(
    "each character takes the columns that glibc's wcwidth gives its parts, joined emoji two",
    arguments: [
      ("\u{0}", 0), ("~", 1), ("ß", 1), ("\u{A0}", 1), ("q\u{323}\u{307}", 1), ("\u{301}", 0),
      ("ｱ", 1), ("Ａ", 2), ("〈", 2), ("、", 2), ("㌀", 2), ("䷀", 2), ("ꀀ", 2), ("𠀀", 2),
      ("\u{1112}\u{1161}\u{11AB}", 2), ("\u{1161}", 0), ("\u{D7B0}", 0), ("\u{1112}", 2), ("ꥠ", 2),
      ("⌚", 2), ("✅", 2), ("⭐", 2), ("🚀", 2), ("🫠", 2), ("🌶", 1), ("☁", 1), ("☁\u{FE0F}", 1), ("✓", 1), ("☑", 1),
      ("👍🏽", 2), ("👩‍💻", 2), ("👨‍👩‍👧‍👦", 2), ("❤️‍🔥", 2), ("🏴‍☠️", 2), ("🇫🇷", 2), ("🇫", 1), ("1️⃣", 1),
      ("कि", 2), ("ก็", 1), ("\u{600}1", 2), ("⠿", 1), ("▀", 1), ("│", 1), ("🬀", 1), ("∇", 1), ("𝐖", 1),
    ] as [(String, Int)])
  func columns(character: String, columns: Int) {
    #expect(character.count == 1)
    #expect(character.columns == columns)
  }

  @Test(
    "the characters drawn take together the columns that were counted", arguments: ["🇫🇷", "कि", "👩‍💻", "e\u{301}", "각"])
  func parts(text: String) {
    let parts = VisibleText.characters(of: text)
    #expect(parts.reduce(0) { $0 + $1.columns } == text.columns)
    #expect(parts.allSatisfy { (1...2).contains($0.columns) })
    #expect(String(parts) == text)
  }

  @Test("what covers half of a wide character blanks its other half")
  func halves() {
    var surface = Surface(width: 8, height: 1)
    surface.put("日本日本", x: 0, y: 0)
    surface.put("x", x: 1, y: 0)
    surface.fill(Rect(x: 4, y: 0, width: 3, height: 1), with: Cell("#"))
    #expect(surface.row(0) == " x本###")
    #expect(surface[7, 0] == .blank)
    var small = Surface(width: 1, height: 1)
    small.put("!", x: 0, y: 0)
    surface.draw(small, x: 2, y: 0)
    #expect(surface.row(0) == " x! ###")
  }
}
