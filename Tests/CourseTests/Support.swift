import Testing

@testable import Course

/// A source in which `‸` marks the places where a diagnostic must point.
struct Marked {
  var text: String
  var positions: [SourcePosition]

  init(_ marked: String) {
    text = ""
    positions = []
    var line = 1
    var column = 1
    for character in marked {
      if character == "‸" {
        positions.append(SourcePosition(line: line, column: column))
        continue
      }
      text.append(character)
      if character == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
    }
  }
}

/// A lesson around some body; the head takes seven lines.
func lessonText(_ body: String) -> String {
  """
  ---
  id: sample
  title: A sample
  minutes: 5
  ---
  ## First page

  \(body)
  """
}

/// Reads a lesson whose body may carry marks, and expects diagnostics at exactly those places.
@discardableResult
func expectDiagnostics(
  _ body: String, _ messages: [String], sourceLocation: SourceLocation = #_sourceLocation
) -> Lesson? {
  let marked = Marked(lessonText(body))
  let (lesson, diagnostics) = LessonParser.parse(text: marked.text, file: "sample.md")
  #expect(diagnostics.map(\.message) == messages, sourceLocation: sourceLocation)
  #expect(diagnostics.map(\.position) == marked.positions, sourceLocation: sourceLocation)
  return lesson
}

/// The blocks of the first page of a lesson without mistakes.
func blocks(_ body: String, sourceLocation: SourceLocation = #_sourceLocation) -> [Block.Content] {
  let (lesson, diagnostics) = LessonParser.parse(text: lessonText(body), file: "sample.md")
  #expect(diagnostics.map(\.description) == [], sourceLocation: sourceLocation)
  return lesson?.pages.first?.blocks.map(\.content) ?? []
}

/// A question read from its YAML, without mistakes.
func question(_ yaml: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Question {
  let body = "```question\nid: q\nask: Well?\n\(yaml)\n```"
  let (lesson, diagnostics) = LessonParser.parse(text: lessonText(body), file: "sample.md")
  #expect(diagnostics.map(\.description) == [], sourceLocation: sourceLocation)
  return try #require(lesson?.questions.first, sourceLocation: sourceLocation)
}
