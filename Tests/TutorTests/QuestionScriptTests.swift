import Course
import Lab
import TerminalUI
import Testing

@testable import Tutor

@Suite("Questions, key by key") struct QuestionScriptTests {
  struct Script: Sendable, CustomTestStringConvertible {
    var question: String
    var keys: String
    var state: String
    /// The grades that were recorded, in order.
    var grades: [String]
    var testDescription: String { "\(question): \(keys)" }

    init(_ question: String, _ keys: String, _ state: String, _ grades: [String] = []) {
      self.question = question
      self.keys = keys
      self.state = state
      self.grades = grades
    }
  }

  static let scripts = [
    // The choices stand as three, two, one.
    Script("choice", "", "nothing"),
    Script("choice", "Enter", "nothing, note"),
    Script("choice", "j", "at 1"),
    Script("choice", "k", "at 3"),
    Script("choice", "Down Down Up", "at 1"),
    Script("choice", "Space", "at 1"),
    Script("choice", "9 0 4", "nothing"),
    Script("choice", "3", "at 3"),
    Script("choice", "2 Enter", "nothing, right, over", ["right"]),
    Script("choice", "1 Enter", "nothing, miss", ["wrong"]),
    Script("choice", "1 Enter Enter", "nothing, miss, note", ["wrong"]),
    Script("choice", "1 Enter 1 Enter", "at 1, miss, note", ["wrong"]),
    Script("choice", "1 Enter 3 Enter", "nothing, miss, miss, over", ["wrong", "wrong"]),
    Script("choice", "1 Enter 3 Enter 2 Enter", "nothing, miss, miss, over", ["wrong", "wrong"]),
    Script("choice", "1 Enter 2 Enter", "nothing, miss, right, over", ["wrong", "right"]),
    Script("choice", "i", "nothing, hints 1"),
    Script("choice", "i i i", "nothing, hints 2"),
    Script("choice", "2 Enter i", "nothing, right, over", ["right"]),

    // They stand as 4, 2, 1.
    Script("several", "", "at 1"),
    Script("several", "Enter", "at 1, note"),
    Script("several", "1 1", "at 1"),
    Script("several", "Space j j Space", "at 3 picked 13"),
    Script("several", "2 Enter", "at 2 picked 2, miss", ["wrong"]),
    Script("several", "2 Enter Enter", "at 2 picked 2, miss, note", ["wrong"]),
    Script("several", "2 Enter 1 Enter", "at 1 picked 12, miss, right, over", ["wrong", "right"]),
    Script("several", "1 Enter 1 3 Enter", "at 3 picked 3, miss, miss, over", ["wrong", "wrong"]),

    Script("number", "", "\"\" typing"),
    Script("number", "Enter", "\"\" typing, note"),
    Script("number", "jkqi?", "\"jkqi?\" typing"),
    Script("number", "abc Enter", "\"abc\" typing, note"),
    Script("number", "abc Enter Backspace", "\"ab\" typing"),
    Script("number", "1/4 Enter", "\"1/4\", right, over", ["right"]),
    Script("number", ",25pies Enter", "\",25pies\", right, over", ["right"]),
    Script("number", "4 Enter", "\"4\" typing, miss", ["wrong"]),
    Script("number", "4 Enter Enter", "\"4\" typing, miss, note", ["wrong"]),
    Script("number", "4 Enter 5 Enter", "\"45\", miss, miss, over", ["wrong", "wrong"]),
    Script("number", "4 Enter Backspace .25 Enter", "\".25\", miss, right, over", ["wrong", "right"]),
    Script("number", "0.2 Tab i q", "\"0.2\", hints 1"),
    Script("number", "0.2 Tab i i Tab 5 Enter", "\"0.25\", right, hints 1, over", ["right"]),

    // They stand as three, two, one.
    Script("order", "", "210 at 1"),
    Script("order", "Enter", "210 at 1, note"),
    Script("order", "j j", "210 at 3"),
    Script("order", "Space j j", "102 at 3 held"),
    Script("order", "Space j j Space k", "102 at 2"),
    Script("order", "Space j j k Enter", "120 at 2, miss", ["wrong"]),
    Script("order", "] ] k k ] Enter", "012 at 2, right, over", ["right"]),
    Script("order", "] ]", "102 at 3"),
    Script("order", "] [ Enter", "210 at 1, note"),
    Script("order", "j j [ Enter", "201 at 2, miss", ["wrong"]),
    Script("order", "j j [ Enter Enter", "201 at 2, miss, note", ["wrong"]),
    Script("order", "j [ Enter ] ] Enter", "201 at 3, miss, miss, over", ["wrong", "wrong"]),

    Script("text", "The Enter", "\"The\" typing, miss", ["wrong"]),
    Script("text", "the Space LOSS. Enter", "\"the LOSS.\", right, over", ["right"]),
    Script("text", "... Enter", "\"...\" typing, note"),
    Script("text", "rain Enter Backspace Enter", "\"rai\", miss, miss, over", ["wrong", "wrong"]),

    // A prediction waits for its run, whatever is pressed.
    Script("guess-choice", "Enter", "nothing, note"),
    Script("guess-choice", "2 Enter", "at 2, waits"),
    Script("guess-choice", "2 Enter 1 j Enter i", "at 2, waits"),
    Script("guess-number", "x Enter", "\"x\" typing, note"),
    Script("guess-number", "0.5 Enter", "\"0.5\" typing, waits"),
    Script("guess-number", "0.5 Enter 123 Enter", "\"0.5\" typing, waits"),

    // The axis goes from 0 to 1.
    Script("guess-curve", "", "0.5 0.5 0.5 at 1"),
    Script("guess-curve", "Enter", "0.5 0.5 0.5 at 1, note"),
    Script("guess-curve", "Up ] Right Down Right { l", "0.55 0.475 0.375 at 3"),
    Script("guess-curve", "} } } } } }", "1.0 0.5 0.5 at 1"),
    Script("guess-curve", "ln2", "0.5 0.5 0.5 at 2 typing 2"),
    Script("guess-curve", "= ln2 Enter", "0.6931471805599453 0.5 0.5 at 1"),
    Script("guess-curve", "0.7 Backspace 6 Enter k", "0.625 0.5 0.5 at 1"),
    Script("guess-curve", "7, Enter", "0.5 0.5 0.5 at 1 typing 7,, note"),
    Script("guess-curve", "7 ^G", "0.5 0.5 0.5 at 1"),
    Script("guess-curve", "12 Enter Down", "11.97 0.5 0.5 at 1"),
    Script("guess-curve", "k Enter", "0.525 0.5 0.5 at 1, waits"),
  ]

  @Test("each script of keys ends in its state", arguments: scripts)
  func script(_ script: Script) throws {
    var sitting = try QuestionSitting(script.question, of: .questionSamples())
    sitting.press(script.keys)
    #expect(sitting.state == script.state)
    #expect(sitting.records.map(\.grade) == script.grades)
  }
}
