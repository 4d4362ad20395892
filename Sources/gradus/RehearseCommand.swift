import ArgumentParser
import Platform

/// For `Scripts/survive` alone.
struct RehearseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rehearse", abstract: "Answer made-up questions as a quiz does, and tell what is saved.",
    shouldDisplay: false)

  @Option(help: "How many answers to give.")
  var answers = 100

  @OptionGroup var shared: SharedOptions

  func run() throws { try finish(RehearsalJob(answers: answers, options: shared.global).perform()) }
}
