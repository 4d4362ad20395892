import Course
import GoldenTesting
import Lab
import TerminalUI
import Testing

@testable import Tutor

@Suite("Reading a lesson") struct ReadingTests {
  static func reader(
    page: String? = nil, width: Int = 80, height: Int = 24, capability: Capability = Capability()
  ) -> Robot {
    Robot(width: width, height: height, place: .lesson(id: "initialization", page: page), capability: capability)
  }

  static func recorded(_ effects: [Effect]) -> [ProgressEvent.What] {
    effects.compactMap { if case .record(let event) = $0 { event } else { nil } }
  }

  @Test("Space reads on to the end of a page and then turns it")
  func forward() {
    var robot = Self.reader()
    #expect(robot.text.contains("Eight people, one opinion"))
    #expect(robot.text.contains("1 of 14"))
    robot.type("Space")
    #expect(robot.text.contains("1 of 14"))
    #expect(robot.text.contains("Four and four units"))
    robot.type("Space")
    #expect(robot.text.contains("2 of 14"))
  }

  @Test("going on from a page records it as read, and the next as the place")
  func progress() {
    var robot = Self.reader()
    #expect(
      Self.recorded(robot.takeEffects()) == [.visited(lesson: "initialization", page: "eight-people-one-opinion")])
    robot.type("Space Space")
    let second = sampleCourse.lessons[0].pages[1].id
    #expect(
      Self.recorded(robot.takeEffects()) == [
        .read(lesson: "initialization", page: "eight-people-one-opinion"),
        .visited(lesson: "initialization", page: second),
      ])
  }

  @Test("looking at a page does not make it read")
  func jumping() {
    var robot = Self.reader()
    robot.type("G g")
    let events = Self.recorded(robot.effects)
    #expect(!events.contains { if case .read = $0 { true } else { false } })
  }

  @Test("back at the top of a page turns to the end of the one before")
  func back() {
    var robot = Self.reader()
    robot.type("Space")
    let end = robot.text
    robot.type("Space b")
    #expect(robot.text == end)
    robot.type("b b")
    #expect(robot.footer.contains("beginning") || robot.footer.contains("first page"))
  }

  @Test("a page ends with its last word, and Enter opens nothing that only shows its border")
  func lastRow() {
    let question =
      "```question\nid: q\nkind: number\nask: What?\nanswer: 2\nexplanation: Two.\n```\n\n"
    let text = (1...5).map { "Line \($0).\n\n" }.joined()
    let course = curriculum([("one", "## Page\n\n\(text)\(question)\(text)\n## Other\n")])
    for height in 8...40 {
      var robot = Robot(course, height: height, place: .lesson(id: "one", page: nil))
      while !robot.footer.contains("next page") {
        let isSeen = robot.text.contains("What?") || robot.text.contains("Enter to answer.")
        #expect(robot.footer.contains("Enter answer") == isSeen)
        let before = robot.text
        robot.type("j")
        guard robot.text != before else { return #expect(Bool(false), "the page has no end") }
      }
      let rows = (0..<height - 1).map { robot.screen.row($0) }
      let last = rows.last { $0.contains { !" ".contains($0) } }
      #expect(last?.contains("Line 5.") == true)
    }
  }

  @Test("g goes to the very beginning and G to the very end, also from the same page")
  func ends() {
    var robot = Self.reader(height: 12)
    let beginning = robot.text
    robot.type("Space g")
    #expect(robot.text == beginning)
    robot.type("G")
    #expect(robot.footer.contains("finish"))
    robot.type("k k G")
    #expect(robot.footer.contains("finish"))
  }

  @Test("pressing on at the end of the lesson records nothing twice")
  func pressingOn() {
    var robot = Self.reader()
    robot.type("G Space Space Space Space")
    let read = Self.recorded(robot.effects).filter { if case .read = $0 { true } else { false } }
    #expect(read.count == 1)
  }

  @Test("a lesson opens at the page where the learner was")
  func place() {
    let page = sampleCourse.lessons[0].pages[4].id
    let progress = Progress([ProgressEvent(id: "1", time: 0, what: .visited(lesson: "initialization", page: page))])
    var robot = Robot(progress: progress)
    robot.type("Enter")
    #expect(robot.text.contains("5 of 14"))
  }

  @Test("a bold word opens its explanation in place, and any key closes it")
  func glossary() {
    var robot = Self.reader()
    robot.type("Tab Enter")
    #expect(robot.text.contains("any key closes"))
    robot.type("x")
    #expect(!robot.text.contains("any key closes"))
    #expect(robot.text.contains("Eight people, one opinion"))
  }

  @Test("an experiment with a prediction opens the prediction first")
  func locked() {
    var robot = Self.reader(page: "every-weight-zero")
    robot.type("r")
    #expect(!robot.effects.contains { if case .start = $0 { true } else { false } })
    #expect(robot.footer.contains("expect"))
  }

  @Test("a search finds words over the end of a line, marks them and goes from page to page")
  func search() {
    var robot = Self.reader()
    robot.press(.character("/"))
    robot.press(.paste("hidden layer"))
    robot.press(.enter)
    #expect(robot.footer.contains("place 1 of"))
    let first = robot.text
    robot.type("n")
    #expect(robot.footer.contains("place 2 of"))
    #expect(robot.text != first)
    robot.type("N")
    #expect(robot.footer.contains("place 1 of"))
    robot.type("q")
    #expect(robot.text.contains("1 of 14"))
  }

  @Test("what is not there is said, and the page stays")
  func searchInVain() {
    var robot = Self.reader()
    robot.type("/ xylophone Enter")
    #expect(robot.footer.contains("\"xylophone\" is not in this lesson"))
    #expect(robot.text.contains("1 of 14"))
  }

  @Test("while a search is typed, every letter is text")
  func typing() {
    var robot = Self.reader()
    robot.type("/ qTz?")
    #expect(robot.text.contains("qTz?"))
    robot.type("^G")
    #expect(!robot.text.contains("qTz?"))
  }

  @Test("the outline goes to any page")
  func outline() {
    var robot = Self.reader()
    robot.type("o Down Down Enter")
    #expect(robot.text.contains("3 of 14"))
    robot.type("o q")
    #expect(robot.text.contains("3 of 14"))
  }

  @Test("no key of the page is bound twice")
  func duplicates() {
    let robot = Self.reader()
    let screen = AnyScreen(robot.state.stack[1])
    #expect(screen.keyMap(robot.state.scene).duplicates.isEmpty)
    let all = screen.keyMap(robot.state.scene).bindings.flatMap(\.keys)
    for key in AppState.globalKeys.bindings.flatMap(\.keys) { #expect(!all.contains(key), "\(key)") }
  }

  @Test("pages as they are seen", arguments: [(80, 24), (120, 40), (40, 12)])
  func golden(width: Int, height: Int) {
    expectGolden(Self.reader(width: width, height: height).screen, "lesson-first-\(width)x\(height)")
    let formulas = Self.reader(page: "why-nothing-moves", width: width, height: height)
    expectGolden(formulas.screen, "lesson-formulas-\(width)x\(height)")
  }

  @Test("a page in ASCII alone uses ASCII alone")
  func ascii() {
    let capability = Capability(colors: .none, glyphs: .ascii)
    for page in sampleCourse.lessons[0].pages {
      let robot = Self.reader(page: page.id, width: 80, height: 200, capability: capability)
      for character in robot.text where !character.isASCII {
        // Letters of the lesson's own prose, such as names, stay.
        #expect(character.isLetter, "\(character) on \(page.id)")
      }
    }
  }

  @Test("every page survives every size")
  func sizes() {
    for width in [0, 1, 2, 5, 19, 20, 21, 40, 60, 79, 110, 140] {
      for height in [0, 1, 2, 5, 6, 7, 12, 30] {
        var robot = Self.reader(width: width, height: height)
        for _ in 0..<3 {
          _ = robot.screen
          robot.type("Space Tab")
        }
        robot.type("o")
        _ = robot.screen
      }
    }
  }
}
