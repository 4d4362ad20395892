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
    case reviews = "reviews-a-day"
    case newCards = "new-questions-a-day"
    case retention
  }

  /// - Parameter file: the name of the file as its reader knows it.
  init(_ text: String, file: String) {
    self.file = file
    read(text)
  }

  /// For changes one by one, as a command line has them.
  init(changing settings: Settings) {
    self.settings = settings
    file = ""
  }

  /// Changes one setting by its name.
  mutating func set(_ name: String, _ value: String) { read(Node(name), Node(value)) }

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
    // What is as usual is not written, so that it stays as usual.
    let (quiz, usual) = (settings.quiz, StudyPlan())
    if quiz.reviews != usual.reviews { lines.append("\(Key.reviews.rawValue): \(quiz.reviews)") }
    if quiz.newCards != usual.newCards { lines.append("\(Key.newCards.rawValue): \(quiz.newCards)") }
    if quiz.retention != usual.retention { lines.append("\(Key.retention.rawValue): \(quiz.retention)") }
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
    case .reviews:
      settings.quiz.reviews = whole(given, of: known, in: StudyPlan.reviewRange, at: value) ?? settings.quiz.reviews
    case .newCards:
      settings.quiz.newCards =
        whole(given, of: known, in: StudyPlan.newCardRange, at: value) ?? settings.quiz.newCards
    case .retention: settings.quiz.retention = retention(given, at: value) ?? settings.quiz.retention
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

  private mutating func whole(
    _ word: String?, of key: Key, in range: ClosedRange<Int>, at node: Node
  ) -> Int? {
    if let number = word.flatMap({ Int($0) }), range.contains(number) { return number }
    refuse(word, of: key, "expected a whole number from \(range.lowerBound) to \(range.upperBound)", at: node)
    return nil
  }

  private mutating func retention(_ word: String?, at node: Node) -> Double? {
    let range = StudyPlan.retentionRange
    if let number = word.flatMap({ NumberText.parse($0) }), range.contains(number) { return number }
    refuse(
      word, of: .retention,
      "expected the share you want to know when asked, from \(range.lowerBound) to \(range.upperBound)", at: node)
    return nil
  }

  private mutating func refuse(_ word: String?, of key: Key, _ expected: String, at node: Node) {
    add(
      "\"\(Self.shown(word ?? "a list or a map"))\" is not a value of \"\(key.rawValue)\"; \(expected)",
      at: place(of: node))
  }

  private static func shown(_ word: String) -> String {
    VisibleText.string(word.prefix(60)) + (word.count > 60 ? "..." : "")
  }

  private mutating func refuse(_ word: String, _ what: String, among words: [String], at position: SourcePosition) {
    let hint = Spelling.nearest(to: word, in: words).map { "did you mean \"\($0)\"?" }
    add("\"\(Self.shown(word))\" \(what); expected \(words.joined(separator: ", "))", at: position, hint: hint)
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
