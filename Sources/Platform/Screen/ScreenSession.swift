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
    let saved = SavedSession(options, mailbox: fullScreen.mailbox)
    let log = StudyLog(options)
    let recall: @Sendable () -> Recollection = { [curriculum = course.curriculum, last = saved.lastPlace] in
      log.recollection(curriculum, upTo: last)
    }
    let world = EffectRunner.World(
      kernels: KernelChoice.current, workers: TrainingThreads.workers(isWatched: true),
      tables: log.adding(to: tables, of: course.curriculum), progress: saved.writer,
      settings: saved.settingsFile, study: log.reader(course.curriculum), recall: recall, flags: saved.flags)
    // A quiz shows its first question at once, so it waits for what is remembered; all else shows its picture first.
    let known: Recollection? = if case .quiz = place { recall() } else { nil }
    let ending = try fullScreen.run(saved.terminalOptions, world: world) { terminal in
      var state = AppState(start(saved, known, terminal))
      let effects = state.begin(place)
      return (state, effects)
    }
    saved.writer.finish().forEach(Output.error)
    ending.pass()
    return ExitStatus.success
  }

  private func start(
    _ saved: SavedSession, _ known: Recollection?, _ terminal: CursesTerminal
  ) -> AppState.Start {
    let now = Moment.local
    var study = Study(plan: saved.settings.quiz, session: UUID().uuidString.lowercased(), zoneOffset: now.zoneOffset)
    var unread: [String] = []
    switch known {
    case .known(let before)?: study = before
    case .unknown(let sentence)?: unread = [sentence]
    case nil: break
    }
    return AppState.Start(
      curriculum: course.curriculum, problems: problems + saved.problems + unread,
      progress: saved.progress.renamed(QuestionNames(course.curriculum)),
      settings: saved.settings,
      study: study, isRecalled: known != nil,
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
