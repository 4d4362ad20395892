import Course
import Foundation
import TerminalUI

/// The learner's log for a job of the command line, which can do nothing without it.
struct OpenedLog {
  let store: ProgressStore

  /// - Parameter mayMake: whether one is made where there is none.
  init(_ options: GlobalOptions, mayMake: Bool = false) throws {
    guard let path = options.directories.progressFile else { throw Self.failure(.noHome) }
    guard mayMake || FileManager.default.fileExists(atPath: path) else {
      throw JobFailure(
        code: ExitStatus.inputOutput, sentences: ["There is no progress yet: \"\(path)\" does not exist."])
    }
    do throws(ProgressFailure) { store = try ProgressStore(at: path) } catch { throw Self.failure(error) }
  }

  static func failure(_ failure: ProgressFailure) -> JobFailure {
    JobFailure(code: ExitStatus.inputOutput, sentences: [VisibleText.string(failure.message)])
  }

  /// Does something with the log and says in its own words why it could not.
  func with<Value>(_ body: (ProgressStore) throws(ProgressFailure) -> Value) throws(JobFailure) -> Value {
    do { return try body(store) } catch { throw Self.failure(error) }
  }
}

/// `gradus export-progress`: the whole log as a file.
public struct ExportProgressJob: Sendable {
  public enum Format: String, CaseIterable, Sendable { case json, csv }

  let file: String
  let format: Format
  let mayReplace: Bool
  let options: GlobalOptions

  public init(file: String, format: Format, mayReplace: Bool, options: GlobalOptions) {
    self.file = file
    self.format = format
    self.mayReplace = mayReplace
    self.options = options
  }

  public func perform() -> Int32 {
    do {
      try WholeFile.check(file, mayReplace: mayReplace)
      let log = try OpenedLog(options)
      let events = try log.with { store throws(ProgressFailure) in try store.events() }
      log.store.close()
      let done: String
      switch format {
      case .json:
        try WholeFile.write(
          try ArchiveFile.text(of: ProgressArchive(events)), to: file, mayReplace: mayReplace)
        done = "\(events.count) events"
      case .csv:
        let names = (try? LessonLibrary.find(options.lessonsFolder).curriculum().curriculum).map(QuestionNames.init)
        let history = ReviewHistory(events, names: names ?? .none, now: Moment.now)
        try WholeFile.write(ReviewTable.csv(history), to: file, mayReplace: mayReplace)
        done = "\(history.reviews.count) reviews"
      }
      Output.line("Exported \(done) to \"\(file)\".")
      return ExitStatus.success
    } catch { return JobFailure(error).report() }
  }
}

/// `gradus import-progress`: adds the events of a file that are not in the log yet.
public struct ImportProgressJob: Sendable {
  let file: String
  let options: GlobalOptions

  public init(file: String, options: GlobalOptions) {
    self.file = file
    self.options = options
  }

  public func perform() -> Int32 {
    do {
      let events = try ArchiveFile.events(of: file)
      let log = try OpenedLog(options, mayMake: true)
      defer { log.store.close() }
      guard try log.with({ store throws(ProgressFailure) in try store.unknown(among: events) }) > 0 else {
        Output.line("All \(events.count) events of \"\(file)\" are here already; nothing was changed.")
        return ExitStatus.success
      }
      let (copy, count) = try log.with { store throws(ProgressFailure) in
        (try store.backup(before: "import", at: Moment.local), try store.merge(events))
      }
      Output.line("Imported \(count) new of \(events.count) events. What was there before is kept in \"\(copy)\".")
      return ExitStatus.success
    } catch { return JobFailure(error).report() }
  }
}

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

/// `gradus stats`: what is known of the learner's remembering.
public struct StatsJob: Sendable {
  let isJSON: Bool
  let options: GlobalOptions

  public init(isJSON: Bool, options: GlobalOptions) {
    self.isJSON = isJSON
    self.options = options
  }

  public func perform() -> Int32 {
    do {
      let curriculum = try LessonLibrary.find(options.lessonsFolder).curriculum().curriculum
      let statistics: StudyStatistics
      do throws(ProgressFailure) { statistics = try StudyLog(options).statistics(curriculum) } catch {
        throw OpenedLog.failure(error)
      }
      if isJSON {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try Output.result(String(decoding: try encoder.encode(statistics), as: UTF8.self) + "\n")
      } else {
        statistics.sentences.forEach(Output.line)
      }
      return ExitStatus.success
    } catch { return JobFailure(error).report() }
  }
}
