import Foundation
import Lab
import Mathematics

/// Why a job of the command line ends early: what to say and the exit code.
struct JobFailure: Error, Equatable {
  var code: Int32
  /// Lines that begin with a place in a file, said before the rest.
  var located: [String] = []
  /// Sentences of the program itself.
  var sentences: [String] = []

  static func usage(_ message: String) -> JobFailure { JobFailure(code: ExitStatus.usage, sentences: [message]) }

  static func badData(_ located: [String]) -> JobFailure { JobFailure(code: ExitStatus.badData, located: located) }

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
    let article = what.first.map { "aeiou".contains($0) } ?? false ? "an" : "a"
    let subject = name.isEmpty ? "Name \(article) \(what)." : "There is no \(what) called \"\(name)\"."
    return JobFailure(code: ExitStatus.usage, located: notes, sentences: ["\(subject) \(advice)"])
  }

  /// Any error a job meets.
  init(_ error: any Error) {
    switch error {
    case let failure as JobFailure: self = failure
    case let error as LibraryError: self.init(code: ExitStatus.inputOutput, sentences: [error.message])
    case let error as FileError: self.init(code: ExitStatus.inputOutput, sentences: [error.message])
    case let problem as ShareProblem:
      if case .refused(let problems) = problem, problems.count > 1 {
        self.init(
          code: ExitStatus.badData, sentences: [problem.message] + problems.dropFirst().map { $0.sentence + "." })
      } else {
        self.init(code: ExitStatus.badData, sentences: [problem.message])
      }
    case let error as TerminalError: self.init(code: ExitStatus.inputOutput, sentences: [error.message])
    default: self.init(code: ExitStatus.inputOutput, sentences: [error.localizedDescription])
    }
  }

  init(code: Int32, located: [String] = [], sentences: [String] = []) {
    self.code = code
    self.located = located
    self.sentences = sentences
  }

  /// Says it and gives the exit code.
  func report() -> Int32 {
    located.forEach(Output.complaint)
    sentences.forEach(Output.error)
    return code
  }
}
