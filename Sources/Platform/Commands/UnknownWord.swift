/// A word behind `gradus` that is no subcommand, or an option it does not have.
public struct UnknownWord {
  let word: String
  let commands: [String]

  public init(_ word: String, commands: [String]) {
    self.word = word
    self.commands = commands
  }

  static let options = [
    "--plain", "--ascii", "--glyphs", "--no-color", "--lessons", "--data-dir", "--version", "--help",
  ]

  /// - Returns: the exit code.
  public func report() -> Int32 {
    let isOption = word.hasPrefix("-")
    return JobFailure.unknown(
      isOption ? "option" : "command", word, among: isOption ? Self.options : commands
    ).report()
  }
}
