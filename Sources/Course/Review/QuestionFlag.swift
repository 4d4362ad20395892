/// A question that a learner found wrong or unclear.
public struct QuestionFlag: Equatable, Sendable, Codable {
  public var question: String
  public var note: String
  /// Seconds since 1970.
  public var time: Double
  /// Seconds that the learner's clock was ahead of UTC.
  public var zone: Int

  public init(question: String, note: String, at moment: LocalTime) {
    (self.question, self.note) = (question, note)
    (time, zone) = (moment.time, moment.zoneOffset)
  }

  /// Flags as Markdown, ready to be pasted where lessons are worked on: a heading a question, a line a flag.
  public static func markdown(_ flags: [QuestionFlag], _ curriculum: Curriculum) -> String {
    var questions: [String] = []
    for flag in flags where !questions.contains(flag.question) { questions.append(flag.question) }
    return questions.map { id in
      let home = curriculum.lessons.first { $0.questions.contains { $0.id == id } }
      let ask = home?.questions.first { $0.id == id }?.teaser.plainText
      let lines = flags.filter { $0.question == id }.map { flag in
        let date = StudyDay(LocalTime(flag.time, zoneOffset: flag.zone), rollover: 0).date
        return "- \(date): \(flag.note.isEmpty ? "wrong or unclear" : oneLine(flag.note))"
      }
      let head = "## \(id)" + (home.map { " (\($0.file))" } ?? " (in no lesson any more)")
      return ([head, ""] + (ask.map { ["> \(oneLine($0))", ""] } ?? []) + lines).joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  private static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 })
  }
}
