import Course
import Foundation
import TerminalUI

/// `gradus reset`: begins a lesson, or everything, anew. What was done stays in the log and does not count any more.
public struct ResetJob: Sendable {
  /// nil: all lessons.
  let lesson: String?
  let isAgreed: Bool
  let options: GlobalOptions

  public init(lesson: String?, isAgreed: Bool, options: GlobalOptions) {
    self.lesson = lesson
    self.isAgreed = isAgreed
    self.options = options
  }

  public func perform() -> Int32 {
    do {
      let log = try OpenedLog(options)
      defer { log.store.close() }
      let events = try log.with { store throws(ProgressFailure) in try store.events() }
      guard case .reset(_, let ids)? = ProgressEvent.reset(of: lesson, in: events) else {
        try checkLesson(events)
        Output.line("There is nothing to reset.")
        return ExitStatus.success
      }
      guard try isConfirmed(ids.count) else {
        Output.line("Nothing was changed.")
        return ExitStatus.success
      }
      let (copy, count) = try log.with { store throws(ProgressFailure) in
        let copy = try store.backup(before: "reset", at: Moment.local)
        return (copy, try store.reset(lesson, id: UUID().uuidString.lowercased(), at: Moment.local))
      }
      Output.line("Reset: \(count) events do not count any more. What was there before is kept in \"\(copy)\".")
      return ExitStatus.success
    } catch { return JobFailure(error).report() }
  }

  /// A lesson that nobody knows is a slip of the hand.
  private func checkLesson(_ events: [ProgressEvent]) throws {
    guard let lesson else { return }
    let course = try LessonLibrary.find(options.lessonsFolder).curriculum().curriculum.lessons.map(\.id)
    guard !course.contains(lesson), !events.contains(where: { $0.what.lesson == lesson }) else { return }
    throw JobFailure.unknown("lesson", lesson, among: course)
  }

  private func isConfirmed(_ count: Int) throws -> Bool {
    if isAgreed { return true }
    guard isatty(STDIN_FILENO) == 1 else {
      throw JobFailure.usage("Nobody is there to be asked; give --yes to reset without a question.")
    }
    let what = lesson.map { "the lesson \"\($0)\"" } ?? "everything"
    Output.progress(VisibleText.string("Reset \(what): \(count) events will not count any more. Type yes: "))
    var lines = LineReader(.standardInput)
    return lines.next()?.lowercased() == "yes"
  }
}
