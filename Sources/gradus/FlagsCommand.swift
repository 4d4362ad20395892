import ArgumentParser
import Platform

struct FlagsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "flags", abstract: "Print the questions you flagged as wrong or unclear, as Markdown.")

  @OptionGroup var shared: SharedOptions

  func run() throws { try finish(FlagsJob(options: shared.global).perform()) }
}
