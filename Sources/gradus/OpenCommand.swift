import ArgumentParser
import Platform

struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open a lesson, or the contents at the place you left.")

  @Argument(help: ArgumentHelp("A lesson, or one of its pages.", valueName: "lesson[/page]"))
  var place: String?

  @OptionGroup var shared: SharedOptions

  func run() throws { try finish(OpenJob(place: place, options: shared.global).perform()) }
}
