import ArgumentParser
import Platform

struct LessonsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lessons", abstract: "List the lessons, what is in them, and how far you are.")

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var shared: SharedOptions

  func run() throws { try finish(LessonsJob(isJSON: json, options: shared.global).perform()) }
}
