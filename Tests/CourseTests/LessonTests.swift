import Lab
import Testing

@testable import Course

@Suite("Lessons") struct LessonTests {
  @Test("the front matter gives the lesson its name, order and needs")
  func frontMatter() throws {
    let text = """
      ---
      id: one
      title: "One: a start"
      minutes: 20
      needs: [zero, half]
      summary: A sentence.
      order: 3
      ---
      ## Page
      - a
      """
    let (found, diagnostics) = LessonParser.parse(text: text, file: "one.md")
    #expect(diagnostics == [])
    let lesson = try #require(found)
    #expect(lesson.id == "one")
    #expect(lesson.title == "One: a start")
    #expect(lesson.minutes == 20)
    #expect(lesson.needs == ["zero", "half"])
    #expect(lesson.summary == "A sentence.")
    #expect(lesson.order == 3)
    #expect(lesson.places.needs == [SourcePosition(line: 5, column: 9), SourcePosition(line: 5, column: 15)])
  }

  @Test(
    "a lesson without a readable head is refused with its reason",
    arguments: [
      ("", "1:1", "a lesson begins with its front matter"),
      ("# Hello\n", "1:1", "a lesson begins with its front matter"),
      ("---\nid: a\n", "1:1", "the front matter is not closed"),
      ("---\ntitle: A\nminutes: 3\n---\n", "1:1", "a lesson needs \"id\""),
      (
        "---\nid: a b\ntitle: A\nminutes: 3\n---\n", "2:5",
        "the id \"a b\" is not made of letters, digits, hyphens and points only"
      ),
      ("---\n- a\n---\n", "2:1", "a lesson is written as named values, one \"name: value\" a line"),
      ("---\nid: [\n---\n", "3:1", "this is not YAML: did not find expected node content while parsing a flow node"),
    ])
  func noHead(text: String, place: String, message: String) {
    let (lesson, diagnostics) = LessonParser.parse(text: text, file: "a.md")
    #expect(lesson == nil)
    #expect(diagnostics.first.map { "\($0.position.line):\($0.position.column)" } == place)
    #expect(diagnostics.first?.message == message)
  }

  @Test("a wrong key of the head is named with the nearest valid spelling")
  func headKeys() {
    let marked = Marked("---\nid: a\ntitle: A\nminutes: ‸many\n‸sumary: x\n---\n## P\n- x")
    let (lesson, diagnostics) = LessonParser.parse(text: marked.text, file: "a.md")
    #expect(lesson != nil)
    #expect(diagnostics.map(\.position) == marked.positions)
    #expect(
      diagnostics.map(\.message) == [
        "\"minutes\" is a whole number from 1 to 600; \"many\" is not",
        "\"sumary\" is not a key of a lesson; expected id, title, minutes, order, needs or summary",
      ])
    #expect(diagnostics.last?.hint == "did you mean \"summary\"?")
  }

  @Test("pages start at headings of level two, and bear the heading's words or their own id")
  func pages() throws {
    let body = "text\n\n## What $W_2 = 0$ does?\n\na\n\n## Über *alles*\n\n## Same {#other-id}\n\n## Same\n\nb\n"
    let (found, diagnostics) = LessonParser.parse(
      text: "---\nid: a\ntitle: The title\nminutes: 1\n---\n" + body, file: "a")
    let lesson = try #require(found)
    #expect(diagnostics == [])
    #expect(lesson.pages.map(\.id) == ["the-title", "what-w-2-0-does", "über-alles", "other-id", "same"])
    #expect(lesson.pages[3].title == [.text("Same")])
    #expect(lesson.pages[1].position == SourcePosition(line: 8))
  }

  @Test("a heading of level one names the opening page, and is no page without text")
  func openingPage() {
    func pages(_ body: String) -> [String] {
      LessonParser.parse(text: "---\nid: a\ntitle: T\nminutes: 1\n---\n" + body, file: "a").lesson?.pages.map(\.id)
        ?? []
    }
    #expect(pages("# Hello\n\nsome\n\n## Next\n\nx") == ["hello", "next"])
    #expect(pages("# Hello\n\n## Next\n\nx") == ["next"])
    #expect(pages("## Next\n\nx") == ["next"])
  }

  @Test("a second title, two pages of one name and a heading inside a list are mistakes")
  func headingMistakes() {
    expectDiagnostics(
      "a\n\n‸# Again\n\nb\n\n‸## First page\n\n- ‸## In a list\n\n‸## X {#a b}",
      [
        "a heading of level one stands once, at the beginning of the lesson",
        "there is another page \"first-page\" in this lesson",
        "a heading of level 2 inside a list or a quote starts no page",
        "the page id \"a b\" is not made of letters, digits, hyphens and points only",
      ])
  }

  @Test("myths, recipes, summaries and glossaries are read")
  func cards() throws {
    let body = """
      **Units** and the **fan-in**.

      ```myth
      belief: Zero *never* works.
      correction: One layer of $0$ does.
      ```

      ```experiment
      \(sampleExperiment)
      ```

      ```recipe
      title: He for ReLU
      experiment: tiny
      settings: {initializer: he, learning-rate: 0.5}
      good: false
      why: It *fails*.
      ```

      ```summary
      - one $x$
      - two
      ```

      ```glossary
      units: The parts of a layer.
      fan-in: How many $n$.
      ```
      """
    let (found, diagnostics) = LessonParser.parse(text: lessonText(body), file: "a")
    #expect(diagnostics.map(\.description) == [])
    let lesson = try #require(found)
    let contents = lesson.pages[0].blocks.map(\.content)
    #expect(
      contents[1]
        == .myth(
          belief: [.text("Zero "), .emphasis([.text("never")]), .text(" works.")],
          correction: [.text("One layer of "), .formula(tex: "0"), .text(" does.")]))
    #expect(lesson.experiments.map(\.id) == ["tiny"])
    let recipe = Recipe(
      title: "He for ReLU", experiment: "tiny",
      settings: [Setting.Entry("initializer", .text("he")), Setting.Entry("learning-rate", .text("0.5"))],
      isGood: false, why: [.text("It "), .emphasis([.text("fails")]), .text(".")])
    #expect(contents[3] == .recipe(recipe))
    guard case .summary(let summary) = contents[4], case .list(_, _, let items)? = summary.first?.content else {
      return #expect(Bool(false))
    }
    #expect(items.count == 2)
    #expect(contents.count == 5)
    #expect(lesson.glossary.map(\.term) == ["units", "fan-in"])
    #expect(lesson.meaning(of: [.text("Fan in")])?.meaning == [.text("How many "), .formula(tex: "n"), .text(".")])
    #expect(lesson.meaning(of: [.text("fan-out")]) == nil)
    #expect(lesson.places.claims["tiny"]?.count == 1)
  }

  @Test("a curriculum is ordered, and what belongs to one lesson only is found in two")
  func curriculum() {
    func lesson(_ id: String, _ head: String, _ body: String) -> String {
      "---\nid: \(id)\ntitle: T\nminutes: 1\n\(head)---\n## P\n\(body)\n"
    }
    let asked = "```question\nid: q\nkind: text\nask: A?\naccept: [a]\nexplanation: A.\n```"
    let files = [
      ("c.md", lesson("c", "", asked)), ("b.md", lesson("b", "order: 2\nneeds: [a, nowhere, b]\n", asked)),
      ("a.md", lesson("a", "order: 10\n", "- x")), ("a2.md", lesson("a", "", "- x")),
    ]
    let (curriculum, diagnostics) = Curriculum.make(from: files)
    #expect(curriculum.lessons.map(\.id) == ["b", "a", "c"])
    #expect(
      diagnostics.map(\.description) == [
        "b.md:9:1: error: the question \"q\" is in \"c.md\" too (an id belongs to one question of the whole course)",
        "a2.md:2:5: error: the lesson \"a\" is in \"a.md\" too; this file is left out",
        "b.md:6:12: error: there is no lesson \"nowhere\"", "b.md:6:21: error: the lesson \"b\" needs itself",
      ])
    let partial = Curriculum.make(from: [files[1]], isWhole: false)
    #expect(partial.diagnostics.map(\.severity) == [.warning, .warning, .error])
  }

  @Test("an experiment file is read, or its mistakes are placed")
  func experimentFile() throws {
    let (experiment, diagnostics) = ExperimentFile.parse(text: sampleExperiment, file: "e.yaml")
    #expect(diagnostics == [])
    #expect(experiment?.id == "tiny")
    let unnamed = sampleExperiment.replacing("id: tiny\n", with: "")
    #expect(ExperimentFile.parse(text: unnamed, file: "e.yaml").experiment?.id == "experiment")
    let wrong = Marked(sampleExperiment.replacing("\ninitializer: xavier", with: "\ninitializer: ‸xavierr"))
    let (nothing, found) = ExperimentFile.parse(text: wrong.text, file: "e.yaml")
    #expect(nothing == nil)
    #expect(found.map(\.position) == wrong.positions)
    #expect(found.first?.hint == "did you mean \"xavier\"?")
    #expect(ExperimentFile.parse(text: "", file: "e").experiment == nil)
    #expect(ExperimentFile.parse(text: "", file: "e").diagnostics.count == 1)
  }
}

let sampleExperiment = """
  id: tiny
  kind: train
  data: {circle: {samples: 20}}
  network: [{dense: 2, activation: tanh}, {dense: 1}]
  initializer: xavier
  loss: binary-cross-entropy
  optimizer: {sgd: {learning-rate: 0.3}}
  epochs: 5
  claims:
    - say: Zero weights do not move.
      with: {initializer: zero}
      expect: gradient-norm(1) equals 0
      fails-with: {initializer: xavier}
  """
