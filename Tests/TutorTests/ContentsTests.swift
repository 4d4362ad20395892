import Course
import GoldenTesting
import TerminalUI
import Testing

@testable import Tutor

@Suite("Contents") struct ContentsTests {
  @Test("Enter begins the lesson, q comes back and then leaves")
  func openAndLeave() {
    var robot = Robot()
    robot.type("Enter")
    #expect(robot.text.contains("1 of 14"))
    robot.type("q")
    #expect(robot.text.contains("step by step"))
    #expect(!robot.state.hasQuit)
    robot.type("q")
    #expect(robot.state.hasQuit)
    #expect(robot.effects.last == .quit)
  }

  @Test("the pages of a lesson can be opened one by one")
  func pages() {
    var robot = Robot()
    robot.type("Right Down Down Enter")
    #expect(robot.text.contains("3 of 14"))
  }

  @Test("a digit opens what is numbered so, and another does nothing")
  func digits() {
    var robot = Robot(robotCourse)
    robot.type("0 3 9")
    #expect(robot.text.contains("step by step"))
    robot.type("2")
    #expect(robot.text.contains("The second lesson"))
    robot.type("q Right 3")
    #expect(robot.text.contains("A tower"))
    #expect(robot.text.contains("3 of 3"))
  }

  @Test("Ctrl-C leaves from anywhere")
  func interrupt() {
    var robot = Robot(place: .lesson(id: "initialization", page: nil))
    robot.type("/ abc ^C")
    #expect(robot.state.hasQuit)
  }

  @Test("after leaving, nothing that still arrives starts anything anew")
  func afterLeaving() {
    var robot = Robot(robotCourse, width: 200, height: 60, place: .lesson(id: "second", page: "a-tower"))
    #expect(robot.takeEffects().contains { if case .start = $0 { true } else { false } })
    robot.type("^C")
    _ = robot.takeEffects()
    robot.tell(.resized(width: 120, height: 40))
    robot.type("r")
    #expect(robot.takeEffects().isEmpty)
  }

  @Test("the palette finds what can be done by a few letters and does it")
  func palette() {
    var robot = Robot()
    robot.type("? pages Enter")
    #expect(robot.text.contains("The pages of this lesson"))
  }

  @Test("the palette closes without doing anything")
  func paletteCloses() {
    var robot = Robot()
    let before = robot.text
    robot.type("? ?")
    #expect(robot.text == before)
    robot.type("? abc ^G")
    #expect(robot.text == before)
  }

  @Test("a lesson that is not there is named")
  func unknown() {
    let robot = Robot(place: .lesson(id: "nothing", page: nil))
    #expect(robot.footer.contains("no lesson \"nothing\""))
  }

  @Test("a course without lessons says so")
  func empty() {
    var robot = Robot(Curriculum(lessons: []))
    #expect(robot.text.contains("There is no lesson here."))
    robot.type("Enter Right Down Tab")
    #expect(!robot.state.hasQuit)
  }

  @Test("what could not be saved is said in full until a key, and marked until something is saved again")
  func trouble() {
    let sentence =
      "\"/home/somebody/.local/share/gradus/progress.sqlite\" cannot be written; what you do now is remembered for "
      + "this session only. Make it and its folder writable, or name another folder with --data-dir DIR."
    for (width, height) in [(80, 24), (40, 12)] {
      var robot = Robot(width: width, height: height)
      robot.tell(.notSaved(sentence))
      let words = robot.text.split { $0.isWhitespace || "─│".contains($0) }.joined()
      #expect(words.contains(sentence.split(separator: " ").joined()))
      robot.type("Down")
      #expect(robot.footer.contains("? help"))
      #expect(robot.text.contains("not saved"))
      robot.tell(.saved(eventID: "1"))
      #expect(!robot.text.contains("not saved"))
    }
  }

  @Test("a sentence longer than half the window is cut there")
  func longNotice() {
    for (width, height) in [(20, 6), (40, 12), (80, 24), (20, 60)] {
      var robot = Robot(width: width, height: height)
      let title = robot.screen.row(0)
      robot.tell(.notice(String(repeating: "something to say ", count: 200)))
      #expect(robot.screen.row(0) == title)
      #expect(robot.footer.contains("…"))
    }
  }

  @Test("what is wrong with the settings is said wherever a session begins", arguments: [true, false])
  func problems(hasChosenGlyphs: Bool) {
    let problem = "settings.yaml:1:8: \"dork\" is not a value of \"theme\""
    for place in [AppState.Start.Place.contents, .lesson(id: "initialization", page: nil), .settings] {
      let robot = Robot(problems: [problem], place: place, hasChosenGlyphs: hasChosenGlyphs)
      #expect(robot.text.split { $0.isWhitespace }.joined().contains(problem.split(separator: " ").joined()))
    }
  }

  @Test("too small a window says what it needs; there q leaves, and no other key does anything unseen")
  func tooSmall() {
    var robot = Robot(width: 19, height: 5, place: .lesson(id: "initialization", page: nil))
    #expect(robot.text.contains("20x6"))
    let page = robot.state.stack
    robot.type("Space r / abc Enter")
    #expect(robot.state.stack == page)
    robot.type("q")
    #expect(robot.state.hasQuit)
  }

  @Test("nothing is cut without a sign, and how far one is always stands whole", arguments: [20, 21, 30, 40])
  func narrow(width: Int) {
    let screen = Robot(robotCourse, width: width, height: 24, capability: Capability(glyphs: .ascii)).text
    #expect(screen.contains("0/3 pages"))
    #expect(screen.contains("How networks learn, step by step") == (width > 34))
    #expect(screen.contains("...") && screen.allSatisfy(\.isASCII))
  }

  @Test("contents as they are seen", arguments: [(80, 24), (120, 40), (40, 12)])
  func golden(width: Int, height: Int) {
    let pages = sampleCourse.lessons[0].pages
    let events = pages.prefix(4).map { ProgressEvent.What.read(lesson: "initialization", page: $0.id) }
    let here = ProgressEvent.What.visited(lesson: "initialization", page: pages[4].id)
    let progress = Progress((events + [here]).map { ProgressEvent(id: "", time: 0, what: $0) })
    expectGolden(Robot(width: width, height: height, progress: progress).screen, "contents-\(width)x\(height)")
  }
}
