import ArgumentParser
import Platform

struct SettingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settings", abstract: "Choose theme, glyphs, pace and motion, and how the quiz asks.")

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Change a setting and show them all, such as retention=0.85.", valueName: "name=value"))
  var changes: [String] = []

  @OptionGroup var shared: SharedOptions

  func run() throws { try finish(SettingsJob(changes: changes, options: shared.global).perform()) }
}
