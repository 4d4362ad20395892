import Course

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
