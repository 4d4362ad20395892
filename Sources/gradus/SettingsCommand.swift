import ArgumentParser
import Platform

struct SettingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settings", abstract: "Choose theme, glyphs, pace and motion.")

  @OptionGroup var shared: SharedOptions

  func run() throws { try finish(OpenJob(place: nil, opensSettings: true, options: shared.global).perform()) }
}
