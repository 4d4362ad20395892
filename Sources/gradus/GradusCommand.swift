import ArgumentParser
import Platform

/// The command line: one file a subcommand, and no logic. What they do lives in Platform.
@main
struct GradusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradus",
    abstract: "Learn how networks learn, in the terminal.",
    discussion: "Without a subcommand, Gradus lists its lessons.",
    version: Version.text,
    subcommands: [LessonsCommand.self, RunCommand.self, CheckCommand.self, DoctorCommand.self],
    defaultSubcommand: LessonsCommand.self)

  @OptionGroup var shared: SharedOptions
}
