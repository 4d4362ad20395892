/// Text while it is edited: what is there and where the cursor stands. One step of the cursor is one character as
/// people count them, whatever it is made of.
public struct TextFieldState: Hashable, Sendable {
  public private(set) var text: String
  /// Characters before the cursor.
  public private(set) var cursor: Int
  /// The most characters the field takes.
  public let limit: Int

  public init(_ text: String = "", limit: Int = 1000) {
    self.limit = max(0, limit)
    self.text = ""
    cursor = 0
    insert(text)
  }

  public var isEmpty: Bool { text.isEmpty }

  /// Changes text and cursor by a key. False when the key is none of a text field's, and left to its surroundings.
  public mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .paste(let block): insert(block)
    case .left, .control("b"): move(to: cursor - 1)
    case .right, .control("f"): move(to: cursor + 1)
    case .home, .control("a"): move(to: 0)
    case .end, .control("e"): move(to: text.count)
    case .shiftLeft: move(to: wordStart)
    case .shiftRight: move(to: wordEnd)
    case .backspace, .control("h"): delete(from: cursor - 1, to: cursor)
    case .delete, .control("d"): delete(from: cursor, to: cursor + 1)
    case .control("w"): delete(from: wordStart, to: cursor)
    case .control("u"): delete(from: 0, to: cursor)
    case .control("k"): delete(from: cursor, to: text.count)
    default: return false
    }
    return true
  }

  /// Inserts at the cursor what fits. Line breaks and tabs become blanks; other characters that would be shown escaped
  /// are left out.
  public mutating func insert(_ block: String) {
    let head = text.prefix(cursor)
    let tail = text.dropFirst(cursor)
    var added = String.UnicodeScalarView()
    for character in block {
      if character == "\n" || character == "\r\n" || character == "\t" {
        added.append(" ")
      } else {
        added.append(contentsOf: character.unicodeScalars.filter { !VisibleText.isUnsafe($0) })
      }
    }
    // Counted after joining: a mark that is typed belongs to the character before it.
    var joined = head + String(added)
    while joined.count + tail.count > limit, joined.count > head.count { joined.removeLast() }
    cursor = joined.count
    text = String(joined + tail)
    cursor = min(cursor, text.count)
  }

  public mutating func clear() { self = TextFieldState(limit: limit) }

  private mutating func move(to position: Int) { cursor = min(max(0, position), text.count) }

  private mutating func delete(from start: Int, to end: Int) {
    let start = max(0, start)
    let end = min(end, text.count)
    guard start < end else { return }
    text = String(text.prefix(start) + text.dropFirst(end))
    move(to: start)
  }

  /// Where the word before the cursor begins, blanks behind it skipped.
  private var wordStart: Int {
    let head = text.prefix(cursor).reversed()
    let blanks = head.prefix { $0 == " " }.count
    return cursor - blanks - head.dropFirst(blanks).prefix { $0 != " " }.count
  }

  /// Where the word after the cursor ends.
  private var wordEnd: Int {
    let tail = text.dropFirst(cursor)
    let blanks = tail.prefix { $0 == " " }.count
    return cursor + blanks + tail.dropFirst(blanks).prefix { $0 != " " }.count
  }
}
