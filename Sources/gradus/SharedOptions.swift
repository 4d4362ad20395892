public import ArgumentParser
public import Platform

/// The options that may stand before or behind any subcommand.
///
/// `GradusCommand` and every subcommand have this group; the parser reads it once and hands it down.
struct SharedOptions: ParsableArguments {
  @Flag(help: "Plain text with numbered menus instead of the full screen.")
  var plain = false

  @Flag(help: "Draw with ASCII signs only.")
  var ascii = false

  @Option(help: ArgumentHelp("Draw curves with these: braille, blocks or ascii.", valueName: "glyphs"))
  var glyphs: GlobalOptions.Glyphs?

  @Flag(name: .customLong("no-color"), help: "Use no colour.")
  var noColor = false

  @Option(help: ArgumentHelp("Read the lessons from this folder.", valueName: "dir"))
  var lessons: String?

  @Option(
    name: .customLong("data-dir"), help: ArgumentHelp("Keep progress in this folder.", valueName: "dir"))
  var dataDir: String?

  func validate() throws {
    if lessons == "" { throw ValidationError("--lessons takes a folder, such as --lessons Lessons.") }
    if dataDir == "" { throw ValidationError("--data-dir takes a folder, such as --data-dir ~/gradus.") }
  }

  var global: GlobalOptions {
    GlobalOptions(
      isPlain: plain, glyphs: ascii ? .ascii : glyphs, isColorless: noColor, lessonsFolder: lessons,
      dataFolder: dataDir)
  }
}

/// Ends the process with a job's exit code.
func finish(_ code: Int32) throws {
  if code != 0 { throw ExitCode(code) }
}

extension GlobalOptions.Glyphs: ExpressibleByArgument {}
