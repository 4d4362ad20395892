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
    // The choices are shown as three, one, two.
    Script("choice", "", "nothing"),
    Script("choice", "Enter", "nothing, note"),
    Script("choice", "j", "at 1"),
  ]

  @Test("each script of keys ends in its state", arguments: scripts)
  func script(_ script: Script) throws {
    var sitting = try QuestionSitting(script.question, of: .questionSamples())
    sitting.press(script.keys)
    #expect(sitting.state == script.state)
    #expect(sitting.records.map(\.grade) == script.grades)
  }
}
