import ArgumentParser
import Platform

struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Tell what you have kept, what comes back, and how sure you may be.")

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var shared: SharedOptions

  func run() throws { try finish(StatsJob(isJSON: json, options: shared.global).perform()) }
}
