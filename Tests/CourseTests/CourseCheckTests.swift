import Foundation
import Lab
import Testing

@testable import Course

@Suite("The check of a course") struct CourseCheckTests {
  @Test("the lessons that ship are read without a mistake, and pass their static checks")
  func shipped() throws {
    let files = try MutationTests.lessonFiles().map {
      (name: $0.lastPathComponent, text: try String(contentsOf: $0, encoding: .utf8))
    }
    let (curriculum, diagnostics) = Curriculum.make(from: files, isWhole: false)
    #expect(diagnostics.filter { $0.severity == .error }.map(\.description) == [])
    #expect(curriculum.lessons.count == files.count)
    let tables = try MutationTests.lessonTables()
    for lesson in curriculum.lessons {
      let found = CourseCheck.diagnostics(of: lesson, tables: tables).filter { $0.severity == .error }
      #expect(found.map(\.description) == [])
      let (tasks, problems) = CourseCheck.tasks(of: lesson)
      #expect(problems == [])
      #expect(tasks.allSatisfy { $0.positions.count == $0.check.experiment.claims.count })
    }
  }

  @Test("a claim is trained, and one that does not hold is named where it stands")
  func claims() throws {
    let good = "```experiment\n\(sampleExperiment)\n```"
    let bad = good.replacing("id: tiny", with: "id: wrong")
      .replacing("- say: Zero", with: "- say: ‸Zero").replacing("equals 0", with: "above 1")
    let marked = Marked(lessonText("\(good)\n\n\(bad)"))
    let lesson = try #require(LessonParser.parse(text: marked.text, file: "a.md").lesson)
    let tasks = CourseCheck.tasks(of: lesson).tasks
    #expect(tasks.count == 2)
    let found = try tasks.flatMap { CourseCheck.diagnostics(of: try $0.check.run(), for: $0) }
    #expect(found.map(\.position) == marked.positions)
    #expect(found.first?.message.contains("does not hold") == true)
  }

  @Test("a question whose own answers are graded otherwise is found")
  func selfCheck() {
    func question(_ kind: Question.Kind) -> Question {
      Question(id: "q", ask: [], kind: kind, hints: [], explanation: [])
    }
    let key = Question.NumberKey(
      answer: 2, tolerance: 0.1, unit: nil, traps: [.init(value: 2.05, why: [])], accept: ["3", "x"], reject: ["2"])
    #expect(
      question(.number(key)).selfCheck == [
        "\"3\" is not accepted", "\"x\" cannot be read: unexpected \"*\" in the number",
        "\"2\" is accepted, but is listed as wrong", "the trap 2.05 is accepted, but is listed as wrong",
      ])
    let text = Question.TextKey(accept: ["a", " "], reject: [.init(text: "A.", why: [])])
    #expect(
      question(.shortText(text)).selfCheck == [
        "\" \" cannot be read: an answer is missing", "\"A.\" is accepted, but is listed as wrong",
      ])
    let choice = Question.Choice(text: [.text("a")], isRight: true, why: [])
    #expect(question(.choice([choice])).selfCheck == ["choice 1 has no explanation of its own"])
  }

  @Test("an experiment that cannot be built is an error, a page of bare prose or of too many words a warning")
  func pages() throws {
    let table = sampleExperiment.replacing(
      "{circle: {samples: 20}}", with: "{table: {file: data/none.csv, label: a}}")
    let words = Array(repeating: "word", count: 230).joined(separator: " ")
    let body =
      "- x\n\n## Long\n\n\(words) $x$\n\n## Bare\n\nOnly prose.\n\n## Empty\n\n## Built\n\n```experiment\n\(table)\n```"
    let lesson = try #require(LessonParser.parse(text: lessonText(body), file: "a.md").lesson)
    let expected = [
      "the page \"Long\" has 231 words", "the page \"Bare\" is nothing but prose", "the page \"Empty\" is empty",
      "the experiment \"tiny\" cannot be built. The data file \"data/none.csv\" was not found beside the lesson.",
    ]
    let found = CourseCheck.diagnostics(of: lesson)
    #expect(found.map(\.message) == expected)
    #expect(found.map(\.severity) == [.warning, .warning, .warning, .error])
  }
}
