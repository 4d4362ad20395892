import Engine
import Foundation

/// `gradus doctor`: what Gradus sees of this terminal and machine.
public struct DoctorJob: Sendable {
  let options: GlobalOptions

  public init(options: GlobalOptions) { self.options = options }

  public func perform() -> Int32 {
    for (name, value) in rows {
      Output.line(name.padding(toLength: 16, withPad: " ", startingAt: 0) + value)
    }
    return ExitStatus.success
  }

  private var rows: [(String, String)] {
    let environment = ProcessInfo.processInfo.environment
    let lessons: String
    do { lessons = try LessonLibrary.find(options.lessonsFolder).folder } catch { lessons = error.message }
    return [
      ("Gradus", Version.text),
      ("system", ProcessInfo.processInfo.operatingSystemVersionString),
      ("processors", String(ProcessInfo.processInfo.activeProcessorCount)),
      ("kernels", "\(KernelChoice.current)"),
      ("TERM", environment["TERM"] ?? "not set"),
      ("terminal", isatty(STDOUT_FILENO) == 1 ? "yes" : "no: output goes to a pipe or a file"),
      ("locale", environment["LC_ALL"] ?? environment["LC_CTYPE"] ?? environment["LANG"] ?? "not set"),
      (
        "NO_COLOR",
        environment["NO_COLOR"].map { $0.isEmpty ? "empty, so colour is used" : "set, so no colour" } ?? "not set"
      ),
      ("lessons", lessons),
    ]
  }
}
