import Course
public import Foundation
import Lab
import Mathematics
import TerminalUI
import Tutor

/// Gradus as linear text on two streams: for pipes, screen readers and terminals without a screen.
///
/// Nothing but lines of text is ever written. The end of the input ends the session as `quit` does, and so does an
/// output that nobody reads any more; in either case everything is remembered first.
public struct PlainJob {
  let options: GlobalOptions
  let start: (lesson: String, page: String?)?
  let memory: PlainMemory
  let input: FileHandle
  let output: FileHandle

  /// - Parameter start: where to begin; nil is the contents.
  public init(
    options: GlobalOptions, start: (lesson: String, page: String?)? = nil, memory: PlainMemory,
    input: FileHandle = .standardInput, output: FileHandle = .standardOutput
  ) {
    self.options = options
    self.start = start
    self.memory = memory
    self.input = input
    self.output = output
  }

  /// - Returns: the exit code.
  public func perform() -> Int32 {
    // Writing to a reader that has gone away is an error like any other, so that progress is still saved.
    signal(SIGPIPE, SIG_IGN)
    do {
      let library = try LessonLibrary.find(options.lessonsFolder)
      let (curriculum, diagnostics) = try library.curriculum()
      for diagnostic in diagnostics where diagnostic.severity == .error { Output.error(diagnostic.description) }
      try check(curriculum)
      converse(
        LinearTutor(
          curriculum: curriculum, progress: memory.progress, tables: { library.tables(for: [$0]) },
          kernels: KernelChoice.current, start: start.map { LinearTutor.Place(lesson: $0.lesson, page: $0.page) }))
      return ExitStatus.success
    } catch let failure as JobFailure {
      failure.lines.forEach(Output.error)
      return failure.code
    } catch let error as LibraryError {
      Output.error(error.message)
      return ExitStatus.inputOutput
    } catch {
      Output.error(error.localizedDescription)
      return ExitStatus.inputOutput
    }
  }

  /// A place on the command line that does not exist is wrong usage.
  private func check(_ curriculum: Curriculum) throws(JobFailure) {
    guard let start else { return }
    guard let lesson = curriculum.lesson(start.lesson) else {
      throw .unknown("lesson", start.lesson, among: curriculum.lessons.map(\.id))
    }
    if let page = start.page, !lesson.pages.contains(where: { $0.id == page }) {
      throw .unknown("page of \"\(lesson.id)\"", page, among: lesson.pages.map(\.id))
    }
  }

  private func converse(_ tutor: consuming LinearTutor) {
    var lines = LineReader(input)
    var turn = tutor.begin(at: Moment.now)
    let isEchoed = isatty(input.fileDescriptor) == 1
    while perform(turn), !turn.isOver {
      if let line = lines.next() {
        // On a terminal, typing Enter has ended the line of the prompt.
        if !isEchoed { write("\n") }
        turn = tutor.answer(line, at: Moment.now)
      } else {
        turn = tutor.end(at: Moment.now)
      }
    }
    for sentence in memory.drain() { write(sentence + "\n") }
  }

  /// Remembers first, then speaks. False when nobody listens any more.
  private func perform(_ turn: LinearTurn) -> Bool {
    for case .record(let what) in turn.effects { memory.record(what, Moment.now) }
    return write((memory.news() + [turn.text]).joined(separator: "\n"))
  }

  @discardableResult
  private func write(_ text: String) -> Bool {
    (try? output.write(contentsOf: Data(VisibleText.string(text, keepingLines: true).utf8))) != nil
  }
}
