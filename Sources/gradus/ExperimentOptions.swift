import ArgumentParser

/// What `run` and `export` know of an experiment, beside its place in a lesson.
struct ExperimentOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Read one experiment from a YAML file instead.", valueName: "file"))
  var file: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Turn a knob first; may be repeated.", valueName: "name=value"))
  var settings: [String] = []

  @Option(
    parsing: .unconditional, help: "The seed everything random comes from.",
    transform: { try wholeNumber($0, from: UInt64.min) })
  var seed: UInt64?
}

/// A number of an option, or a sentence that says which numbers it takes.
func wholeNumber<Number: FixedWidthInteger>(_ text: String, from least: Number) throws -> Number {
  guard let number = Number(text), number >= least else {
    throw ValidationError("expected is a whole number from \(least) to \(Number.max).")
  }
  return number
}
