import Course
import Foundation
import Lab
import Tutor

/// Where a session begins, as named on the command line.
struct StartingPlace: Equatable {
  private var kind = Kind.contents
  /// Data of a shared run that do not lie where its experiment names them.
  private var files: [String: [UInt8]] = [:]

  private enum Kind: Equatable {
    case contents
    case lesson(id: String, page: String?)
    case playground
    case shared(SharedRun)
    case quiz(lesson: String?, isCram: Bool)
  }

  /// The word that opens the playground.
  static let playground = "playground"

  var lesson: String? { if case .lesson(let id, _) = kind { id } else { nil } }
  var page: String? { if case .lesson(_, let page) = kind { page } else { nil } }

  var start: AppState.Start.Place {
    switch kind {
    case .contents: .contents
    case .lesson(let id, let page): .lesson(id: id, page: page)
    case .playground: .playground
    case .shared(let shared): .shared(shared)
    case .quiz(let lesson, let isCram): .quiz(lesson: lesson, isCram: isCram)
    }
  }

  var linear: LinearTutor.Start {
    switch kind {
    case .contents: .contents
    case .lesson(let id, let page): .page(LinearTutor.Place(lesson: id, page: page))
    case .playground: .playground
    case .shared(let shared): .shared(shared)
    case .quiz(let lesson, let isCram): .quiz(lesson: lesson, isCram: isCram)
    }
  }

  /// - Parameter lesson: asks one lesson only; nil asks all.
  init(quizOf lesson: String?, isCram: Bool) { kind = .quiz(lesson: lesson, isCram: isCram) }

  /// - Parameter text: `LESSON`, `LESSON/PAGE` or `LESSON/NUMBER`, `playground`, or a share code; nil for the contents.
  /// - Throws: `JobFailure` that names the nearest lesson or page there is, or what is wrong with the code.
  init(_ text: String?, in course: OpenedCourse, data: [String] = []) throws(JobFailure) {
    guard let text else { return }
    if ShareCode.isMeant(by: text) {
      let shared: SharedRun
      do { shared = try ShareCode.decode(text) } catch { throw JobFailure(error) }
      kind = .shared(shared)
      files = try Self.files(of: shared, in: [course.library], data)
      return
    }
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts[0] != Self.playground else {
      kind = .playground
      return
    }
    guard let lesson = course.curriculum.lesson(parts[0]) else {
      let broken = course.diagnostics.filter { $0.severity == .error }.map(\.description)
      let known = course.curriculum.lessons.map(\.id) + [Self.playground]
      throw .unknown("lesson", parts[0], among: known, notes: broken)
    }
    kind = .lesson(id: lesson.id, page: nil)
    guard parts.count == 2, !parts[1].isEmpty else { return }
    if let number = Int(parts[1]), lesson.pages.indices.contains(number - 1) {
      kind = .lesson(id: lesson.id, page: lesson.pages[number - 1].id)
    } else if lesson.pages.contains(where: { $0.id == parts[1] }) {
      kind = .lesson(id: lesson.id, page: parts[1])
    } else {
      throw .unknown("page of \"\(lesson.id)\"", parts[1], among: lesson.pages.map(\.id))
    }
  }

  /// - Parameters:
  ///   - file: where it was read from: its data may lie anywhere, and are looked for beside it first.
  ///   - data: files in which the data of the run may be.
  /// - Throws: `JobFailure` that names the data files that are missing.
  init(_ shared: SharedRun, of file: String, in course: OpenedCourse, data: [String]) throws(JobFailure) {
    kind = .shared(shared)
    let own = LessonLibrary(folder: URL(filePath: file).deletingLastPathComponent().path, reachesOut: true)
    files = try Self.files(of: shared, in: [own, course.library], data)
  }

  private static func files(
    of shared: SharedRun, in libraries: [LessonLibrary], _ data: [String]
  ) throws(JobFailure) -> [String: [UInt8]] {
    try SharedFiles(shared.files, libraries: libraries, for: shared.experiment).found(among: data)
  }

  /// Reads the data files of an experiment; those of a shared run are where they were found.
  func tables(of library: LessonLibrary) -> @Sendable (Experiment) -> Tables {
    guard case .shared(let shared) = kind, !files.isEmpty else { return { library.tables(for: [$0]) } }
    let (source, tables) = (shared.experiment.source, Tables(files))
    return { $0.source == source ? tables : library.tables(for: [$0]) }
  }
}
