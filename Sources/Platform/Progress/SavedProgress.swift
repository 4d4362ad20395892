import Course
import Foundation

/// What is known of the learner when Gradus starts, whatever state the disk is in.
///
/// A log that is not there is not made: the writer does that with the first event.
struct SavedProgress: Sendable {
  /// Where the log is or will be; nil where there is no home directory.
  let path: String?
  /// nil while there is no log, or none that can be used.
  let store: ProgressStore?
  let progress: Course.Progress
  /// Why nothing can be kept and what to do, in a sentence.
  let problem: String?

  /// - Parameter path: `Directories.progressFile`.
  init(at path: String?) {
    self.path = path
    guard let path else {
      (store, progress, problem) = (nil, Course.Progress(), ProgressFailure.noHome.message)
      return
    }
    if access(path, F_OK) != 0, errno == ENOENT {
      (store, progress, problem) = (nil, Course.Progress(), nil)
      return
    }
    do throws(ProgressFailure) {
      let opened = try ProgressStore(at: path)
      (progress, store, problem) = (try opened.progress(), opened, nil)
    } catch {
      // What was done before can be seen even where nothing can be added to it.
      progress = (try? ProgressStore(reading: path).progress()) ?? Course.Progress()
      (store, problem) = (nil, error.message)
    }
  }
}
