import ArgumentParser
import Platform

struct ImportProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import-progress", abstract: "Add what another machine exported.",
    discussion: "A copy of what was there is kept. What is here already is not added again.")

  @Argument(help: ArgumentHelp("A file that export-progress wrote.", valueName: "file"))
  var file: String

  @OptionGroup var shared: SharedOptions

  func run() throws { try finish(ImportProgressJob(file: file, options: shared.global).perform()) }
}
