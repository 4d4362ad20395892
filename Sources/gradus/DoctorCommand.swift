import ArgumentParser
import Platform

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Tell what Gradus sees of this terminal and machine.")

  @OptionGroup var shared: SharedOptions

  func run() throws { try finish(DoctorJob(options: shared.global).perform()) }
}
