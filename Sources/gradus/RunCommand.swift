public import ArgumentParser
public import Platform

struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Train an experiment without a screen.",
    discussion: """
      gradus run initialization/zero-trap --set initializer=xavier --format csv
      """)

  @Argument(help: ArgumentHelp("An experiment of a lesson.", valueName: "lesson/experiment"))
  var experiment: String?

  @Option(help: ArgumentHelp("Read one experiment from a YAML file instead.", valueName: "file"))
  var file: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Turn a knob before the run; may be repeated.", valueName: "name=value"))
  var settings: [String] = []

  @Option(help: "The seed everything random comes from.")
  var seed: UInt64?

  @Option(help: "Stop after this many steps.")
  var steps: Int?

  @Option(help: "text, csv or json.")
  var format: OutputFormat = .text

  @Option(help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
  var output: String?

  @Flag(help: "Replace the output file if it exists.")
  var force = false

  @Option(help: "Write every N-th step of a CSV.")
  var every: Int?

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if (experiment == nil) == (file == nil) {
      throw ValidationError(
        "Name an experiment (gradus run LESSON/EXPERIMENT) or give --file FILE; 'gradus lessons' lists them.")
    }
    if let steps, steps < 0 { throw ValidationError("--steps takes a number of steps, 0 or more.") }
    if let every, every < 1 { throw ValidationError("--every takes a number of steps, 1 or more.") }
  }

  func run() throws {
    try finish(
      RunJob(
        experiment: experiment, file: file, settings: settings, seed: seed, steps: steps, format: format,
        output: output, mayReplace: force, every: every, options: shared.global
      ).perform())
  }
}

extension OutputFormat: ExpressibleByArgument {}
