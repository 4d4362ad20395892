/// Reads the text after `--set NAME=`, what a learner types into a knob, and the values of a shared line.
///
/// The flow form of YAML and no more: `zero`, `0.3`, `constant: 0.5`, `{constant: {value: 0.5, jitter: 0.001}}`,
/// `[1, 2, 3]`, `"quoted, with a comma"`. Outermost braces may be left out, and so may the blank after a colon.
struct SettingParser {
  private let characters: [Character]
  private var position = 0

  /// Text from outside is read at most this far, and nested at most this deep.
  static let longest = 10_000
  static let deepest = 16

  init(_ text: String) throws(SettingProblem) {
    guard text.utf8.count <= Self.longest else {
      throw SettingProblem("a setting is at most \(Self.longest) bytes long; this one has \(text.utf8.count)")
    }
    characters = Array(text)
  }

  mutating func read() throws(SettingProblem) -> Setting {
    skipBlanks()
    guard position < characters.count else { return .null }
    let value = try value(depth: 0, until: [])
    skipBlanks()
    if position < characters.count, characters[position] == ":" {
      position += 1
      let rest = try self.value(depth: 1, until: [])
      skipBlanks()
      if position == characters.count, case .text(let key) = value { return .map([Setting.Entry(key, rest)]) }
    }
    guard position == characters.count else {
      throw problem("unexpected \"\(Shown.safe(String(characters[position])))\"")
    }
    return value
  }

  private mutating func value(depth: Int, until ends: Set<Character>) throws(SettingProblem) -> Setting {
    guard depth <= Self.deepest else { throw problem("settings are nested deeper than \(Self.deepest) levels") }
    skipBlanks()
    guard position < characters.count else { throw problem("a value is missing") }
    switch characters[position] {
    case "{": return try map(depth: depth)
    case "[": return try list(depth: depth)
    case "\"", "'": return try quoted()
    default: return try scalar(until: ends.union([":"]))
    }
  }

  private mutating func map(depth: Int) throws(SettingProblem) -> Setting {
    position += 1
    var entries: [Setting.Entry] = []
    while true {
      skipBlanks()
      if take("}") { return .map(entries) }
      guard case .text(let key) = try value(depth: depth + 1, until: [",", "}"]) else {
        throw problem("a name was expected before \":\"")
      }
      skipBlanks()
      guard take(":") else { throw problem("\":\" was expected after \"\(Shown.safe(key))\"") }
      entries.append(Setting.Entry(key, try value(depth: depth + 1, until: [",", "}"])))
      skipBlanks()
      if !take(","), position >= characters.count || characters[position] != "}" {
        throw problem("\"}\" or \",\" was expected")
      }
    }
  }

  private mutating func list(depth: Int) throws(SettingProblem) -> Setting {
    position += 1
    var values: [Setting] = []
    while true {
      skipBlanks()
      if take("]") { return .list(values) }
      values.append(try value(depth: depth + 1, until: [",", "]"]))
      skipBlanks()
      if !take(","), position >= characters.count || characters[position] != "]" {
        throw problem("\"]\" or \",\" was expected")
      }
    }
  }

  private mutating func quoted() throws(SettingProblem) -> Setting {
    let quote = characters[position]
    position += 1
    var text = ""
    while position < characters.count, characters[position] != quote {
      if quote == "\"", characters[position] == "\\", position + 1 < characters.count { position += 1 }
      text.append(characters[position])
      position += 1
    }
    guard take(quote) else { throw problem("a closing \(quote) is missing") }
    return .text(text)
  }

  private mutating func scalar(until ends: Set<Character>) throws(SettingProblem) -> Setting {
    let start = position
    while position < characters.count, !ends.contains(characters[position]) { position += 1 }
    var end = position
    while end > start, characters[end - 1].isWhitespace { end -= 1 }
    guard end > start else { throw problem("a value is missing") }
    let text = String(characters[start..<end])
    return text == "null" || text == "~" ? .null : .text(text)
  }

  private mutating func take(_ character: Character) -> Bool {
    guard position < characters.count, characters[position] == character else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while position < characters.count, characters[position].isWhitespace { position += 1 }
  }

  private func problem(_ message: String) -> SettingProblem {
    SettingProblem(
      "\(message) in \"\(Shown.safe(String(characters)))\"",
      hint: "write it like zero, 0.3, constant: 0.5 or {normal: 0.01}")
  }
}
