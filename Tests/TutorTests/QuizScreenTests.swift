import Course
import TerminalUI
import Testing

@testable import Tutor

/// The quiz on the full screen, played by keys.
@Suite("Quiz") struct QuizScreenTests {
  static func robot(width: Int = 80, height: Int = 24, isCram: Bool = false, isRead: Bool = true) -> Robot {
    var progress = Progress()
    if isRead {
      for lesson in shippedCourse.lessons.prefix(1) {
        for page in lesson.pages { progress.add(.read(lesson: lesson.id, page: page.id)) }
      }
    }
    return Robot(
      shippedCourse, width: width, height: height, progress: progress, place: .quiz(lesson: nil, isCram: isCram))
  }

  static func quiz(_ robot: Robot) throws -> QuizScreen {
    guard case .quiz(let quiz) = robot.state.stack.last else { throw Missing() }
    return quiz
  }

  struct Missing: Error {}

  /// Goes to a question whose answers are chosen by digits, answering nothing on the way.
  static func choosing(isCram: Bool = false) throws -> Robot {
    let lesson = try #require(
      shippedCourse.lessons.first { lesson in
        lesson.questions.contains { if case .choice = $0.kind { true } else { false } }
      })
    var progress = Progress()
    for page in lesson.pages {
      let isChoice = page.blocks.contains { block in
        if case .question(let question) = block.content, case .choice = question.kind { true } else { false }
      }
      if isChoice { progress.add(.read(lesson: lesson.id, page: page.id)) }
    }
    var robot = Robot(
      shippedCourse, progress: progress, place: .quiz(lesson: lesson.id, isCram: isCram))
    var quiz = try Self.quiz(robot)
    let card = try #require(
      quiz.session.queue.deck.cards.first { card in
        if card.isOpen, case .question(let question) = card.content, case .choice = question.kind {
          true
        } else {
          false
        }
      })
    quiz.ask(card, robot.state.scene)
    robot.state.stack[robot.state.stack.count - 1] = .quiz(quiz)
    _ = robot.takeEffects()
    return robot
  }

  /// The digit of the right choice of the question in front.
  static func rightDigit(_ robot: Robot) throws -> String {
    guard case .question(let screen) = try quiz(robot).stage, case .choice(let choices) = screen.question.kind,
      let right = choices.firstIndex(where: \.isRight), let row = screen.asking.presentation.firstIndex(of: right)
    else { throw Missing() }
    return String(row + 1)
  }

  static func records(_ effects: [Effect]) -> [(id: String, what: ProgressEvent.What)] {
    effects.compactMap { if case .recordAs(let id, let what) = $0 { (id, what) } else { nil } }
  }

  @Test("a right answer is recorded at once as a review, with how sure the learner was")
  func right() throws {
    var robot = try Self.choosing()
    robot.type("c")
    robot.type(try Self.rightDigit(robot))
    robot.type("Enter")
    let records = Self.records(robot.takeEffects())
    #expect(records.count == 1)
    guard case .answered(let record) = records.first?.what else { throw Missing() }
    #expect(record.occasion == .quiz)
    #expect(record.confidence == .sure)
    #expect(record.rating == .easy)
    #expect(try Self.quiz(robot).session.done == 1)
    #expect(robot.text.contains("Graded easy."))
  }

  @Test("a hint makes a right answer hard, and a digit changes the grade of that very answer")
  func regrade() throws {
    var robot = try Self.choosing()
    guard case .question(let screen) = try Self.quiz(robot).stage else { throw Missing() }
    if !screen.question.hints.isEmpty { robot.type("i") }
    robot.type(try Self.rightDigit(robot))
    robot.type("Enter")
    let answer = try #require(Self.records(robot.takeEffects()).first)
    guard case .answered(let record) = answer.what else { throw Missing() }
    #expect(record.rating == (screen.question.hints.isEmpty ? .good : .hard))
    robot.type("1")
    let regraded = Self.records(robot.takeEffects())
    #expect(regraded.map(\.what) == [.regraded(answer: answer.id, .again)])
    #expect(robot.text.contains("Graded again."))
    #expect(!robot.text.contains("comes back"))
    robot.type("w")
    #expect(robot.text.contains("Back in 1 minute"))
  }

  @Test("u takes every event of the last answer back and asks the same card once more")
  func takeBack() throws {
    var robot = try Self.choosing()
    let before = try Self.quiz(robot)
    robot.type(try Self.rightDigit(robot))
    robot.type("Enter 2 u")
    let records = Self.records(robot.takeEffects())
    #expect(records.count == 3)
    #expect(records.last?.what == .tookBack(records.dropLast().map(\.id)))
    let after = try Self.quiz(robot)
    #expect(after.card == before.card)
    #expect(after.session.done == 0)
    #expect(after.session.queue.counts == before.session.queue.counts)
    #expect(after.session.queue.memory == before.session.queue.memory)
    #expect(Set(records.map(\.id)).count == 3)
  }

  @Test("leaving in the middle keeps what was answered, and it is not asked again that day")
  func leaving() throws {
    var robot = try Self.choosing()
    let card = try #require(try Self.quiz(robot).card)
    robot.type(try Self.rightDigit(robot))
    robot.type("Enter 4 q")
    guard case .contents = robot.state.stack.last else { throw Missing() }
    let quiz = robot.state
    #expect(quiz.study.history.reviews.map(\.question) == [card])
    #expect(quiz.study.history.reviews.first?.grade == .easy)
    robot.type("r")
    let again = try Self.quiz(robot)
    #expect(!again.session.queue.newCards.contains(card) && !again.session.queue.reviews.contains(card))
  }

  @Test("cramming records answers that no review is made of, and leaves memory alone")
  func cramming() throws {
    var robot = try Self.choosing(isCram: true)
    robot.type(try Self.rightDigit(robot))
    robot.type("Enter")
    let records = Self.records(robot.takeEffects())
    guard case .answered(let record) = records.first?.what else { throw Missing() }
    #expect(record.occasion == .cram)
    #expect(try Self.quiz(robot).session.queue.memory.cards.isEmpty)
    robot.type("q")
    #expect(robot.state.study.history.reviews.isEmpty)
  }

  @Test("before anything was read the quiz says so, and offers nothing to cram")
  func empty() throws {
    var robot = Self.robot(isRead: false)
    #expect(robot.text.contains("Nothing is due today."))
    #expect(!robot.text.contains("cram"))
    robot.type("c")
    #expect(try !Self.quiz(robot).session.isCram)
  }

  @Test("a flag carries the question and the note")
  func flag() throws {
    var robot = try Self.choosing()
    let card = try #require(try Self.quiz(robot).card)
    robot.type("! unclear Enter")
    let flags = robot.takeEffects().compactMap { if case .flag(let flag) = $0 { flag } else { nil } }
    #expect(flags.map(\.question) == [card])
    #expect(flags.map(\.note) == ["unclear"])
  }

  @Test("README.md names the keys of every stage")
  func manual() throws {
    var robot = try Self.choosing()
    ManualTests.check(try Self.quiz(robot).keyMap(robot.state.scene), "quiz, asking")
    robot.type(try Self.rightDigit(robot))
    robot.type("Enter")
    ManualTests.check(try Self.quiz(robot).keyMap(robot.state.scene), "quiz, graded")
    let empty = Self.robot(isRead: false)
    ManualTests.check(try Self.quiz(empty).keyMap(empty.state.scene), "quiz, end")
  }

  @Test("what was remembered before may come later: the contents count nothing until then, and a quiz waits for it")
  func recall() throws {
    var progress = Progress()
    for event in LinearQuizTests.read { progress.add(event) }
    let record = AnswerRecord(
      lesson: "facts", question: "facts.rank", answer: "One", grade: "right", isRight: true, attempt: 1,
      hintsUsed: 0, duration: 5, seed: 1, occasion: .lesson)
    let before = Study(ReviewHistory([ProgressEvent(id: "a", time: 100, zoneOffset: 0, what: .answered(record))]))
    var robot = Robot(LinearQuizTests.course, progress: progress, isRecalled: false)
    #expect(robot.takeEffects().contains(.recall))
    #expect(robot.state.scene.due == 0)
    robot.type("r")
    #expect(robot.text.contains("Your reviews are being read"))
    robot.tell(.recalled(.known(before)))
    let quiz = try Self.quiz(robot)
    #expect(quiz.session.queue.memory.cards.keys.sorted() == ["facts.rank"])
    #expect(quiz.session.queue.newCards == ["facts.guess"])
  }

  @Test("what was done while the log was read comes on top of it, once")
  func meanwhile() throws {
    let record = AnswerRecord(
      lesson: "facts", question: "facts.rank", answer: "One", grade: "right", isRight: true, attempt: 1,
      hintsUsed: 0, duration: 5, seed: 1, occasion: .lesson)
    let early = ProgressEvent(id: "a", time: 100, zoneOffset: 0, what: .answered(record))
    var robot = Robot(
      LinearQuizTests.course, place: .lesson(id: "facts", page: "ranks"), isRecalled: false)
    robot.type("Enter 1 Enter")
    #expect(robot.state.study.history.reviews.count == 1)
    robot.tell(.recalled(.known(Study(ReviewHistory([early])))))
    #expect(robot.state.study.history.reviews.count == 2)
    #expect(robot.state.study.memory.cards["facts.rank"]?.reviews == 2)
    robot.tell(.recalled(.known(Study(ReviewHistory([early])))))
    #expect(robot.state.study.history.reviews.count == 2)
  }

  @Test("a log that cannot be read says why, and the quiz opens all the same")
  func unreadable() throws {
    var robot = Robot(LinearQuizTests.course, isRecalled: false)
    robot.tell(.recalled(.unknown("The log is broken.")))
    #expect(robot.text.contains("The log is broken."))
    robot.type("r")
    _ = try Self.quiz(robot)
  }

  @Test("a learner who travels answers on the day of the clock there")
  func zone() throws {
    var robot = try Self.choosing()
    let hours = LocalTime(robot.state.scene.time, zoneOffset: 9 * 3_600)
    _ = robot.state.update(Message(.resized(width: 80, height: 24), at: hours))
    robot.type(try Self.rightDigit(robot) + " Enter")
    #expect(robot.state.study.history.reviews.map(\.moment.zoneOffset) == [9 * 3_600])
    let card = try #require(try Self.quiz(robot).card)
    #expect(try Self.quiz(robot).session.queue.memory.cards[card]?.last.zoneOffset == 9 * 3_600)
  }

  @Test("a session that goes on over four in the morning has the review of the new day, and answers belong to it")
  func overnight() throws {
    var progress = Progress()
    for event in LinearQuizTests.read { progress.add(event) }
    let record = AnswerRecord(
      lesson: "facts", question: "facts.rank", answer: "One", grade: "right", isRight: true, attempt: 1,
      hintsUsed: 0, duration: 5, seed: 1, occasion: .quiz, rating: .easy)
    var robot = Robot(LinearQuizTests.course, progress: progress, isRecalled: false)
    robot.tell(
      .recalled(.known(Study(ReviewHistory([ProgressEvent(id: "a", time: 1_001, what: .answered(record))])))))
    // It is a quarter past midnight: the guess is new, and the rank comes back in days.
    #expect(robot.state.scene.due == 1)
    let memory = try #require(robot.state.study.memory.cards["facts.rank"])
    let today = StudyDay(LocalTime(1_000))
    let wait = memory.dueDay(rollover: StudyDay.standardRollover).days(since: today)
    #expect(wait > 0)
    let four = 4 * 3_600.0 + Double(wait - 1) * 86_400
    _ = robot.state.update(Message(.resized(width: 80, height: 24), at: four - 1))
    #expect(robot.state.scene.due == 1)
    _ = robot.state.update(Message(.resized(width: 80, height: 24), at: four))
    #expect(robot.state.scene.due == 2)
    _ = robot.state.update(Message(.key(.character("r")), at: four + 1))
    let queue = try Self.quiz(robot).session.queue
    #expect(queue.reviews == ["facts.rank"])
    #expect(queue.newCards == ["facts.guess"])
  }

  @Test("a grade is said once it is on the disk, and where the disk has failed the title says so instead")
  func saved() throws {
    var robot = try Self.choosing()
    let digit = Character(try Self.rightDigit(robot))
    let scene = robot.state.scene
    for key in [Key.character(digit), .enter] { _ = robot.state.update(Message(.key(key), at: scene.time + 1)) }
    #expect(!robot.text.contains("Graded"))
    #expect(robot.text.contains("Right."))
    var failed = robot
    _ = failed.state.update(Message(.notSaved("The disk is full."), at: scene.time + 2))
    #expect(failed.screen.row(0).contains("not saved"))
    _ = robot.state.update(Message(.saved(eventID: ""), at: scene.time + 2))
    #expect(robot.text.contains("Graded good."))
  }
}
