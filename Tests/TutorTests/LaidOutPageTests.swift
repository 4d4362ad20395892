import Course
import TerminalUI
import Testing

@testable import Tutor

@Suite("A page that is laid out once") struct LaidOutPageTests {
  /// The page as it would be laid out now, from nothing that was kept.
  private func anew(_ lesson: LessonScreen, _ scene: Scene) -> PageLayout {
    PageLayout(
      lesson.page, of: lesson.lesson, width: lesson.areas(scene).text.width, theme: scene.theme,
      standing: lesson.standing(scene.progress))
  }

  private func check(_ robot: Robot, after change: String) {
    guard case .lesson(let lesson) = robot.state.stack.last else {
      Issue.record("no lesson is open after \(change)")
      return
    }
    #expect(lesson.layout(robot.state.scene) == anew(lesson, robot.state.scene), "after \(change)")
  }

  @Test("it is never shown as it was, whatever has changed")
  func neverStale() {
    var robot = ReadingTests.reader(page: "every-weight-zero", width: 120, height: 40)
    check(robot, after: "opening")
    for keys in ["Space", "b", "T", "T", "r", "3 Enter", "q", "G", "g", "o Down Down Enter", "Tab", "b"] {
      robot.type(keys)
      check(robot, after: keys)
    }
    for (width, height) in [(80, 24), (200, 60), (40, 12), (0, 0), (120, 40)] {
      robot.tell(.resized(width: width, height: height))
      check(robot, after: "\(width)x\(height)")
    }
    for question in sampleCourse.lessons[0].questions {
      robot.state.scene.progress.add(
        .answered(
          AnswerRecord(
            lesson: "initialization", question: question.id, answer: "", grade: "exact", isRight: true, attempt: 1,
            hintsUsed: 0, duration: 1, seed: 1)))
      check(robot, after: "an answer to \(question.id)")
    }
  }
}
