import ArgumentParser
import Platform

struct QuizCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quiz", abstract: "Be asked today what you might forget tomorrow.")

  @Argument(help: "Ask this lesson only.")
  var lesson: String?

  @Flag(help: "Ask everything you have read, whatever its date; no date changes.")
  var cram = false

  @OptionGroup var shared: SharedOptions

  func run() throws { try finish(QuizJob(lesson: lesson, isCram: cram, options: shared.global).perform()) }
}
