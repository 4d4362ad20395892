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

  @Test("Ctrl-C leaves from anywhere")
  func interrupt() {
    var robot = Robot(place: .lesson(id: "initialization", page: nil))
    robot.type("/ abc ^C")
    #expect(robot.state.hasQuit)
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

  @Test("what could not be saved is said until something is saved again")
  func trouble() {
    var robot = Robot()
    robot.tell(.notSaved("The disk is full."))
    #expect(robot.footer.contains("The disk is full."))
    robot.type("Down")
    #expect(robot.text.contains("not saved"))
    robot.tell(.saved(eventID: "1"))
    #expect(!robot.text.contains("not saved"))
  }

  @Test("too small a window says what it needs, and q still works")
  func tooSmall() {
    var robot = Robot(width: 19, height: 5)
    #expect(robot.text.contains("20x6"))
    robot.type("q")
    #expect(robot.state.hasQuit)
  }

  @Test("contents as they are seen", arguments: [(80, 24), (120, 40), (40, 12)])
  func golden(width: Int, height: Int) {
    let pages = realCourse.lessons[0].pages
    let events = pages.prefix(4).map { ProgressEvent.What.read(lesson: "initialization", page: $0.id) }
    let here = ProgressEvent.What.visited(lesson: "initialization", page: pages[4].id)
    let progress = Progress((events + [here]).map { ProgressEvent(id: "", time: 0, what: $0) })
    expectGolden(Robot(width: width, height: height, progress: progress).screen, "contents-\(width)x\(height)")
  }
}
