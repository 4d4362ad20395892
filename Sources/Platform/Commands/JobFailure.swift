import Mathematics

/// Why a job of the command line ends early: what to say and the exit code.
struct JobFailure: Error, Equatable {
  var code: Int32
  var lines: [String]

  static func usage(_ message: String) -> JobFailure { JobFailure(code: ExitStatus.usage, lines: [message]) }

  static func badData(_ lines: [String]) -> JobFailure { JobFailure(code: ExitStatus.badData, lines: lines) }

  /// A name that does not exist, with the nearest that does.
  static func unknown(_ what: String, _ name: String, among names: [String], notes: [String] = []) -> JobFailure {
    let advice: String
    if let nearest = Spelling.nearest(to: name, in: names) {
      advice = "Did you mean \"\(nearest)\"?"
    } else if names.isEmpty {
      advice = "There is none."
    } else {
      advice = "There are: \(names.joined(separator: ", "))."
    }
    let subject = name.isEmpty ? "Name a \(what)." : "There is no \(what) called \"\(name)\"."
    return JobFailure(code: ExitStatus.usage, lines: notes + ["\(subject) \(advice)"])
  }
}
