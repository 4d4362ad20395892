import CNcurses
import TerminalUI

/// Turns what curses reads into keys.
///
/// Curses knows the sequences of most of the terminal's own keys. Others, such as a reply or a key nobody described, arrive byte
/// by byte and are taken up here whole: their digits and brackets must not act as keys.
struct KeyDecoder {
  enum Input: Equatable {
    /// A character.
    case scalar(UInt32)
    /// A key with a name, `KEY_UP` and its like.
    case code(Int32)
    /// Nothing more has arrived for now.
    case pause
  }

  /// Scalars of a paste that are kept.
  static let pasteLimit = 10_000
  /// Scalars of one character that are kept together.
  private static let markLimit = 16

  private enum State {
    case keys
    case escape
    /// After `ESC [`, until a final byte.
    case sequence(String)
    /// After `ESC O`: one byte more.
    case shifted
    /// After `ESC [ [`, or in a report of the mouse: so many bytes more.
    case skip(Int)
    /// After `ESC ]`, `ESC P` and their like, until BEL or `ESC \`.
    case string(isEmpty: Bool, sawEscape: Bool)
    /// In pasted text, after so many characters of the mark that ends it.
    case paste(matched: Int)
  }

  private var state = State.keys
  /// A character that may still get combining marks.
  private var text: [Unicode.Scalar] = []
  private var pasted: [Unicode.Scalar] = []

  mutating func read(_ input: Input) -> [Key] {
    switch state {
    case .keys: return readKey(input)
    case .escape: return readAfterEscape(input)
    case .sequence(let parameters): return readSequence(input, parameters)
    case .shifted: return readShifted(input)
    case .skip(let count): return readSkipped(input, count)
    case .string(let isEmpty, let sawEscape): return readString(input, isEmpty: isEmpty, sawEscape: sawEscape)
    case .paste(let matched): return readPaste(input, matched)
    }
  }

  private mutating func readKey(_ input: Input) -> [Key] {
    state = .keys
    switch input {
    case .scalar(27):
      state = .escape
      return takeText()
    case .scalar(let value):
      if value < 0x20 || value == 0x7F { return takeText() + (Self.control(value).map { [$0] } ?? []) }
      guard value >= 0xA0 || value < 0x7F, let scalar = Unicode.Scalar(value) else { return takeText() }
      return add(scalar)
    case .code(let code): return takeText() + (Self.named(code).map { [$0] } ?? [])
    case .pause: return takeText()
    }
  }

  /// Escape alone is the key; with a character in the same breath it is Alt and that, which means nothing here.
  private mutating func readAfterEscape(_ input: Input) -> [Key] {
    state = .keys
    switch input {
    case .pause: return [.escape]
    case .scalar(27):
      state = .escape
      return [.escape]
    case .scalar(UInt32(UInt8(ascii: "["))): state = .sequence("")
    case .scalar(UInt32(UInt8(ascii: "O"))): state = .shifted
    case .scalar(let value) where "]P_^X".unicodeScalars.contains { $0.value == value }:
      state = .string(isEmpty: true, sawEscape: false)
    case .scalar(9), .scalar(13), .scalar(0x20...), .code(KEY_BACKSPACE): break
    case .scalar, .code: return [.escape] + readKey(input)
    }
    return []
  }

  private mutating func readSequence(_ input: Input, _ parameters: String) -> [Key] {
    switch input {
    case .pause where !parameters.isEmpty: return []
    case .scalar(let value) where (0x20...0x3F).contains(value):
      // No key has so many numbers; what it is ends all the same where it ends.
      if parameters.utf8.count < 32, let scalar = Unicode.Scalar(value) {
        state = .sequence(parameters + String(scalar))
      }
      return []
    case .scalar(let value) where (0x40...0x7E).contains(value):
      state = .keys
      return Unicode.Scalar(value).map { finishSequence(parameters, $0) } ?? []
    // A control character is never a part of it.
    case .scalar, .code, .pause: return readKey(input)
    }
  }

  private mutating func finishSequence(_ parameters: String, _ final: Unicode.Scalar) -> [Key] {
    switch (parameters, final) {
    case ("200", "~"): state = .paste(matched: 0)
    case ("", "["): state = .skip(1)
    case ("", "M"): state = .skip(3)
    default: return KeySequence.bracketed(parameters, final).map { [$0] } ?? []
    }
    return []
  }

  private mutating func readShifted(_ input: Input) -> [Key] {
    guard case .scalar(let value) = input, value >= 0x20, let scalar = Unicode.Scalar(value) else {
      return readKey(input)
    }
    state = .keys
    return KeySequence.shifted(scalar).map { [$0] } ?? []
  }

  private mutating func readSkipped(_ input: Input, _ count: Int) -> [Key] {
    guard case .scalar(let value) = input, value >= 0x20 else { return readKey(input) }
    state = count > 1 ? .skip(count - 1) : .keys
    return []
  }

  private mutating func readString(_ input: Input, isEmpty: Bool, sawEscape: Bool) -> [Key] {
    switch input {
    case .scalar(7): state = .keys
    case .scalar(27): state = .string(isEmpty: false, sawEscape: true)
    case .scalar(0x20...): state = sawEscape ? .keys : .string(isEmpty: false, sawEscape: false)
    // Alt and one of those letters, or a person who presses Escape to get out of it.
    case .pause where isEmpty || sawEscape: state = .keys
    case .pause: break
    case .scalar, .code: return readKey(input)
    }
    return []
  }
}

extension KeyDecoder {
  private static let endOfPaste = Array("\u{1B}[201~".unicodeScalars)

  private mutating func readPaste(_ input: Input, _ matched: Int) -> [Key] {
    switch input {
    case .scalar(let value) where value == Self.endOfPaste[matched].value:
      guard matched + 1 == Self.endOfPaste.count else {
        state = .paste(matched: matched + 1)
        return []
      }
      return endPaste()
    case .scalar(let value):
      // It was not the mark after all; only an escape is not kept.
      if matched > 1 { Self.endOfPaste[1..<matched].forEach { keepPasted($0) } }
      state = .paste(matched: value == 27 ? 1 : 0)
      // Terminals send no control characters out of a paste: the end was lost, and a person wants to get out.
      if value == 3 { return endPaste() + readKey(input) }
      if value != 27, let scalar = Unicode.Scalar(value == 13 ? 10 : value) { keepPasted(scalar) }
      return []
    case .pause where matched == 1: return endPaste()
    case .pause, .code: return []
    }
  }

  private mutating func keepPasted(_ scalar: Unicode.Scalar) {
    if pasted.count < Self.pasteLimit { pasted.append(scalar) }
  }

  private mutating func endPaste() -> [Key] {
    state = .keys
    defer { pasted.removeAll() }
    return pasted.isEmpty ? [] : [.paste(Self.string(pasted))]
  }
}

extension KeyDecoder {
  /// Returns the characters that are complete now that this has come.
  private mutating func add(_ scalar: Unicode.Scalar) -> [Key] {
    text.append(scalar)
    let characters = Self.string(text)
    if characters.count > 1, let last = characters.last {
      text = Array(last.unicodeScalars)
      return characters.dropLast().map(Key.character)
    }
    return text.count < Self.markLimit ? [] : takeText()
  }

  private mutating func takeText() -> [Key] {
    defer { text.removeAll() }
    return Self.string(text).map(Key.character)
  }

  private static func string(_ scalars: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

extension KeyDecoder {
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
