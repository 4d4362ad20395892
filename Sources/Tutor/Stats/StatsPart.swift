import Course
import Mathematics

/// A picture of the statistics, in the order in which they are shown.
enum StatsPart: Int, CaseIterable, Sendable {
  case remembered, coming, days, mastery, calibration, hardest

  var title: String {
    switch self {
    case .remembered: "What you kept"
    case .coming: "The next 30 days"
    case .days: "Days and time"
    case .mastery: "What you would know today"
    case .calibration: "How well you know what you know"
    case .hardest: "Hardest questions"
    }
  }

  /// What will be here once there is something to show.
  var promise: String {
    switch self {
    case .remembered: "how much you still knew when a question came back, against the target"
    case .coming: "how many questions come back on each of the next 30 days"
    case .days: "the days on which you reviewed, and the time it took"
    case .mastery: "how much of each lesson and each topic you would know today"
    case .calibration: "how often you were right when you were sure, fairly sure, or guessed"
    case .hardest: "the questions you forget most"
    }
  }

  /// The picture in plain words.
  func sentence(_ statistics: StudyStatistics) -> String {
    switch self {
    case .remembered: statistics.retention.sentence
    case .coming: statistics.forecast.sentence
    case .days: statistics.calendar.sentence + " " + statistics.time.sentence
    case .mastery: Self.mastery(statistics.lessons)
    case .calibration: statistics.calibration.sentence
    case .hardest: HardQuestion.sentence(statistics.hardest)
    }
  }

  private static func mastery(_ lessons: [Mastery]) -> String {
    let questions = lessons.reduce(0) { $0 + $1.questions }
    let known = Int(lessons.reduce(0) { $0 + $1.expected }.rounded())
    return "Of \(NumberText.count(questions, "question")) in the course you would know about \(known) today; "
      + "one never asked counts as not known."
  }
}
