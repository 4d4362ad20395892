import ArgumentParser
import Platform

/// The command line: one file a subcommand, and no logic. What they do lives in Platform.
@main
struct GradusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradus",
    abstract: "Learn how networks learn, in the terminal.",
    discussion: "Without a subcommand, Gradus opens its contents at the place you left.",
    version: Version.text,
    subcommands: [
      OpenCommand.self, LessonsCommand.self, RunCommand.self, CheckCommand.self, SettingsCommand.self,
      DoctorCommand.self,
    ],
    defaultSubcommand: OpenCommand.self)

  @OptionGroup var shared: SharedOptions
}
