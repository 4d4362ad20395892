import Mathematics

/// The words that can be typed at a place. Reading, help and complaints are all made from them.
struct LinearMenu<Command: Sendable>: Sendable {
  struct Entry: Sendable {
    var command: Command
    /// The first one is what help names.
    var words: [String]
    /// As help shows it: `KNOB VALUE`.
    var argument: String
    var help: String

    init(_ command: Command, _ words: [String], argument: String = "", _ help: String) {
      self.command = command
      self.words = words
      self.argument = argument
      self.help = help
    }
  }

  enum Input {
    case enter
    case number(Int, argument: String)
    case command(Command, argument: String)
    case other(word: String)
  }

  var entries: [Entry]

  init(_ entries: [Entry]) { self.entries = entries }

  /// A word may be followed by an argument; a slash needs no blank before it.
  func read(_ line: String) -> Input {
    let line = line.trimmedBlanks
    guard let first = line.first else { return .enter }
    let word = first == "/" ? "/" : String(line.prefix { !$0.isWhitespace })
    let argument = String(line.dropFirst(word.count)).trimmedBlanks
    if let entry = entries.first(where: { $0.words.contains(word.lowercased()) }) {
      return .command(entry.command, argument: argument)
    }
    if word.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(word) {
      return .number(number, argument: argument)
    }
    return .other(word: word)
  }

  /// What can be typed, one line each.
  ///
  /// - Parameters:
  ///   - numbers: what a number alone does.
  ///   - isNumbered: whether a number stands for a word.
  func explain(_ draft: inout LinearDraft, numbers: String? = nil, isNumbered: Bool = false) {
    if let numbers { draft.say(numbers) }
    for (index, entry) in entries.enumerated() {
      let names = entry.words.filter { $0 == entry.words[0] || $0 != "quit" }.joined(separator: " or ")
      let number = isNumbered ? "\(index + 1). " : ""
      draft.say("\(number)\(names)\(entry.argument.isEmpty ? "" : " " + entry.argument): \(entry.help)", hanging: 4)
    }
  }

  /// Why a word does nothing, with the nearest that does something.
  func complaint(about word: String, numbers: String? = nil) -> String {
    let nearest = Spelling.nearest(to: word, in: entries.flatMap(\.words)).map { " Did you mean \"\($0)\"?" } ?? ""
    let known = (numbers.map { [$0] } ?? []) + entries.map { $0.words[0] }
    return "\(PlainText.quoted(word)) is no word here.\(nearest) Type Enter, \(known.joined(separator: ", "))."
  }
}

extension String {
  /// Without the blanks at both ends.
  var trimmedBlanks: String {
    guard let start = firstIndex(where: { !$0.isWhitespace }), let end = lastIndex(where: { !$0.isWhitespace }) else {
      return ""
    }
    return String(self[start...end])
  }
}
