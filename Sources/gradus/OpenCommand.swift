import ArgumentParser
import Platform

struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Open a lesson, the playground, a shared run, or the contents at the place you left.")

  @Argument(
    help: ArgumentHelp(
      "A lesson or one of its pages, the word playground, or a share code.",
      valueName: "lesson[/page]|playground|code"))
  var place: String?

  @Option(help: ArgumentHelp("Open the experiment or the shared run of a YAML file instead.", valueName: "file"))
  var file: String?

  @Option(help: ArgumentHelp("Look for the data of a shared run in this file; may be repeated.", valueName: "file"))
  var data: [String] = []

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if place != nil, file != nil { throw ValidationError("Name a place or give --file FILE, not both.") }
  }

  func run() throws { try finish(OpenJob(place: place, file: file, data: data, options: shared.global).perform()) }
}
