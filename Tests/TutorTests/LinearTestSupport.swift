import Course
import Foundation
import Lab
import TerminalUI
import Testing
import Tutor

/// A whole session of the linear front end: lines typed ten seconds apart, and everything that was printed, as it
/// looks in a terminal.
struct LinearSession {
  private(set) var transcript = ""
  private(set) var events: [ProgressEvent.What] = []
  /// The names of those that have one, in their order.
  private(set) var names: [String] = []
  private(set) var flags: [QuestionFlag] = []
  private(set) var isOver = false
  private(set) var tutor: LinearTutor
  private var time = 1_700_000_000.0

  init(
    _ curriculum: Curriculum, progress: [ProgressEvent.What] = [], start: LinearTutor.Place? = nil,
    quiz: LinearTutor.Start? = nil, study: Study = Study(), width: Int = LinearTutor.usualWidth
  ) {
    var known = Progress()
    for event in progress { known.add(event) }
    tutor = LinearTutor(
      curriculum: curriculum, progress: known, tables: { _ in .none }, recall: { .known(study) },
      start: quiz ?? start.map { .page($0) } ?? .contents, width: width)
    take(tutor.begin(at: time))
  }

  /// What was printed in answer to this line.
  @discardableResult
  mutating func type(_ line: String) -> String {
    time += 10
    transcript += line + "\n"
    let turn = tutor.answer(line, at: time)
    take(turn)
    return turn.text
  }

  mutating func end() {
    time += 10
    take(tutor.end(at: time))
  }

  private mutating func take(_ turn: LinearTurn) {
    transcript += turn.text
    isOver = turn.isOver
    for effect in turn.effects {
      switch effect {
      case .record(let what): events.append(what)
      case .recordAs(let name, let what):
        names.append(name)
        events.append(what)
      case .flag(let flag): flags.append(flag)
      default: break
      }
    }
  }
}

/// Lessons written for a test, each under a head of its own.
func curriculum(_ bodies: [(id: String, body: String)]) -> Curriculum {
  Curriculum.make(
    from: bodies.map { id, body in
      ("\(id).md", "---\nid: \(id)\ntitle: Lesson \(id)\nminutes: 5\n---\n\(body)")
    }
  ).curriculum
}

/// Compares a transcript with a text file in Goldens/ beside the test. A missing file is written and the test fails
/// once; `RECORD=1` writes all anew.
func expectTranscript(_ actual: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) {
  expectPrintable(actual, sourceLocation: sourceLocation)
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens/\(name).txt")
  let expected = try? String(contentsOf: file, encoding: .utf8)
  if expected == nil || ProcessInfo.processInfo.environment["RECORD"] == "1" {
    do { try actual.write(to: file, atomically: true, encoding: .utf8) } catch {
      Issue.record("cannot write '\(name)': \(error)", sourceLocation: sourceLocation)
    }
    if expected == nil { Issue.record("'\(name)' was missing; look at it", sourceLocation: sourceLocation) }
    return
  }
  guard let expected, expected != actual else { return }
  let (before, now) = (expected.components(separatedBy: "\n"), actual.components(separatedBy: "\n"))
  let line = zip(before, now).enumerated().first { $0.element.0 != $0.element.1 }
  Issue.record(
    """
    '\(name)' differs in line \((line?.offset ?? min(before.count, now.count)) + 1):
      expected \(line?.element.0 ?? "another length")
      printed  \(line?.element.1 ?? "another length")
    """, sourceLocation: sourceLocation)
}

/// ASCII and the letters of prose with their accents, no control character but the line feed.
func expectPrintable(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let strange = text.unicodeScalars.filter { scalar in
    !(scalar == "\n" || (0x20..<0x7F).contains(scalar.value) || scalar.properties.isAlphabetic
      || scalar.properties.generalCategory == .nonspacingMark)
  }
  #expect(strange.isEmpty, "these cannot be read aloud: \(strange.map { $0.value })", sourceLocation: sourceLocation)
}
