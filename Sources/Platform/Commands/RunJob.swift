import Course
import Engine
import Foundation
import Lab
import Mathematics
import TerminalUI

/// `gradus run`: trains one experiment without a screen and writes what came of it.
public struct RunJob: Sendable {
  let experiment: String?
  let file: String?
  let settings: [String]
  let seed: UInt64?
  let steps: Int?
  let format: OutputFormat
  let output: String?
  let mayReplace: Bool
  let every: Int?
  let isShared: Bool
  let options: GlobalOptions

  public init(
    experiment: String?, file: String?, settings: [String], seed: UInt64?, steps: Int?, format: OutputFormat,
    output: String?, mayReplace: Bool, every: Int?,
    isShared: Bool = false, options: GlobalOptions
  ) {
    self.experiment = experiment
    self.file = file
    self.settings = settings
    self.seed = seed
    self.steps = steps
    self.format = format
    self.output = output
    self.mayReplace = mayReplace
    self.every = every
    self.isShared = isShared
    self.options = options
  }

  private var choice: ExperimentChoice {
    ExperimentChoice(
      experiment: experiment, file: file, settings: settings, seed: seed, lessonsFolder: options.lessonsFolder)
  }

  public func perform() -> Int32 {
    do {
      // Asked before the training, not after it.
      if let output { try WholeFile.check(output, mayReplace: mayReplace) }
      let (experiment, library) = try choice.find()
      if isShared {
        try write(code(of: experiment, library.tables(for: [experiment])))
        return ExitStatus.success
      }
      try write(try train(experiment, tables(of: experiment, library)))
      return ExitStatus.success
    } catch {
      return JobFailure(error).report()
    }
  }

  private func tables(of experiment: Experiment, _ library: LessonLibrary) -> Tables {
    guard experiment.usesOwnReviews else { return library.tables(for: [experiment]) }
    let curriculum =
      (try? LessonLibrary.find(options.lessonsFolder).curriculum().curriculum) ?? Curriculum(lessons: [])
    return StudyLog(options).adding(to: { library.tables(for: [$0]) }, of: curriculum)(experiment)
  }

  private func train(_ experiment: Experiment, _ tables: Tables) throws -> (Run, RunTable) {
    let isWatched = format == .text && isatty(STDERR_FILENO) == 1
    var tables = tables
    if isWatched {
      tables.onProgress = { _, share in Output.progress("\rReading the data: \(Int(share * 100)) %  ") }
    }
    let run: Run
    do { run = try Run(experiment, tables: tables, kernels: KernelChoice.current) } catch {
      guard let file else { throw JobFailure(code: ExitStatus.badData, sentences: [error.message]) }
      let place = ExperimentFile.dataPosition(in: try LessonLibrary.text(of: file))
      throw JobFailure.badData([Diagnostic(.error, file: file, at: place, error.message).description])
    }
    var trained = run
    trained.workers = TrainingThreads.workers(isWatched: false)
    let table = trained.finish(steps: steps, every: every) { run in if isWatched { showProgress(run) } }
    if isWatched { Output.progress("\r" + String(repeating: " ", count: 60) + "\r") }
    return (trained, table)
  }

  private func showProgress(_ run: Run) {
    guard let planned = run.plannedSteps, planned > 0 else { return Output.progress("\rstep \(run.step)") }
    let share = min(1, Double(run.step) / Double(planned))
    let filled = Int(share * 40)
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: 40 - filled)
    Output.progress("\r[\(bar)] \(Int(share * 100)) %")
  }

  /// The terminal's, within what lines are easy to read and plots to see; 72 columns on a pipe and in a file.
  private var width: Int {
    var size = winsize()
    guard output == nil, isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 else {
      return 72
    }
    return min(max(Int(size.ws_col), 40), 100)
  }

  /// Characters beyond ASCII only where the locale says that they can be read.
  private var glyphs: GlyphTier {
    let environment = ProcessInfo.processInfo.environment
    let isUTF8 = TerminalLocale.name(environment) != nil && TerminalLocale.mayBeUTF8(environment)
    guard isUTF8 else { return .ascii }
    return options.glyphs.flatMap { GlyphTier(rawValue: $0.rawValue) } ?? .braille
  }

  private func write(_ result: (run: Run, table: RunTable)) throws {
    switch format {
    case .csv: try write(result.table.csv)
    case .json: try write(RunReport(result.run).json)
    case .text: try write(RunSummary(result.run, width: width, glyphs: glyphs).text)
    }
  }

  /// The share code of an experiment that nothing was turned in while it ran.
  private func code(of experiment: Experiment, _ tables: Tables) throws -> String {
    let files = experiment.tablesNeeded.compactMap { name in
      tables[name].map { SharedRun.File(name: name, hash: Digest(of: $0)) }
    }
    return try ShareCode.encode(SharedRun(experiment: experiment, step: steps ?? 0, files: files)) + "\n"
  }

  private func write(_ text: String) throws {
    guard let output else { return try Output.result(text) }
    try WholeFile.write(text, to: output, mayReplace: mayReplace)
  }
}
