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

  @OptionGroup var options: ExperimentOptions

  @Option(
    parsing: .unconditional, help: "Stop after this many steps.",
    transform: { try wholeNumber($0, from: 0) })
  var steps: Int?

  @Option(help: "text, csv or json.")
  var format: OutputFormat = .text

  @Option(help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
  var output: String?

  @Flag(help: "Replace the output file if it exists.")
  var force = false

  @Option(
    parsing: .unconditional, help: "Write every N-th step of a CSV.",
    transform: { try wholeNumber($0, from: 1) })
  var every: Int?

  @Flag(help: "Train nothing: print the code that opens this experiment, at the step that --steps names.")
  var share = false

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if (experiment == nil) == (options.file == nil) {
      throw ValidationError(
        "Name an experiment (gradus run LESSON/EXPERIMENT) or give --file FILE; 'gradus lessons' lists them.")
    }
  }

  func run() throws {
    try finish(
      RunJob(
        experiment: experiment, file: options.file, settings: options.settings, seed: options.seed, steps: steps,
        format: format, output: output, mayReplace: force, every: every, isShared: share, options: shared.global
      ).perform())
  }
}

extension OutputFormat: ExpressibleByArgument {}
