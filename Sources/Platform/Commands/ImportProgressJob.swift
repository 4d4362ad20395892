import Course

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
