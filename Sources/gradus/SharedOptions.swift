import ArgumentParser
import Platform

/// The options every subcommand takes.
struct SharedOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Read the lessons from this folder.", valueName: "dir"))
  var lessons: String?

  var global: GlobalOptions { GlobalOptions(lessonsFolder: lessons) }
}

/// Ends the process with a job's exit code.
func finish(_ code: Int32) throws {
  if code != 0 { throw ExitCode(code) }
}
