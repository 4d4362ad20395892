import Course
import Foundation
import TerminalUI

/// `gradus lessons`: what there is to learn, and how far the learner is.
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
      for diagnostic in diagnostics where diagnostic.severity == .error {
        Output.complaint(diagnostic.description)
      }
      let saved = SavedProgress(at: options.directories.progressFile)
      if let problem = saved.problem { Output.error(VisibleText.string(problem)) }
      let progress = saved.progress.renamed(QuestionNames(curriculum))
      let entries = curriculum.lessons.map { LessonEntry($0, progress) }
      if isJSON { try Output.json(entries) } else { entries.flatMap(\.lines).forEach { Output.line($0) } }
      return ExitStatus.success
    } catch {
      return JobFailure(error).report()
    }
  }
}
