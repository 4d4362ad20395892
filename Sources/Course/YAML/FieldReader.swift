import Lab
import Mathematics

/// Reads one map of a typed block: hands out values with their places and names every key nobody asked for.
struct FieldReader {
  typealias Path = YAMLTree.Path

  /// What the map describes, with its article: "a question".
  let what: String
  let path: Path
  let tree: YAMLTree
  private let entries: [Setting.Entry]
  private var asked: [String] = []

  /// nil, with the problem reported, when there is no map.
  init?(_ what: String, at path: Path = [], of tree: YAMLTree, _ reading: inout Reading) {
    self.what = what
    self.path = path
    self.tree = tree
    guard case .map(let entries)? = tree.setting(at: path) else {
      reading.error(
        "\(what) is written as named values, one \"name: value\" a line", at: tree.valuePosition(of: path))
      return nil
    }
    self.entries = entries
  }

  var names: [String] { entries.map(\.key) }

  func path(to key: String) -> Path { path + [.key(key)] }

  func position(of key: String) -> SourcePosition { tree.position(of: path(to: key)) }

  func has(_ key: String) -> Bool { entries.contains { $0.key == key } }

  mutating func take(_ key: String) -> Setting? {
    asked.append(key)
    return entries.first { $0.key == key }?.value
  }

  /// A value that must be there.
  mutating func require(_ key: String, example: String, _ reading: inout Reading) -> Setting? {
    if let setting = take(key), setting != .null { return setting }
    let place = has(key) ? tree.keyPosition(of: path(to: key)) : tree.position(of: path)
    reading.error("\(what) needs \"\(key)\"", at: place, hint: "for example \(example)")
    return nil
  }

  /// A word or a line of plain text.
  mutating func line(_ key: String, example: String, _ reading: inout Reading) -> String? {
    guard let setting = require(key, example: example, &reading) else { return nil }
    return plain(setting, key, example: example, &reading)
  }

  mutating func optionalLine(_ key: String, example: String, _ reading: inout Reading) -> String? {
    guard let setting = take(key), setting != .null else { return nil }
    return plain(setting, key, example: example, &reading)
  }

  private func plain(_ setting: Setting, _ key: String, example: String, _ reading: inout Reading) -> String? {
    guard case .text(let text) = setting else {
      reading.error("\"\(key)\" is a text", at: position(of: key), hint: "for example \(example)")
      return nil
    }
    return String(text.map { $0.isNewline ? " " : $0 }).trimmedBlanks
  }

  /// A text with Markdown and formulas.
  mutating func prose(_ key: String, example: String, _ reading: inout Reading) -> [Inline]? {
    guard require(key, example: example, &reading) != nil else { return nil }
    return tree.prose(at: path(to: key), named: "\"\(key)\"", &reading)
  }

  mutating func optionalProse(_ key: String, _ reading: inout Reading) -> [Inline]? {
    guard let setting = take(key), setting != .null else { return nil }
    return tree.prose(at: path(to: key), named: "\"\(key)\"", &reading)
  }

  mutating func flag(_ key: String, _ reading: inout Reading) -> Bool? {
    guard let setting = take(key) else { return nil }
    switch setting {
    case .text("true"): return true
    case .text("false"): return false
    default:
      reading.error("\"\(key)\" is true or false", at: position(of: key))
      return nil
    }
  }

  /// The places of the items of a list that must be there.
  mutating func items(_ key: String, example: String, _ reading: inout Reading) -> [Path] {
    guard let setting = require(key, example: example, &reading) else { return [] }
    return items(setting, key, example: example, &reading)
  }

  mutating func optionalItems(_ key: String, example: String, _ reading: inout Reading) -> [Path] {
    guard let setting = take(key), setting != .null else { return [] }
    return items(setting, key, example: example, &reading)
  }

  private func items(_ setting: Setting, _ key: String, example: String, _ reading: inout Reading) -> [Path] {
    guard case .list(let items) = setting else {
      reading.error("\"\(key)\" is a list", at: position(of: key), hint: "for example \(example)")
      return []
    }
    guard items.count <= Self.mostItems else {
      reading.error(
        "\"\(key)\" has at most \(Self.mostItems) entries; this one has \(items.count)", at: position(of: key))
      return []
    }
    return items.indices.map { path(to: key) + [.index($0)] }
  }

  static let mostItems = 40

  /// Reports the keys nobody asked for, each with its nearest valid spelling.
  func finish(_ reading: inout Reading) {
    for entry in entries where !asked.contains(entry.key) {
      let hint = Spelling.nearest(to: entry.key, in: asked).map { "did you mean \"\($0)\"?" }
      reading.error(
        "\(Shown.quoted(entry.key)) is not a key of \(what); expected \(Shown.listed(asked))",
        at: tree.keyPosition(of: path(to: entry.key)), hint: hint)
    }
  }
}

extension YAMLTree {
  /// A text value as Markdown with formulas.
  func prose(at path: Path, named name: String, _ reading: inout Reading) -> [Inline]? {
    guard case .text(let text)? = setting(at: path) else {
      reading.error(
        "\(name) is a text", at: position(of: path),
        hint: "put text that looks like a list or a map in quotation marks")
      return nil
    }
    return InlineText.read(text, place: place(of: path, in: reading.source), &reading)
  }

  /// A word or a line of plain text.
  func line(at path: Path, named name: String, _ reading: inout Reading) -> String? {
    guard case .text(let text)? = setting(at: path) else {
      reading.error("\(name) is a text", at: position(of: path))
      return nil
    }
    return text
  }
}
