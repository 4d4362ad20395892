import Course
import Foundation
import Lab

/// Which experiment a command is about, and what is turned about it first.
struct ExperimentChoice: Sendable {
  /// `lesson/experiment`; nil where a file is named.
  let experiment: String?
  let file: String?
  /// `name=value`
  let settings: [String]
  let seed: UInt64?
  let lessonsFolder: String?

  /// The experiment with the knobs turned, and where its files are.
  func find() throws -> (Experiment, LessonLibrary) {
    var (experiment, library) = try written()
    try turn(&experiment)
    return (experiment, library)
  }

  private func written() throws -> (Experiment, LessonLibrary) {
    if let file {
      let text = try LessonLibrary.text(of: file)
      let (experiment, diagnostics) = ExperimentFile.parse(text: text, file: file)
      guard let experiment else { throw JobFailure.badData(diagnostics.map(\.description)) }
      return (
        experiment, LessonLibrary(folder: URL(filePath: file).deletingLastPathComponent().path, reachesOut: true)
      )
    }
    let library = try LessonLibrary.find(lessonsFolder)
    let (curriculum, diagnostics) = try library.curriculum()
    let parts = (experiment ?? "").split(separator: "/", maxSplits: 1).map(String.init)
    guard let lesson = curriculum.lesson(parts.first ?? "") else {
      let broken = diagnostics.filter { $0.severity == .error }.map(\.description)
      throw JobFailure.unknown("lesson", parts.first ?? "", among: curriculum.lessons.map(\.id), notes: broken)
    }
    guard parts.count == 2, let found = lesson.experiments.first(where: { $0.id == parts[1] }) else {
      let name = parts.count == 2 ? parts[1] : ""
      throw JobFailure.unknown(
        "experiment of \"\(lesson.id)\"", name, among: lesson.experiments.map(\.id),
        notes: diagnostics.filter { $0.severity == .error && $0.file == lesson.file }.map(\.description))
    }
    return (found, library)
  }

  private func turn(_ experiment: inout Experiment) throws {
    for setting in settings {
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
      guard parts.count == 2, !parts[0].isEmpty else {
        throw JobFailure.usage("--set takes NAME=VALUE, such as --set learning-rate=0.1; \"\(setting)\" is not that.")
      }
      guard !parts[1].isEmpty else {
        throw JobFailure.usage("--set \(parts[0])= names no value; write \(parts[0])=VALUE.")
      }
      do throws(SettingProblem) {
        try experiment.set(parts[0], to: try Setting.parse(parts[1]))
      } catch {
        throw JobFailure.usage("--set \(setting): \(error.message)" + (error.hint.map { " (\($0))" } ?? ""))
      }
    }
    if let seed { experiment.seed = seed }
  }
}
