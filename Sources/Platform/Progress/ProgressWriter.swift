import Course

final class ProgressWriter: Sendable {
  func record(_ what: ProgressEvent.What, at time: Double) {}
}
