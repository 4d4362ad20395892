import Foundation
import Lab

/// The data files of a shared run, found by their hashes wherever they lie.
struct SharedFiles {
  let wanted: [SharedRun.File]
  let libraries: [LessonLibrary]
  let experiment: Experiment

  init(_ wanted: [SharedRun.File], libraries: [LessonLibrary], for experiment: Experiment) {
    self.wanted = wanted
    self.libraries = libraries
    self.experiment = experiment
  }

  /// - Parameter paths: files to look in when one is not beside the lessons.
  /// - Returns: the bytes of every file by its name.
  /// - Throws: `JobFailure` with a sentence for each that is missing, and how to give it.
  func found(among paths: [String]) throws(JobFailure) -> [String: [UInt8]] {
    let near = libraries.map { $0.tables(for: [experiment]) }
    var found: [String: [UInt8]] = [:]
    var given: [[UInt8]] = []
    for path in paths {
      do throws(LibraryError) { given.append(try LessonLibrary.data(at: path)) } catch { throw JobFailure(error) }
    }
    // What was read from no file of the lessons is not named by hash when it is opened from YAML that says nothing.
    for name in experiment.tablesNeeded where !wanted.contains(where: { $0.name == name }) {
      if let bytes = near.lazy.compactMap({ $0[name] }).first { found[name] = bytes }
    }
    var missing: [String] = []
    for file in wanted {
      let own = near.compactMap { $0[file.name] }
      let places = own + given
      if let bytes = places.first(where: { Digest(of: $0) == file.hash }) {
        found[file.name] = bytes
      } else {
        let other = own.isEmpty ? "" : " The one beside the lessons has other contents."
        missing.append(
          "This run needs the data file \"\(file.name)\" with the hash \(file.hash.text).\(other) "
            + "Say where it is with --data FILE.")
      }
    }
    guard missing.isEmpty else { throw JobFailure(code: ExitStatus.badData, sentences: missing) }
    return found
  }
}
