import Course
import Mathematics
import TerminalUI
import Tutor
import Yams

/// Reads settings from YAML. What is wrong is named with its place and leaves the default.
struct SettingsReader {
  private(set) var settings = Settings()
  private(set) var problems: [Diagnostic] = []
  private let file: String

  private enum Key: String, CaseIterable {
    case theme, glyphs, pace
    case reducedMotion = "reduced-motion"
  }

  /// - Parameter file: the name of the file as its reader knows it.
  init(_ text: String, file: String) {
    self.file = file
    read(text)
  }

  private mutating func read(_ text: String) {
    if let place = Self.firstAlias(in: text) {
      return add("anchors (&) and aliases (*) are not used in settings", at: place)
    }
    do {
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      // Anchors are known as long as the parser lives.
      defer { withExtendedLifetime(parser) {} }
      guard let root = try parser.singleRoot(), !Self.isNothing(root) else { return }
      guard case .mapping(let mapping) = root else {
        return add(
          "settings are named values, one \"name: value\" a line, such as \"theme: dark\"", at: place(of: root))
      }
      for (key, value) in mapping { read(key, value) }
    } catch {
      let (message, position) = Self.words(error)
      add(message, at: position)
    }
  }

  /// How Gradus writes settings.
  static func text(of settings: Settings) -> String {
    var lines = ["# What you chose in Gradus.", "\(Key.theme.rawValue): \(settings.theme.rawValue)"]
    if let glyphs = settings.glyphs { lines.append("\(Key.glyphs.rawValue): \(glyphs.rawValue)") }
    lines.append("\(Key.pace.rawValue): \(settings.pace.rawValue)")
    lines.append("\(Key.reducedMotion.rawValue): \(settings.reducedMotion)")
    return lines.joined(separator: "\n") + "\n"
  }

  private mutating func read(_ key: Node, _ value: Node) {
    guard case .scalar(let name) = key, let known = Key(rawValue: name.string) else {
      let word = key.scalar?.string ?? "a list or a map"
      return refuse(word, "is not a setting", among: Key.allCases.map(\.rawValue), at: place(of: key))
    }
    // A name without a value says nothing.
    if Self.isNothing(value) { return }
    let given = value.scalar?.string
    switch known {
    case .theme: settings.theme = choice(given, of: known, at: value) ?? settings.theme
    case .glyphs: settings.glyphs = choice(given, of: known, at: value) ?? settings.glyphs
    case .pace: settings.pace = choice(given, of: known, at: value) ?? settings.pace
    case .reducedMotion:
      let flag: Flag? = choice(given, of: known, at: value)
      settings.reducedMotion = flag.map { $0 == .true } ?? settings.reducedMotion
    }
  }

  private static func isNothing(_ node: Node) -> Bool {
    guard case .scalar(let scalar) = node else { return false }
    return ["", "~", "null"].contains(scalar.string)
  }

  private enum Flag: String, CaseIterable { case `true`, `false` }

  private mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ word: String?, of key: Key, at node: Node
  ) -> Choice? {
    if let choice = word.flatMap(Choice.init) { return choice }
    refuse(
      word ?? "a list or a map", "is not a value of \"\(key.rawValue)\"", among: Choice.allCases.map(\.rawValue),
      at: place(of: node))
    return nil
  }

  private mutating func refuse(_ word: String, _ what: String, among words: [String], at position: SourcePosition) {
    let shown = VisibleText.string(word.prefix(60)) + (word.count > 60 ? "..." : "")
    let hint = Spelling.nearest(to: word, in: words).map { "did you mean \"\($0)\"?" }
    add("\"\(shown)\" \(what); expected \(words.joined(separator: ", "))", at: position, hint: hint)
  }

  private mutating func add(_ message: String, at position: SourcePosition, hint: String? = nil) {
    problems.append(Self.problem(message, file: file, at: position, hint: hint))
  }

  static func problem(
    _ message: String, file: String, at position: SourcePosition = SourcePosition(line: 1), hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(.error, file: file, at: position, message, hint: hint)
  }

  private func place(of node: Node) -> SourcePosition {
    node.mark.map { SourcePosition(line: $0.line, column: $0.column) } ?? SourcePosition(line: 1)
  }
}

extension SettingsReader {
  /// The YAML library's complaint in our words.
  private static func words(_ error: any Error) -> (String, SourcePosition) {
    let start = SourcePosition(line: 1)
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return ("this is not YAML: \(problem)", SourcePosition(line: mark.line, column: mark.column))
    case .duplicatedKeysInMapping(let names, let context):
      let name = VisibleText.string((names.first ?? "").prefix(60))
      let place = SourcePosition(line: context.mark.line, column: context.mark.column)
      return ("\"\(name)\" is given more than once", place)
    case .reader(let problem, _, _, _): return ("this is not YAML: \(problem)", start)
    default: return ("this YAML cannot be read", start)
    }
  }

  /// Found before anything is composed, since a few nested aliases can stand for more than any memory holds.
  private static func firstAlias(in text: String) -> SourcePosition? {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let code = line.prefix { $0 != "#" }
      if let place = code.firstIndex(where: { $0 == "&" || $0 == "*" }) {
        return SourcePosition(line: index + 1, column: code.distance(from: code.startIndex, to: place) + 1)
      }
    }
    return nil
  }
}
