public import ArgumentParser
public import Platform

struct ExportProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export-progress", abstract: "Write all you did to a file, for another machine or another program.",
    discussion: "json has every event, to be imported again; csv has the reviews, as optimizers of FSRS read them.")

  @Argument(help: ArgumentHelp("The file to write.", valueName: "file"))
  var file: String

  @Option(help: "json or csv.")
  var format: ExportProgressJob.Format = .json

  @Flag(help: "Replace the file if it exists.")
  var force = false

  @OptionGroup var shared: SharedOptions

  func run() throws {
    try finish(
      ExportProgressJob(file: file, format: format, mayReplace: force, options: shared.global).perform())
  }
}

extension ExportProgressJob.Format: ExpressibleByArgument {}
