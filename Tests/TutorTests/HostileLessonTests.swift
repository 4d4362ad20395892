import Course
import TerminalUI
import Testing

@testable import Tutor

/// Lessons as nobody should write them: they are shown as far as they go, and break nothing.
@Suite("Hostile lessons") struct HostileLessonTests {
  struct Body: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    init(_ name: String, _ text: String) { (testDescription, self.text) = (name, text) }
  }

  private static let evil = "A\u{202E}B\u{2066}C\u{1B}[31mD\u{7}E\u{200B}F\u{0}G"

  static let bodies = [
    Body("nothing on the page", ""),
    Body("empty things", "> \n\n- \n- a\n\n1.\n\n```\n```\n\n|a|\n|-|\n\n---\n\n$$\n$$\n"),
    Body("lists in lists", (0..<60).map { String(repeating: "  ", count: $0) + "- item \($0)\n" }.joined()),
    Body("numbered lists in lists", (0..<30).map { String(repeating: "   ", count: $0) + "1. item\n" }.joined()),
    Body("quotes in quotes", String(repeating: ">", count: 60) + " deep\n"),
    Body("a list that starts at the largest number", "999999999. one\n2. two\n"),
    Body(
      "things in a list", "- ---\n- | a | b |\n  |---|---|\n  | 1 | 2 |\n- > said\n\n      code\n- $$\n  x\n  $$\n"),
    Body("long words", String(repeating: "a", count: 3000) + " **" + String(repeating: "b", count: 500) + "**\n"),
    Body("wide words", String(repeating: "漢", count: 300) + " " + String(repeating: "👩‍👩‍👧", count: 50) + "\n"),
    Body("marks without letters", String(repeating: "\u{301}", count: 200) + "\n"),
    Body(
      "a table of 50 columns",
      "|" + String(repeating: " a |", count: 50) + "\n|" + String(repeating: "---|", count: 50) + "\n|"
        + String(repeating: " 1 |", count: 50) + "\n"),
    Body(
      "a table with long cells", "| a | b |\n|---|---|\n| \(String(repeating: "word ", count: 200)) | \(evil) |\n"),
    Body("hidden characters", "# \(evil)\n\n\(evil) **\(evil)** `\(evil)` [\(evil)](http://\(evil)) $\(evil)$\n"),
    Body("hidden characters in code", "```\n\(evil)\n```\n\n```experiment\nid: \(evil)\n```\n"),
    Body(
      "hidden characters in a question",
      "```question\nid: q\nkind: choice\nask: \"\(evil)\"\nchoices: [\(evil)]\n```\n"),
    Body("unknown blocks", "```experimnt\nid: x\n```\n\n```question\nkind: what\n```\n\n<b>html</b>\n\n![](x.png)\n"),
    Body("unknown formulas", "$$\n\\frobnicate{x} \\frac{1}{\n$$\n\n$\\sqrt{$ and $x^{x^{x^{x^x}}}$\n"),
    Body(
      "huge numbers",
      "```experiment\nid: h\nkind: train\ndata: {circle: {samples: 99999999999999999999}}\nnetwork: [{dense: 1e300}]\n"
        + "loss: mean-squared-error\noptimizer: sgd\nepochs: 1e400\n```\n\n```question\nid: q\nkind: number\nask: \"?\"\n"
        + "answer: 1e308\nexplanation: large\n```\n"),
  ]

  private func course(_ body: Body) -> Curriculum {
    curriculum([("hostile", "## Page\n\n\(body.text)\n## Other\n\n\(body.text)")])
  }

  @Test("they survive every size, whatever is opened, with nothing hidden on the screen", arguments: bodies)
  func sizes(_ body: Body) {
    let course = course(body)
    for glyphs in [GlyphTier.braille, .ascii] {
      for (width, height) in [(20, 6), (21, 7), (33, 9), (40, 12), (60, 20), (80, 24), (120, 40), (200, 60)] {
        var robot = Robot(
          course, width: width, height: height, place: .lesson(id: "hostile", page: nil),
          capability: Capability(glyphs: glyphs))
        for keys in ["", "Tab Enter", "Enter", "Space", "o", "j Enter", "/ a Enter", "n", "q q"] {
          robot.type(keys)
          let text = robot.text
          #expect(VisibleText.string(text, keepingLines: true) == text)
        }
      }
    }
  }

  @Test("plain text survives them, with nothing hidden in it", arguments: bodies)
  func plain(_ body: Body) {
    for width in [20, 72] {
      var session = LinearSession(course(body), start: LinearTutor.Place(lesson: "hostile"), width: width)
      for line in ["1", "a", "q", "n", "t", "/ a", "1", "c", "q"] { session.type(line) }
      #expect(VisibleText.string(session.transcript, keepingLines: true) == session.transcript)
    }
  }

  @Test("deep lists keep room for their words at any width", arguments: [20, 40, 72])
  func deepLists(width: Int) throws {
    let body = try #require(Self.bodies.first { $0.testDescription == "lists in lists" })
    let lesson = try #require(course(body).lesson("hostile"))
    let layout = PageLayout(
      lesson.pages[0], of: lesson, width: width, theme: .make(.mono, Capability()), standing: PageLayout.Standing())
    let words = layout.surface.text.split { $0.isWhitespace }
    for number in 0..<24 { #expect(words.contains("\(number)")) }
  }

  @Test("a broken block says what is wrong and how it was written")
  func broken() {
    let robot = Robot(
      curriculum([("hostile", "## Page\n\n```experiment\nid: x\nkind: trian\n```\n")]),
      place: .lesson(id: "hostile", page: nil))
    #expect(robot.text.contains("\"trian\" is not a kind of experiment"))
    #expect(robot.text.contains("kind: trian"))
  }

  @Test("lessons without pages, with many and with nothing at all are listed; what is wrong is said in full")
  func contents() {
    let many = (1...200).map { "## Page \($0)\n\nText.\n\n" }.joined()
    let course = curriculum([("none", ""), ("many", many)])
    for (width, height) in [(20, 6), (40, 12), (80, 24), (120, 40)] {
      var robot = Robot(
        course, problems: ["none.md:6:1: error: this lesson has no page. And 79 more: gradus check lists them."],
        width: width, height: height)
      if height >= 24 { #expect(robot.text.split { $0.isWhitespace }.joined().contains("graduschecklists")) }
      for keys in ["j", "Enter", "q", "Right", "G", "Enter", "G", "o", "q", "q", "G", "g Enter"] {
        robot.type(keys)
        _ = robot.screen
      }
    }
  }

  @Test("numbers of things are said in singular and plural")
  func words() {
    let one = "## Page\n\n```question\nid: q\nkind: number\nask: What?\nanswer: 2\nexplanation: Two.\n```\n"
    let text = Robot(curriculum([("one", one)])).text
    #expect(text.contains("0 of 1 page   0 of 1 question "))
    var session = LinearSession(curriculum([("one", one)]))
    #expect(session.transcript.contains("0 of 1 page read"))
    session.type("1")
    #expect(session.type("/ page").contains("is on 1 of 1 page:"))
  }
}
