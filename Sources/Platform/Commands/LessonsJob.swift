import Course
import Foundation
import Lab

/// `gradus lessons`: what there is to learn.
public struct LessonsJob: Sendable {
  let isJSON: Bool
  let options: GlobalOptions

  public init(isJSON: Bool, options: GlobalOptions) {
    self.isJSON = isJSON
    self.options = options
  }

  public func perform() -> Int32 {
    do {
      let (curriculum, diagnostics) = try LessonLibrary.find(options.lessonsFolder).curriculum()
      for diagnostic in diagnostics where diagnostic.severity == .error { Output.error(diagnostic.description) }
      if isJSON { try printJSON(curriculum) } else { printText(curriculum) }
      return ExitStatus.success
    } catch let error as LibraryError {
      Output.error(error.message)
      return ExitStatus.inputOutput
    } catch {
      Output.error(error.localizedDescription)
      return ExitStatus.inputOutput
    }
  }

  private func printText(_ curriculum: Curriculum) {
    for lesson in curriculum.lessons {
      Output.line("\(lesson.id)  \(lesson.title)")
      Output.line("  \(lesson.summary)")
      Output.line(
        "  \(lesson.pages.count) pages, \(lesson.experiments.count) experiments, \(lesson.questions.count) questions, "
          + "about \(lesson.minutes) minutes")
      let experiments = lesson.experiments.map(\.id).joined(separator: " ")
      if !experiments.isEmpty { Output.line("  experiments: \(experiments)") }
    }
  }

  private struct Entry: Encodable {
    var id: String
    var title: String
    var minutes: Int
    var pages: [String]
    var experiments: [String]
    var questions: [String]
  }

  private func printJSON(_ curriculum: Curriculum) throws {
    let entries = curriculum.lessons.map { lesson in
      Entry(
        id: lesson.id, title: lesson.title, minutes: lesson.minutes, pages: lesson.pages.map(\.id),
        experiments: lesson.experiments.map(\.id), questions: lesson.questions.map(\.id))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    Output.line(String(decoding: try encoder.encode(entries), as: UTF8.self))
  }
}
