import Course
import Tutor

/// Where a session begins, as named on the command line.
struct StartingPlace: Equatable {
  private(set) var lesson: String?
  private(set) var page: String?

  var start: AppState.Start.Place { lesson.map { .lesson(id: $0, page: page) } ?? .contents }

  /// - Parameter text: `LESSON`, `LESSON/PAGE` or `LESSON/NUMBER`; nil for the contents.
  /// - Throws: `JobFailure` that names the nearest lesson or page there is.
  init(_ text: String?, in course: OpenedCourse) throws(JobFailure) {
    guard let text else { return }
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let lesson = course.curriculum.lesson(parts[0]) else {
      let broken = course.diagnostics.filter { $0.severity == .error }.map(\.description)
      throw .unknown("lesson", parts[0], among: course.curriculum.lessons.map(\.id), notes: broken)
    }
    self.lesson = lesson.id
    guard parts.count == 2, !parts[1].isEmpty else { return }
    if let number = Int(parts[1]), lesson.pages.indices.contains(number - 1) {
      page = lesson.pages[number - 1].id
    } else if lesson.pages.contains(where: { $0.id == parts[1] }) {
      page = parts[1]
    } else {
      throw .unknown("page of \"\(lesson.id)\"", parts[1], among: lesson.pages.map(\.id))
    }
  }
}
