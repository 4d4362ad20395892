import Testing

@testable import TerminalUI

@Suite("TextField") struct TextFieldTests {
  /// A state written with `|` for the cursor. Split between scalars: a mark after it would make it another character.
  private func state(_ picture: String) -> TextFieldState {
    let parts = picture.unicodeScalars.split(separator: "|", omittingEmptySubsequences: false).map { String($0) }
    var state = TextFieldState(parts[1])
    _ = state.handle(.home)
    state.insert(parts[0])
    return state
  }

  private func picture(_ state: TextFieldState) -> String {
    "\(state.text.prefix(state.cursor))|\(state.text.dropFirst(state.cursor))"
  }

  @Test(
    "keys edit the text",
    arguments: [
      ("|", [.character("a"), .character("b")], "ab|"),
      ("ac|", [.left, .character("b")], "ab|c"),
      ("ab|c", [.backspace], "a|c"), ("|ab", [.backspace], "|ab"), ("ab|c", [.control("h")], "a|c"),
      ("a|bc", [.delete], "a|c"), ("ab|", [.delete], "ab|"), ("a|bc", [.control("d")], "a|c"),
      ("ab|c", [.left, .left, .left], "|abc"), ("ab|c", [.right, .right, .right], "abc|"),
      ("ab|c", [.home], "|abc"), ("ab|c", [.end], "abc|"), ("ab|c", [.control("a")], "|abc"),
      ("ab|c", [.control("e")], "abc|"), ("ab|c", [.control("b")], "a|bc"), ("ab|c", [.control("f")], "abc|"),
      ("one two  |three", [.control("w")], "one |three"), ("one two|", [.control("w"), .control("w")], "|"),
      ("|one", [.control("w")], "|one"), ("one two|three", [.control("u")], "|three"),
      ("one| two", [.control("k")], "one|"),
      ("one two|", [.shiftLeft, .shiftLeft], "|one two"), ("|one  two", [.shiftRight, .shiftRight], "one  two|"),
      ("a|c", [.paste("x\ny\tz\r\n!")], "ax y z !|c"), ("a|", [.paste("\u{1B}[2J\u{202E}")], "a[2J|"),
      ("e|", [.character("\u{301}")], "e\u{301}|"), ("👩‍💻x|", [.left, .left, .delete], "|x"),
      ("日本|語", [.backspace], "日|語"), ("a|b", [.character("\u{7}")], "a|b"),
      ("|\u{301}", [.character("e")], "e\u{301}|"),
    ] as [(String, [Key], String)])
  func editing(before: String, keys: [Key], after: String) {
    var state = state(before)
    let handled = keys.map { state.handle($0) }
    #expect(!handled.contains(false))
    #expect(picture(state) == after)
  }

  @Test(
    "keys of the surroundings are left alone",
    arguments: [Key.enter, .tab, .backTab, .escape, .up, .down, .pageUp, .pageDown, .control("g"), .control("l")])
  func passing(key: Key) {
    var state = state("a|b")
    let handled = state.handle(key)
    #expect(!handled)
    #expect(picture(state) == "a|b")
  }

  @Test("a field takes no more than its limit, and what was there stays")
  func limit() {
    var state = TextFieldState("abcd", limit: 5)
    _ = state.handle(.left)
    state.insert("xyz")
    #expect(picture(state) == "abcx|d")
    #expect(TextFieldState("abc", limit: -1).text == "")
    state.clear()
    #expect(state.isEmpty && state.cursor == 0 && state.limit == 5)
  }

  @Test(
    "long text is shown around the cursor, with marks where it goes on",
    arguments: [
      ("abc|", "› abc", 5), ("|abc", "› abc", 2), ("abcdefg|", "› abcdefg", 9), ("abcdefgh|", "› ‹cdefgh", 9),
      ("|abcdefghijk", "› abcdefg›", 2), ("abcdef|ghijk", "› ‹cdefgh›", 7), ("abcdefghij|k", "› ‹fghijk", 8),
      ("日本語日本|", "› ‹語日本", 9),
    ] as [(String, String, Int)])
  func scrolling(text: String, row: String, cursor: Int) {
    let surface = surface(of: TextField(state(text)), 10, 1)
    #expect(surface.row(0) == row)
    #expect(surface.cursor == Surface.Point(x: cursor, y: 0))
  }

  @Test("an empty field shows what to type; without the focus there is neither mark nor cursor")
  func placeholder() {
    let field = TextField(TextFieldState(), placeholder: "a number", glyphs: .ascii)
    #expect(drawn(field, 14, 1) == "> a number")
    #expect(drawn(field, 8, 2) == "> a n...\n")
    let resting = surface(of: TextField(TextFieldState("0.5"), isFocused: false), 14, 1)
    #expect(resting.row(0) == "  0.5" && resting.cursor == nil)
  }

  @Test("the cursor stays in sight at every width and place", arguments: 1...12)
  func sight(width: Int) {
    var state = TextFieldState("ab日本cd👩‍💻efghij")
    for _ in 0...state.text.count {
      let cursor = surface(of: TextField(state), width, 1).cursor
      #expect(width < 3 || (2..<width).contains(cursor?.x ?? -1))
      _ = state.handle(.left)
    }
  }
}
