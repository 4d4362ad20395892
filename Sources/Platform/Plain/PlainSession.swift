import Course
import Foundation
import Lab
import TerminalUI
import Tutor

/// Gradus as linear text on two streams: for pipes, screen readers and terminals without a screen.
///
/// Nothing but lines of text is ever written. The end of the input ends the session as `quit` does, and so does an
/// output that nobody reads any more; in either case everything is remembered first.
struct PlainSession {
  let course: OpenedCourse
  let place: StartingPlace
  let memory: PlainMemory
  let input: FileHandle
  let output: FileHandle

  init(
    _ course: OpenedCourse, at place: StartingPlace, memory: PlainMemory, input: FileHandle = .standardInput,
    output: FileHandle = .standardOutput
  ) {
    self.course = course
    self.place = place
    self.memory = memory
    self.input = input
    self.output = output
  }

  func run() {
    // Writing to a reader that has gone away is an error like any other, so that progress is still saved.
    signal(SIGPIPE, SIG_IGN)
    for diagnostic in course.diagnostics where diagnostic.severity == .error { Output.error(diagnostic.description) }
    let files = memory.log.adding(to: place.tables(of: course.library), of: course.curriculum)
    let notice = ReadingNotice { [output] in try? output.write(contentsOf: Data("\($0)\n".utf8)) }
    let tables: @Sendable (Experiment) -> Tables = { notice.watching(files($0)) }
    converse(
      LinearTutor(
        curriculum: course.curriculum, progress: memory.progress.renamed(QuestionNames(course.curriculum)),
        tables: tables,
        kernels: KernelChoice.current, workers: TrainingThreads.workers(isWatched: false),
        clock: { ThreadedLoader.measure($0, seed: $1) },
        study: memory.study(course.curriculum), recall: memory.recall(course.curriculum),
        start: place.linear))
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
    var news: [String] = []
    for effect in turn.effects {
      switch effect {
      case .record(let what): memory.record(what, nil, Moment.now)
      case .recordAs(let id, let what): memory.record(what, id, Moment.now)
      case .flag(let flag): news += keep(flag)
      case .export(let experiment, let folder):
        news += ExportJob.write(
          experiment, to: folder, tables: course.library.tables(for: [experiment]), kernels: KernelChoice.current)
      default: break
      }
    }
    if !turn.effects.isEmpty { memory.settle() }
    return write((memory.news() + news + [turn.text]).joined(separator: "\n"))
  }

  /// - Returns: why a flag could not be kept.
  private func keep(_ flag: QuestionFlag) -> [String] {
    guard let file = memory.flags else { return ["There is no home directory to keep flags in."] }
    do throws(FileError) { try file.append(flag) } catch { return [error.message] }
    return []
  }

  @discardableResult
  private func write(_ text: String) -> Bool {
    (try? output.write(contentsOf: Data(VisibleText.string(text, keepingLines: true).utf8))) != nil
  }
}
