import Course
import Lab

/// A file that holds an experiment, or a run that was too long for a share code.
enum SharedFile {
  /// - Throws: `JobFailure` with every mistake and its place.
  static func read(_ path: String) throws -> SharedRun {
    let text = try LessonLibrary.text(of: path)
    let (shared, diagnostics) = ExperimentFile.parseShared(text: text, file: path)
    guard let shared else { throw JobFailure.badData(diagnostics.map(\.description)) }
    return shared
  }
}
