public import Course

/// Where a plain session leaves what is to be remembered, and hears of what could not be.
public struct PlainMemory {
  /// What is known of the learner at the start.
  let progress: Progress
  let record: (ProgressEvent.What, _ time: Double) -> Void
  /// Sentences about what could not be saved since the last time it was asked.
  let news: () -> [String]
  /// Waits until everything is saved; sentences about what could not be.
  let drain: () -> [String]

  public init(
    progress: Progress, record: @escaping (ProgressEvent.What, _ time: Double) -> Void,
    news: @escaping () -> [String] = { [] }, drain: @escaping () -> [String] = { [] }
  ) {
    self.progress = progress
    self.record = record
    self.news = news
    self.drain = drain
  }
}
