import Course
import Tutor

/// Where a plain session leaves what is to be remembered, and hears of what could not be.
struct PlainMemory {
  /// What is known of the learner at the start.
  let progress: Progress
  /// Under the name that a later event may give, where one is given.
  let record: (ProgressEvent.What, _ id: String?, _ time: Double) -> Void
  /// Sentences about what could not be saved since the last time it was asked.
  let news: () -> [String]
  /// Waits until what was recorded is on the disk.
  let settle: () -> Void
  /// Waits until everything is saved; sentences about what could not be.
  let drain: () -> [String]
  /// Where the reviews that experiments are trained on come from.
  let log: StudyLog
  /// Reads what the log says of the learner's remembering in a course.
  let study: (Curriculum) -> @Sendable () -> StudyAnswer
  /// Reads what a quiz begins with.
  let recall: (Curriculum) -> @Sendable () -> Recollection
  /// Where flags are kept; nil where there is no home directory.
  let flags: FlagFile?

  init(
    progress: Progress, record: @escaping (ProgressEvent.What, _ id: String?, _ time: Double) -> Void,
    settle: @escaping () -> Void = {}, news: @escaping () -> [String] = { [] },
    drain: @escaping () -> [String] = { [] },
    log: StudyLog = StudyLog(path: nil),
    study: @escaping (Curriculum) -> @Sendable () -> StudyAnswer = { _ in { .unknown("Nothing is remembered here.") }
    },
    recall: @escaping (Curriculum) -> @Sendable () -> Recollection = { _ in { .known(Study()) } },
    flags: FlagFile? = nil
  ) {
    self.progress = progress
    self.record = record
    self.settle = settle
    self.news = news
    self.drain = drain
    self.log = log
    self.study = study
    self.recall = recall
    self.flags = flags
  }
}

extension PlainMemory {
  /// The learner's own log on the disk.
  init(_ options: GlobalOptions) {
    let mailbox = Mailbox()
    let saved = SavedProgress(at: options.directories.progressFile)
    let writer = ProgressWriter(saved, mailbox: mailbox)
    self.init(
      progress: saved.progress,
      record: { what, id, time in
        if let id { writer.record(what, id: id, at: time) } else { writer.record(what, at: time) }
      },
      settle: { writer.settle(seconds: 5) },
      news: { mailbox.take().compactMap { if case .notSaved(let sentence) = $0.what { sentence } else { nil } } },
      drain: { writer.finish() }, log: StudyLog(options),
      study: { StudyLog(options).reader($0) },
      recall: { curriculum in { StudyLog(options).recollection(curriculum) } },
      flags: options.directories.flagsFile.map { FlagFile(path: $0) })
  }
}
