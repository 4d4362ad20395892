import Course
import GoldenTesting
import Lab
import TerminalUI
import Testing

@testable import Tutor

@Suite("How questions look") struct QuestionGoldenTests {
  struct Look: Sendable, CustomTestStringConvertible {
    var name: String
    var question: String
    var keys: String
    var trains = false
    var testDescription: String { name }

    init(_ name: String, _ question: String, _ keys: String, trains: Bool = false) {
      self.name = name
      self.question = question
      self.keys = keys
      self.trains = trains
    }
  }

  static let looks = [
    Look("choice", "initialization.rank-of-clones", "j j i"),
    Look("choice-missed", "initialization.rank-of-clones", "1 Enter"),
    Look("choice-right", "initialization.rank-of-clones", "2 Enter"),
    Look("several", "initialization.what-breaks", "1 Space j j Space"),
    Look("several-over", "initialization.what-breaks", "1 Enter 2 Enter"),
    Look("number", "initialization.he-width-256", ""),
    Look("number-unreadable", "initialization.he-width-256", "sqr(2) Enter"),
    Look("number-missed", "initialization.he-width-256", "0.0625 Enter Tab i"),
    Look("number-right", "initialization.he-width-256", "sqrt(2/256) Enter"),
    Look("order", "initialization.order-of-escape", "j Space j"),
    Look("order-over", "initialization.order-of-escape", "] Enter ] Enter"),
    Look("text-missed", "initialization.name-the-cause", "output Enter"),
    Look("guess-choice", "initialization.zero-first-guess", "j"),
    Look("guess-choice-over", "initialization.zero-first-guess", "1 Enter", trains: true),
    Look("guess-number", "initialization.clock-extrapolated", "Tab i i"),
    Look("guess-number-over", "initialization.clock-extrapolated", "1100 Enter", trains: true),
  ]
  static let sizes = [(80, 22), (56, 36), (40, 10)]

  @Test("questions of the lesson look as they should", arguments: looks)
  func lesson(_ look: Look) throws {
    var sitting = try QuestionSitting(look.question, of: .initialization())
    sitting.press(look.keys)
    if look.trains { try sitting.train() }
    for (width, height) in Self.sizes {
      expectGolden(sitting.drawn(width: width, height: height), "question-\(look.name)-\(width)x\(height)")
    }
  }
}
