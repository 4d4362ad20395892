import Course
import Testing

@testable import Tutor

/// Whole sessions with the real lesson, as a learner types them.
@Suite("Linear sessions") struct LinearSessionTests {
  struct Session: Sendable, CustomTestStringConvertible {
    var name: String
    /// A page id, or nil for the contents.
    var page: String?
    var lines: [String]
    var testDescription: String { name }
  }

  static let sessions = [
    Session(name: "linear-reading", lines: ["?", "1", "", "b", "b", "g 8", "g 99", "c", "", "q"]),
    Session(
      name: "linear-words", page: "why-nothing-moves",
      lines: [
        "?", "t", "t saddle", "t sadle", "t xyzzy", "/ orthogonal", "1", "r", "/", "/nowhere", "nxt", "7", "quit",
      ]),
    Session(
      name: "linear-predict", page: "every-weight-zero",
      lines: ["2", "1", "h", "9", "?", "2", "", "2", "", "table", "q", "q"]),
    Session(
      name: "linear-number", page: "why-nothing-moves",
      lines: ["1", "1,234", "i", "0.693", "i", "i", "-0.7 ln 0.7 - 0.3 ln 0.3", "1", "7", "8", ""]),
    Session(
      name: "linear-predict-number", page: "the-symmetry-clock",
      lines: ["3", "2", "many", "h", "2000", "3", "q", "1", "", "table", "plot", "q"]),
    Session(
      name: "linear-choices", page: "equal-in-equal-out-equal-back",
      lines: ["1", "1", "2", "g 6", "1", "1 2", "x", "1 3 6"]),
    Session(
      name: "linear-order-and-text", page: "a-free-test-at-step-zero",
      lines: ["2", "1 2", "1 2 3 4", "4 3 2 1", "3", "", "output", "Gradients."]),
    Session(
      name: "linear-train", page: "eight-people-one-opinion",
      lines: [
        "1", "?", "run 100", "step", "epoch", "back 51", "forward", "fork", "pin", "set learning-rate 1", "run",
        "run",
        "compare", "plot", "set learning-rate=0.05", "seed 8", "compare", "seed -1", "set initializer xvier",
        "set learnin-rate 1", "set learning-rate", "set", "set initializer constant: 0.5", "rn", "run x", "unpin",
        "compare", "4 seed 9", "knobs", "claims", "quit",
      ]),
    Session(
      name: "linear-diverge", page: "eight-people-one-opinion",
      lines: [
        "1", "set activation identity", "set initializer {normal: 1}", "set learning-rate 100", "run", "run", "reset",
        "set learning-rate 0.1", "q",
      ]),
    Session(
      name: "linear-propagate", page: "the-depth-thermometer",
      lines: ["1", "", "set initializer lecun", "run", "plot", "set depth 3", "run", "table", "q"]),
    Session(name: "linear-recipe", page: "thirty-layers-that-learn", lines: ["3", "run 20", "q", "2", "knobs", "q"]),
  ]

  @Test("a session prints what is kept of it", arguments: sessions)
  func transcript(_ session: Session) throws {
    var played = LinearSession(
      sampleCourse, start: session.page.map { .init(lesson: "initialization", page: $0) })
    for line in session.lines { played.type(line) }
    if !played.isOver { played.end() }
    #expect(played.isOver)
    expectTranscript(played.transcript, session.name)
  }
}
