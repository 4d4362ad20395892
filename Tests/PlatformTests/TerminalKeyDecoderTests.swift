import CNcurses
import Testing
import TerminalUI

@testable import Platform

@Suite("Key decoder") struct TerminalKeyDecoderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var what: String
    var inputs: [KeyDecoder.Input]
    var keys: [Key]
    var testDescription: String { what }

    /// Pieces of text that arrive one after the other, with a pause after each.
    init(_ what: String, _ pieces: String..., keys: [Key]) {
      self.what = what
      inputs = pieces.flatMap { $0.unicodeScalars.map { KeyDecoder.Input.scalar($0.value) } + [.pause] }
      self.keys = keys
    }

    init(_ what: String, inputs: [KeyDecoder.Input], keys: [Key]) {
      self.what = what
      self.inputs = inputs
      self.keys = keys
    }
  }

  private func check(_ test: Case) {
    var decoder = KeyDecoder()
    #expect(test.inputs.flatMap { decoder.read($0) } == test.keys)
    // Whatever it was, the next key is a key.
    #expect([.scalar(0x78), .pause].flatMap { decoder.read($0) } == [.character("x")])
  }

  @Test(
    "characters and control keys",
    arguments: [
      Case("letters", "ab", keys: [.character("a"), .character("b")]),
      Case("a letter with its mark", "e\u{301}f", keys: [.character("e\u{301}"), .character("f")]),
      Case("a flag of two letters", "\u{1F1E9}\u{1F1EA}", keys: [.character("\u{1F1E9}\u{1F1EA}")]),
      Case("a mark that comes late stands alone", "e", "\u{301}", keys: [.character("e"), .character("\u{301}")]),
      Case("Ctrl-C", "\u{3}", keys: [.control("c")]), Case("Ctrl-Z", "\u{1A}", keys: [.control("z")]),
      Case("Ctrl-Space", "\0", keys: [.control(" ")]), Case("Ctrl-backslash", "\u{1C}", keys: [.control("\\")]),
      Case("Ctrl-underscore", "\u{1F}", keys: [.control("_")]), Case("Tab", "\t", keys: [.tab]),
      Case("Enter", "\r", keys: [.enter]), Case("line feed", "\n", keys: [.enter]),
      Case("Backspace", "\u{7F}", keys: [.backspace]), Case("Ctrl-H", "\u{8}", keys: [.backspace]),
      Case("a letter and Enter", "a\r", keys: [.character("a"), .enter]),
      Case("a control character of eight bits", "\u{9B}", keys: []),
      Case("a return and a line feed are two", "\r\n", keys: [.enter, .enter]),
    ])
  func characters(test: Case) { check(test) }

  @Test(
    "sequences of keys",
    arguments: [
      Case("Escape", "\u{1B}", keys: [.escape]), Case("Escape twice", "\u{1B}\u{1B}", keys: [.escape, .escape]),
      Case("Escape, then a letter", "\u{1B}", "q", keys: [.escape, .character("q")]),
      Case("Alt and a letter", "\u{1B}q", keys: []), Case("Alt and Enter", "\u{1B}\r", keys: []),
      Case("Escape and Ctrl-C", "\u{1B}\u{3}", keys: [.escape, .control("c")]),
      Case("Up", "\u{1B}[A", keys: [.up]), Case("Up of a keypad", "\u{1B}OA", keys: [.up]),
      Case("a sequence in pieces", "\u{1B}[1", ";2C", keys: [.shiftRight]),
      Case("Shift+Left", "\u{1B}[1;2D", keys: [.shiftLeft]), Case("Ctrl+Left", "\u{1B}[1;5D", keys: []),
      Case("no modifier, said aloud", "\u{1B}[1;1D", keys: [.left]),
      Case("Shift+Left of rxvt", "\u{1B}[d", keys: [.shiftLeft]), Case("Shift+Tab", "\u{1B}[Z", keys: [.backTab]),
      Case("Delete", "\u{1B}[3~", keys: [.delete]), Case("Insert", "\u{1B}[2~", keys: []),
      Case("Shift+Delete", "\u{1B}[3;2~", keys: []),
      Case("pages", "\u{1B}[5~\u{1B}[6~", keys: [.pageUp, .pageDown]),
      Case("ends", "\u{1B}[1~\u{1B}[4~\u{1B}[7~\u{1B}[8~", keys: [.home, .end, .home, .end]),
      Case("F5", "\u{1B}[15~", keys: []), Case("F1 of the console", "\u{1B}[[A", keys: []),
      Case("Enter of a keypad", "\u{1B}OM", keys: [.enter]),
      Case("7 of a keypad", "\u{1B}Ow", keys: [.character("7")]),
      Case("a letter before and after", "a\u{1B}[Ab", keys: [.character("a"), .up, .character("b")]),
      Case("a key cut short by another", "\u{1B}[1\u{1B}[B", keys: [.down]),
      Case("a key cut short by Ctrl-C", "\u{1B}[1\u{3}", keys: [.control("c")]),
      Case("Alt and a bracket", "\u{1B}[", keys: []), Case("Alt and O", "\u{1B}O", keys: []),
      Case("Alt and ]", "\u{1B}]", "q", keys: [.character("q")]),
      Case("Alt and P", "\u{1B}P", "q", keys: [.character("q")]),
    ])
  func sequences(test: Case) { check(test) }

  @Test(
    "replies and reports are swallowed whole",
    arguments: [
      Case("a colour", "\u{1B}]11;rgb:1c1c/1c1c/1c1c\u{1B}\\", keys: []),
      Case("a colour, in pieces", "\u{1B}]11;rgb:1c1c", "/1c1c/1c1c\u{7}", keys: []),
      Case("attributes", "\u{1B}[?62;4c", keys: []), Case("a mode", "\u{1B}[?2026;2$y", keys: []),
      Case("focus", "\u{1B}[I\u{1B}[O", keys: []), Case("place of the cursor", "\u{1B}[12;40R", keys: []),
      Case("mouse", "\u{1B}[<0;12;3M\u{1B}[<0;12;3m", keys: []), Case("old mouse", "\u{1B}[M qq", keys: []),
      Case("no end of numbers", "\u{1B}[" + String(repeating: "1;", count: 500) + "A", keys: []),
      Case("a reply that Ctrl-C cuts short", "\u{1B}]11;rgb\u{3}", keys: [.control("c")]),
      Case("a reply that Escape cuts short", "\u{1B}]11;rgb", "\u{1B}", keys: []),
    ])
  func replies(test: Case) { check(test) }

  @Test(
    "pasted text is one key",
    arguments: [
      Case("a word", "\u{1B}[200~ab\u{1B}[201~", keys: [.paste("ab")]),
      Case("lines", "\u{1B}[200~a\rb\u{1B}[201~", keys: [.paste("a\nb")]),
      Case("in pieces", "\u{1B}[200~a", "b", "c\u{1B}[20", "1~", keys: [.paste("abc")]),
      Case("what looks like the end", "\u{1B}[200~[201~\u{1B}[20x\u{1B}[201~", keys: [.paste("[201~[20x")]),
      Case("an escape before the end", "\u{1B}[200~a\u{1B}\u{1B}[201~", keys: [.paste("a")]),
      Case("nothing", "\u{1B}[200~\u{1B}[201~", keys: []),
      Case("a lost end, and Escape", "\u{1B}[200~a", "\u{1B}", keys: [.paste("a")]),
      Case("a lost end, and Ctrl-C", "\u{1B}[200~a", "\u{3}", keys: [.paste("a"), .control("c")]),
      Case("keys around it", "q\u{1B}[200~a\u{1B}[201~q", keys: [.character("q"), .paste("a"), .character("q")]),
      Case(
        "more than is kept", "\u{1B}[200~" + String(repeating: "a", count: 20_000) + "\u{1B}[201~",
        keys: [.paste(String(repeating: "a", count: KeyDecoder.pasteLimit))]),
    ])
  func pastes(test: Case) { check(test) }

  @Test(
    "names that curses has for keys",
    arguments: [
      (KEY_UP, Key.up), (KEY_DOWN, .down), (KEY_LEFT, .left), (KEY_RIGHT, .right), (KEY_SLEFT, .shiftLeft),
      (KEY_SRIGHT, .shiftRight), (KEY_PPAGE, .pageUp), (KEY_NPAGE, .pageDown), (KEY_HOME, .home), (KEY_END, .end),
      (KEY_ENTER, .enter), (KEY_BTAB, .backTab), (KEY_BACKSPACE, .backspace), (KEY_DC, .delete), (KEY_FIND, .home),
      (KEY_SELECT, .end),
    ])
  func codes(code: Int32, key: Key) { check(Case("", inputs: [.code(code), .pause], keys: [key])) }

  @Test("names that mean nothing here", arguments: [KEY_IC, KEY_F0 + 1, KEY_MOUSE, KEY_SEND, 600])
  func otherCodes(code: Int32) { check(Case("", inputs: [.code(code), .pause], keys: [])) }

  @Test("a key of curses ends whatever was begun", arguments: ["", "\u{1B}[1", "\u{1B}O", "\u{1B}]1"])
  func codeAfter(text: String) {
    let start = text.unicodeScalars.map { KeyDecoder.Input.scalar($0.value) }
    check(Case("", inputs: start + [.code(KEY_UP)], keys: [.up]))
  }

  @Test("marks without end do not pile up")
  func manyMarks() {
    var decoder = KeyDecoder()
    let keys = (0..<10_000).flatMap { _ in decoder.read(.scalar(0x301)) }
    #expect(keys.count > 500)
  }

  @Test("no input of any kind keeps the decoder from the keys that follow")
  func anyInput() {
    var state: UInt64 = 11
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let scalars = Array("\u{1B}[]OP\\M<~;0123456789abAB\r\t\u{3}\u{7}é日\u{301}\u{9B}".unicodeScalars)
    for _ in 0..<5_000 {
      var decoder = KeyDecoder()
      for _ in 0..<random(12) {
        switch random(8) {
        case 0: _ = decoder.read(.pause)
        case 1: _ = decoder.read(.code(Int32(random(700))))
        default: _ = decoder.read(.scalar(scalars[random(scalars.count)].value))
        }
      }
      // Out of everything, Ctrl-C is heard.
      let keys = decoder.read(.scalar(3)) + decoder.read(.pause)
      #expect(keys.last == .control("c"))
    }
  }
}

@Suite("Characters from bytes") struct TerminalScalarAssemblerTests {
  private func read(_ bytes: [UInt8]) -> String {
    var assembler = ScalarAssembler()
    return String(String.UnicodeScalarView(bytes.flatMap { assembler.read($0) }.compactMap(Unicode.Scalar.init)))
  }

  @Test("every character of UTF-8 is put together", arguments: ["plain", "é", "日本", "\u{10FFFF}", "e\u{301}", "⣿█"])
  func whole(text: String) { #expect(read(Array(text.utf8)) == text) }

  @Test(
    "what is broken is dropped, and nothing after it",
    arguments: [
      ([0xFF, 0x78], "x"), ([0xC3, 0x78], "x"), ([0x80, 0x78], "x"), ([0xE2, 0x82, 0x78], "x"),
      ([0xE2, 0xC3, 0xA9], "é"), ([0xC0, 0x80, 0x78], "x"), ([0xE0, 0x80, 0x80, 0x78], "x"),
      ([0xED, 0xA0, 0x80, 0x78], "x"), ([0xF7, 0xBF, 0xBF, 0xBF, 0x78], "x"), ([0xF0, 0x9F, 0x1B], "\u{1B}"),
    ] as [([UInt8], String)])
  func broken(bytes: [UInt8], text: String) { #expect(read(bytes) == text) }
}
