import ArgumentParser
import Platform

/// `gradus` without a subcommand. It also takes what is none, to name the nearest there is.
struct ContentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contents", abstract: "Open the contents at the place you left.", shouldDisplay: false)

  @Argument(parsing: .allUnrecognized)
  var words: [String] = []

  @OptionGroup var shared: SharedOptions

  func run() throws {
    guard let word = words.first else { return try finish(OpenJob(place: nil, options: shared.global).perform()) }
    let commands = GradusCommand.named.compactMap { $0.configuration.commandName }
    try finish(UnknownWord(word, commands: commands).report())
  }
}
