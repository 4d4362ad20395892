import CNcurses
import TerminalUI

/// Turns what curses reads into keys.
///
/// Curses knows the sequences of the terminal's own keys. Others, such as a reply or a key nobody described, arrive byte
/// by byte and are swallowed here whole: their digits and brackets must not act as keys.
struct KeyDecoder {
  enum Input: Equatable {
    /// A character.
    case scalar(UInt32)
    /// A key with a name, `KEY_UP` and its like.
    case code(Int32)
    /// Nothing more has arrived for now.
    case pause
  }

  /// Codes given to the marks around pasted text, above all that curses uses.
  static let pasteBegins: Int32 = 1024
  static let pasteEnds: Int32 = 1025
  /// Characters of a paste that are kept.
  static let pasteLimit = 10_000

  private enum State {
    case keys
    case escape
    /// After `ESC [`, until a final byte.
    case sequence(isEmpty: Bool)
    /// After `ESC O`: one byte more.
    case shifted
    /// After `ESC ]`, `ESC P` and their like, until BEL or `ESC \`.
    case string(sawEscape: Bool)
    case paste(sawEscape: Bool)
  }

  private var state = State.keys
  /// Text that may still get a combining mark.
  private var text = String.UnicodeScalarView()

  mutating func read(_ input: Input) -> [Key] {
    switch state {
    case .keys: return readKey(input)
    case .escape: return readAfterEscape(input)
    case .sequence(let isEmpty): readSequence(input, isEmpty: isEmpty)
    case .shifted: state = .keys
    case .string(let sawEscape): readString(input, sawEscape: sawEscape)
    case .paste(let sawEscape): return readPaste(input, sawEscape: sawEscape)
    }
    return []
  }

  private mutating func readKey(_ input: Input) -> [Key] {
    switch input {
    case .scalar(27):
      state = .escape
      return takeText()
    case .scalar(let value):
      if let key = Self.control(value) { return takeText() + [key] }
      if let scalar = Unicode.Scalar(value) { text.append(scalar) }
      return []
    case .code(Self.pasteBegins):
      let keys = takeText()
      state = .paste(sawEscape: false)
      return keys
    case .code(let code): return takeText() + (Self.named(code).map { [$0] } ?? [])
    case .pause: return takeText()
    }
  }

  /// Escape alone is the key; with a letter in the same breath it is Alt and that letter, which means nothing here.
  private mutating func readAfterEscape(_ input: Input) -> [Key] {
    state = .keys
    switch input {
    case .pause: return [.escape]
    case .scalar(27):
      state = .escape
      return [.escape]
    case .scalar(UInt32(UInt8(ascii: "["))): state = .sequence(isEmpty: true)
    case .scalar(UInt32(UInt8(ascii: "O"))): state = .shifted
    case .scalar(let value) where "]P_^X".unicodeScalars.contains { $0.value == value }:
      state = .string(sawEscape: false)
    case .scalar: break
    case .code: return [.escape] + readKey(input)
    }
    return []
  }

  private mutating func readSequence(_ input: Input, isEmpty: Bool) {
    switch input {
    case .scalar(0x20...0x3F): state = .sequence(isEmpty: false)
    case .scalar, .code: state = .keys
    case .pause: if isEmpty { state = .keys }
    }
  }

  private mutating func readString(_ input: Input, sawEscape: Bool) {
    switch input {
    case .scalar(7), .code: state = .keys
    case .scalar(27): state = .string(sawEscape: true)
    case .scalar: if sawEscape { state = .keys }
    case .pause: if sawEscape { state = .keys }
    }
  }

  private mutating func readPaste(_ input: Input, sawEscape: Bool) -> [Key] {
    switch input {
    case .code(Self.pasteEnds): return endPaste()
    case .code, .scalar(27): break
    case .scalar(13): keepPasted("\n")
    case .scalar(let value): if let scalar = Unicode.Scalar(value) { keepPasted(scalar) }
    // The end mark was lost and a person presses Escape: give back what there is.
    case .pause: if sawEscape { return endPaste() }
    }
    state = .paste(sawEscape: input == .scalar(27))
    return []
  }

  private mutating func keepPasted(_ scalar: Unicode.Scalar) {
    if text.count < Self.pasteLimit { text.append(scalar) }
  }

  private mutating func endPaste() -> [Key] {
    state = .keys
    defer { text.removeAll() }
    return text.isEmpty ? [] : [.paste(String(text))]
  }

  private mutating func takeText() -> [Key] {
    defer { text.removeAll() }
    return String(text).map(Key.character)
  }

  private static func control(_ value: UInt32) -> Key? {
    switch value {
    case 9: .tab
    case 10, 13: .enter
    case 8, 127: .backspace
    case 0: .control(" ")
    case 1...26: Unicode.Scalar(value + 96).map { .control(Character($0)) }
    case 28...31: Unicode.Scalar(value + 64).map { .control(Character($0)) }
    default: nil
    }
  }

  private static func named(_ code: Int32) -> Key? {
    switch code {
    case KEY_UP, KEY_SR: .up
    case KEY_DOWN, KEY_SF: .down
    case KEY_LEFT: .left
    case KEY_RIGHT: .right
    case KEY_SLEFT: .shiftLeft
    case KEY_SRIGHT: .shiftRight
    case KEY_PPAGE, KEY_A3: .pageUp
    case KEY_NPAGE, KEY_C3: .pageDown
    case KEY_HOME, KEY_A1, KEY_FIND: .home
    case KEY_END, KEY_C1, KEY_SELECT: .end
    case KEY_ENTER: .enter
    case KEY_BTAB: .backTab
    case KEY_BACKSPACE: .backspace
    case KEY_DC: .delete
    default: nil
    }
  }
}
