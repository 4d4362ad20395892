import Course
import GoldenTesting
import Testing

@testable import Tutor

/// The quiz as it is seen from its first question to its end, in three sizes.
@Suite("How the quiz looks") struct QuizGoldenTests {
  static let sizes = [(80, 24), (120, 40), (40, 12)]

  static func robot(_ width: Int, _ height: Int, study: Study = Study(), isRead: Bool = true) -> Robot {
    var progress = Progress()
    if isRead { for event in LinearQuizTests.read { progress.add(event) } }
    return Robot(
      LinearQuizTests.course, width: width, height: height, progress: progress,
      place: .quiz(lesson: nil, isCram: false), study: study)
  }

  /// The digit of a choice as it is shown.
  static func digit(right: Bool, _ robot: Robot) throws -> String {
    guard case .question(let screen) = try QuizScreenTests.quiz(robot).stage,
      case .choice(let choices) = screen.question.kind,
      let row = screen.asking.presentation.firstIndex(where: { choices[$0].isRight == right })
    else { throw QuizScreenTests.Missing() }
    return String(row + 1)
  }

  @Test("a question, its grade, the next, and the end", arguments: sizes)
  func day(width: Int, height: Int) throws {
    var robot = Self.robot(width, height)
    robot.type("c")
    expectGolden(robot.screen, "quiz-question-\(width)x\(height)")
    robot.type(try Self.digit(right: true, robot) + " Enter w")
    expectGolden(robot.screen, "quiz-graded-\(width)x\(height)")
    robot.type("Enter")
    expectGolden(robot.screen, "quiz-prediction-\(width)x\(height)")
  }

  @Test("a note for a flag while it is typed", arguments: sizes)
  func flag(width: Int, height: Int) throws {
    var robot = Self.robot(width, height)
    robot.type("! two Space are Space right")
    expectGolden(robot.screen, "quiz-flag-\(width)x\(height)")
  }

  @Test("a card from the learner's own numbers, asked and answered; then the end", arguments: sizes)
  func card(width: Int, height: Int) throws {
    let card = PredictionCard(
      lesson: "facts", question: "facts.guess",
      ask: "You expected 3 (training loss); the run with initializer zero gave 0.6931. Why?",
      answer: "Nothing moves, so the loss stays at ln 2.")
    let made = ProgressEvent(id: "c", time: 500, zoneOffset: 0, what: .madeCard(card))
    var robot = Self.robot(width, height, study: Study(ReviewHistory([made])), isRead: false)
    expectGolden(robot.screen, "quiz-card-\(width)x\(height)")
    robot.type("Enter")
    expectGolden(robot.screen, "quiz-card-answer-\(width)x\(height)")
    robot.type("4 Enter")
    expectGolden(robot.screen, "quiz-end-\(width)x\(height)")
    let words = robot.text.split { $0.isWhitespace }.joined(separator: " ")
    #expect(words.contains("1 question answered, 1 right at the first try."))
  }

  @Test("x takes a card out of the quiz for good, also when the answer before it is taken back")
  func remove() throws {
    let card = PredictionCard(lesson: "facts", question: "facts.guess", ask: "Why?", answer: "So.")
    let made = ProgressEvent(id: "c", time: 500, zoneOffset: 0, what: .madeCard(card))
    var robot = Self.robot(80, 24, study: Study(ReviewHistory([made])))
    while case .question(let screen) = try QuizScreenTests.quiz(robot).stage {
      if screen.prediction == nil {
        robot.type(try Self.digit(right: true, robot) + " Enter Enter")
      } else {
        robot.type("0 . 6 9 3 1 Enter")
        try robot.measure()
        robot.type("Enter")
      }
    }
    _ = robot.takeEffects()
    robot.type("x")
    #expect(robot.takeEffects().contains { $0 == .record(.removedCard(card.id)) })
    robot.type("u")
    #expect(try QuizScreenTests.quiz(robot).session.queue.newCards.contains(card.id) == false)
  }
}
