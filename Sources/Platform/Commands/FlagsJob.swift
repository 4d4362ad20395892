import Course
import TerminalUI

/// `gradus flags`: what was found wrong or unclear, as Markdown.
public struct FlagsJob: Sendable {
  let options: GlobalOptions

  public init(options: GlobalOptions) { self.options = options }

  public func perform() -> Int32 {
    do {
      let flags = try options.directories.flagsFile.map { try FlagFile(path: $0).read() } ?? []
      guard !flags.isEmpty else {
        Output.line("No question is flagged.")
        return ExitStatus.success
      }
      let curriculum = try LessonLibrary.find(options.lessonsFolder).curriculum().curriculum
      try Output.result(VisibleText.string(QuestionFlag.markdown(flags, curriculum), keepingLines: true))
      return ExitStatus.success
    } catch { return JobFailure(error).report() }
  }
}
