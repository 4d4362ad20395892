import ArgumentParser
import Platform

/// For `Scripts/survive` and `Benchmarks/figures` alone.
struct RehearseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rehearse", abstract: "Answer made-up questions as a quiz does, and tell what is saved.",
    shouldDisplay: false)

  @Option(help: "How many answers to give.")
  var answers = 100

  @Flag(help: "Answer nothing; read the log and tell how long that takes.")
  var fold = false

  @OptionGroup var shared: SharedOptions

  func run() throws {
    let job = RehearsalJob(answers: answers, options: shared.global)
    try finish(fold ? FoldJob(options: shared.global).perform() : job.perform())
  }
}
