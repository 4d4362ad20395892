import Course
import Foundation
import Lab
import TerminalUI
import Tutor

/// The tutor on a full screen, from its opening to its end.
struct ScreenSession {
  let course: OpenedCourse
  let options: GlobalOptions

  init(_ course: OpenedCourse, _ options: GlobalOptions) {
    self.course = course
    self.options = options
  }

  /// - Returns: the exit code. A session that a signal ended does not return: the process ends by that signal, so that
  ///   whoever sent it sees that it did.
  func run(from place: AppState.Start.Place, tables: @escaping @Sendable (Experiment) -> Tables) throws -> Int32 {
    let fullScreen = try FullScreen()
    let saved = SavedSession(options, mailbox: fullScreen.mailbox, names: QuestionNames(course.curriculum))
    let world = EffectRunner.World(
      kernels: KernelChoice.current, workers: TrainingThreads.workers(isWatched: true),
      tables: StudyLog(options).adding(to: tables, of: course.curriculum), progress: saved.writer,
      settings: saved.settingsFile,
      study: StudyLog(options).reader(course.curriculum), flags: saved.flags)
    let ending = try fullScreen.run(saved.terminalOptions, world: world) { terminal in
      var state = AppState(start(saved, terminal))
      let effects = state.begin(place)
      return (state, effects)
    }
    saved.writer.finish().forEach(Output.error)
    ending.pass()
    return ExitStatus.success
  }

  private func start(_ saved: SavedSession, _ terminal: CursesTerminal) -> AppState.Start {
    let now = Moment.local
    let session = UUID().uuidString.lowercased()
    return AppState.Start(
      curriculum: course.curriculum, problems: problems + saved.problems,
      progress: saved.progress.renamed(QuestionNames(course.curriculum)),
      settings: saved.settings,
      study: Study(saved.history, plan: saved.settings.quiz, session: session, zoneOffset: now.zoneOffset),
      capability: terminal.capability, forcedGlyphs: saved.terminalOptions.glyphs,
      width: terminal.width, height: terminal.height, time: now.time)
  }

  /// What is wrong in the lessons, in a sentence.
  private var problems: [String] {
    let errors = course.diagnostics.filter { $0.severity == .error }
    guard let first = errors.first else { return [] }
    let sentence = first.description + (first.description.hasSuffix(".") ? "" : ".")
    return [sentence + (errors.count == 1 ? "" : " And \(errors.count - 1) more: gradus check lists them.")]
  }
}
