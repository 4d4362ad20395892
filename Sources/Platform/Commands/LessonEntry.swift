import Course
import Lab
import Mathematics
import TerminalUI

/// A lesson in the list of `gradus lessons`.
struct LessonEntry: Encodable {
  var id: String
  var title: String
  var summary: String
  var minutes: Int
  /// Ids of the lessons it builds on.
  var needs: [String]
  var pages: [String]
  var experiments: [String]
  var questions: [String]
  var progress: Done

  /// The part of a lesson that is done, in the lesson's own order.
  struct Done: Encodable {
    var pagesRead: [String]
    /// Questions that were ever answered right.
    var answered: [String]
    var experimentsRun: [String]
    /// The page where the learner was last; nil before the first.
    var place: String?

    enum CodingKeys: String, CodingKey {
      case pagesRead = "pages-read"
      case answered
      case experimentsRun = "experiments-run"
      case place = "at"
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(pagesRead, forKey: .pagesRead)
      try container.encode(answered, forKey: .answered)
      try container.encode(experimentsRun, forKey: .experimentsRun)
      // null rather than nothing: a reader finds all keys in every lesson.
      try container.encode(place, forKey: .place)
    }
  }

  init(_ lesson: Lesson, _ progress: Progress) {
    let pages = lesson.pages.map(\.id)
    let experiments = lesson.experiments.map(\.id)
    let questions = lesson.questions.map(\.id)
    self.id = lesson.id
    self.title = lesson.title
    self.summary = lesson.summary
    self.minutes = lesson.minutes
    self.needs = lesson.needs
    self.pages = pages
    self.experiments = experiments
    self.questions = questions
    self.progress = Done(
      pagesRead: pages.filter { progress.pagesRead.contains(Progress.Place(lesson: lesson.id, page: $0)) },
      answered: questions.filter { progress.answered[$0] == true },
      experimentsRun: experiments.filter { progress.experimentsRun.contains("\(lesson.id)/\($0)") },
      place: progress.places[lesson.id].flatMap { pages.contains($0) ? $0 : nil })
  }

  /// The entry for a person to read.
  var lines: [String] {
    var lines = [
      "\(id)  \(title)",
      "  \(summary)",
      "  \(NumberText.count(pages.count, "page")), \(NumberText.count(experiments.count, "experiment")), "
        + "\(NumberText.count(questions.count, "question")), about \(NumberText.count(minutes, "minute"))",
    ]
    if !needs.isEmpty { lines.append("  builds on: \(needs.joined(separator: " "))") }
    if !experiments.isEmpty { lines.append("  experiments: \(experiments.joined(separator: " "))") }
    if let place = progress.place {
      lines.append(
        "  done: \(NumberText.count(progress.pagesRead.count, "page")), "
          + "\(NumberText.count(progress.experimentsRun.count, "experiment")), "
          + "\(NumberText.count(progress.answered.count, "question")); you are at \(place)")
    }
    return lines.map { VisibleText.string($0) }
  }
}
