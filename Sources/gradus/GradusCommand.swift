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
    subcommands: named + [RehearseCommand.self, ContentsCommand.self],
    defaultSubcommand: ContentsCommand.self)

  /// The subcommands that have a name of their own.
  static let named: [any ParsableCommand.Type] = [
    OpenCommand.self, QuizCommand.self, LessonsCommand.self, RunCommand.self, ExportCommand.self, CheckCommand.self,
    SettingsCommand.self, DoctorCommand.self, StatsCommand.self, FlagsCommand.self, ExportProgressCommand.self,
    ImportProgressCommand.self,
    ResetCommand.self,
  ]

  @OptionGroup var shared: SharedOptions
}
