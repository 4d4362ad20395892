import Course
import Foundation
import Lab
import TerminalUI
import Tutor

/// The learner's reviews, read from the log whenever somebody wants to know; no log is made.
struct StudyLog: Sendable {
  /// nil where there is no home directory.
  let path: String?
  /// Where the learner's plan is; nil: the usual plan.
  let settings: SettingsFile?

  init(_ options: GlobalOptions) {
    let directories = options.directories
    self.init(path: directories.progressFile, settings: directories.settingsFile.map { SettingsFile(path: $0) })
  }

  init(path: String?, settings: SettingsFile? = nil) {
    self.path = path
    self.settings = settings
  }

  /// Empty where there is no log.
  ///
  /// - Parameter last: events behind this place in the log are left out.
  func history(_ names: QuestionNames, upTo last: Int64 = .max) throws(ProgressFailure) -> ReviewHistory {
    guard let path, FileManager.default.fileExists(atPath: path) else { return ReviewHistory([]) }
    let store = try ProgressStore(at: path)
    defer { store.close() }
    return try store.history(names, upTo: last, now: Moment.now)
  }

  /// The tables of experiments with the reviews of the log among them, where one asks for these.
  func adding(
    to tables: @escaping @Sendable (Experiment) -> Tables, of curriculum: Curriculum
  ) -> @Sendable (Experiment) -> Tables {
    { experiment in
      var result = tables(experiment)
      guard experiment.usesOwnReviews else { return result }
      // A log that cannot be read is told of elsewhere; here it is as if there were none.
      if let history = try? history(QuestionNames(curriculum)) { result.reviews = ReviewTable.rows(history) }
      return result
    }
  }

  /// What is wrong in the settings is told where they are chosen.
  private var plan: StudyPlan { settings?.read().settings.quiz ?? StudyPlan() }

  func statistics(_ curriculum: Curriculum) throws(ProgressFailure) -> StudyStatistics {
    let history = try history(QuestionNames(curriculum))
    return StudyStatistics(history, Memory(history, scheduler: plan.scheduler), curriculum, at: Moment.local)
  }

  /// What a quiz begins with.
  ///
  /// - Parameter last: events behind this place in the log are left out: the session that asks knows them already.
  func recollection(_ curriculum: Curriculum, upTo last: Int64 = .max) -> Recollection {
    do throws(ProgressFailure) {
      return .known(
        Study(
          try history(QuestionNames(curriculum), upTo: last), plan: plan, session: UUID().uuidString.lowercased(),
          zoneOffset: Moment.local.zoneOffset))
    } catch {
      return .unknown(VisibleText.string(error.message))
    }
  }

  /// What tells the statistics of a course, as they are when it is asked.
  func reader(_ curriculum: Curriculum) -> @Sendable () -> StudyAnswer {
    {
      do throws(ProgressFailure) { return .known(try statistics(curriculum)) } catch {
        return .unknown(VisibleText.string(error.message))
      }
    }
  }
}
