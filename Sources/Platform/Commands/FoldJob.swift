import Course

/// How long it takes until what the learner remembers is known: reading the log, and folding it.
public struct FoldJob: Sendable {
  let options: GlobalOptions

  public init(options: GlobalOptions) { self.options = options }

  /// Prints the numbers of reviews and cards, then the seconds of both parts.
  public func perform() -> Int32 {
    do {
      let log = try OpenedLog(options)
      let begin = Moment.steady
      let history = try log.with { store throws(ProgressFailure) in try store.history() }
      let read = Moment.steady
      let memory = Memory(history)
      let end = Moment.steady
      let words = ["\(history.reviews.count)", "\(memory.cards.count)", "\(read - begin)", "\(end - read)"]
      try Output.result(words.joined(separator: " ") + "\n")
      return ExitStatus.success
    } catch { return JobFailure(error).report() }
  }
}
