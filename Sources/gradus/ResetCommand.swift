import ArgumentParser
import Platform

struct ResetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset", abstract: "Begin a lesson, or everything, anew.",
    discussion: "It asks first, and keeps a copy of what was there.")

  @Argument(help: ArgumentHelp("A lesson.", valueName: "lesson"))
  var lesson: String?

  @Flag(help: "Reset all lessons.")
  var all = false

  @Flag(help: "Do not ask.")
  var yes = false

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if (lesson == nil) != all {
      throw ValidationError("Name a lesson (gradus reset LESSON) or give --all; 'gradus lessons' lists them.")
    }
  }

  func run() throws { try finish(ResetJob(lesson: lesson, isAgreed: yes, options: shared.global).perform()) }
}
