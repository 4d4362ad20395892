import Foundation
import TerminalUI

/// The learner's log for a job of the command line, which can do nothing without it.
struct OpenedLog {
  let store: ProgressStore

  /// - Parameter mayMake: whether one is made where there is none.
  init(_ options: GlobalOptions, mayMake: Bool = false) throws {
    guard let path = options.directories.progressFile else { throw Self.failure(.noHome) }
    guard mayMake || FileManager.default.fileExists(atPath: path) else {
      throw JobFailure(
        code: ExitStatus.inputOutput, sentences: ["There is no progress yet: \"\(path)\" does not exist."])
    }
    do throws(ProgressFailure) { store = try ProgressStore(at: path) } catch { throw Self.failure(error) }
  }

  static func failure(_ failure: ProgressFailure) -> JobFailure {
    JobFailure(code: ExitStatus.inputOutput, sentences: [VisibleText.string(failure.message)])
  }

  /// Does something with the log and says in its own words why it could not.
  func with<Value>(_ body: (ProgressStore) throws(ProgressFailure) -> Value) throws(JobFailure) -> Value {
    do { return try body(store) } catch { throw Self.failure(error) }
  }
}
