import Course
import Tutor

/// Where a plain session leaves what is to be remembered, and hears of what could not be.
struct PlainMemory {
  /// What is known of the learner at the start.
  let progress: Progress
  let record: (ProgressEvent.What, _ time: Double) -> Void
  /// Sentences about what could not be saved since the last time it was asked.
  let news: () -> [String]
  /// Waits until everything is saved; sentences about what could not be.
  let drain: () -> [String]
  /// Where the reviews that experiments are trained on come from.
  let log: StudyLog
  /// Reads what the log says of the learner's remembering in a course.
  let study: (Curriculum) -> @Sendable () -> StudyAnswer

  init(
    progress: Progress, record: @escaping (ProgressEvent.What, _ time: Double) -> Void,
    news: @escaping () -> [String] = { [] }, drain: @escaping () -> [String] = { [] },
    log: StudyLog = StudyLog(path: nil),
    study: @escaping (Curriculum) -> @Sendable () -> StudyAnswer = { _ in { .unknown("Nothing is remembered here.") }
    }
  ) {
    self.progress = progress
    self.record = record
    self.news = news
    self.drain = drain
    self.log = log
    self.study = study
  }
}

extension PlainMemory {
  /// The learner's own log on the disk.
  init(_ options: GlobalOptions) {
    let mailbox = Mailbox()
    let saved = SavedProgress(at: options.directories.progressFile)
    let writer = ProgressWriter(saved, mailbox: mailbox)
    self.init(
      progress: saved.progress, record: { writer.record($0, at: $1) },
      news: { mailbox.take().compactMap { if case .notSaved(let sentence) = $0.what { sentence } else { nil } } },
      drain: { writer.finish() }, log: StudyLog(options),
      study: { StudyLog(options).reader($0) })
  }
}
