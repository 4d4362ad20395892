import ArgumentParser
import Platform

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check lessons: read every block, try every answer, train every claim.",
    discussion: "Exits with 1 if anything falls short. Without a path, all lessons are checked.")

  @Argument(help: ArgumentHelp("Lesson files or folders of them.", valueName: "path"))
  var paths: [String] = []

  @Flag(name: .customLong("no-run"), help: "Read everything, but train nothing.")
  var noRun = false

  @OptionGroup var shared: SharedOptions

  func run() throws { try finish(CheckJob(paths: paths, trainsClaims: !noRun, options: shared.global).perform()) }
}
