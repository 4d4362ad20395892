import Course
import Engine
import GoldenTesting
import Lab
import TerminalUI
import Testing

@testable import Tutor

@Suite("Statistics screen") struct StatsScreenTests {
  /// 25 November 2026, 12:00 UTC.
  static let now = LocalTime(1_795_608_000)

  /// A learner who has answered for half a year, with a seed.
  static let statistics: StudyStatistics = {
    var chance = Generator(seed: 11, stream: Stream.review)
    let lessons = shippedCourse.lessons
    var events: [ProgressEvent] = []
    for day in stride(from: 180, through: 0, by: -1) where chance.below(10) < 7 {
      for number in 0..<(1 + chance.below(9)) {
        let lesson = lessons[chance.below(4)]
        let question = lesson.questions[chance.below(lesson.questions.count)]
        let confidence = Confidence.allCases[chance.below(3)]
        let isRight = chance.below(100) < (confidence == .sure ? 93 : confidence == .fairly ? 84 : 62)
        let record = AnswerRecord(
          lesson: lesson.id, question: question.id, answer: "x", grade: isRight ? "right" : "wrong",
          isRight: isRight, attempt: 1, hintsUsed: 0, duration: chance.uniform(3, 40), seed: 1, occasion: .quiz,
          confidence: confidence)
        events.append(
          ProgressEvent(
            id: "\(day)-\(number)", time: now.time - Double(day) * 86_400 + Double(number) * 60, zoneOffset: 0,
            what: .answered(record)))
      }
    }
    return told(events)
  }()

  static func told(_ events: [ProgressEvent]) -> StudyStatistics {
    let history = ReviewHistory(events)
    return StudyStatistics(history, Memory(history), shippedCourse, at: now)
  }

  static func screen(_ answer: StudyAnswer? = .known(statistics), pressed keys: [Key] = []) -> StatsScreen {
    var screen = StatsScreen()
    if let answer { screen.receive(answer) }
    let scene = QuestionSitting.scene()
    for key in keys {
      if let command = screen.keyMap(scene).command(for: key) { _ = screen.perform(command, scene) }
    }
    return screen
  }

  private func drawn(_ screen: StatsScreen, _ scene: Scene, _ width: Int, _ height: Int) -> Surface {
    var surface = Surface(width: width, height: height)
    screen.draw(on: &surface, in: surface.bounds, scene)
    return surface
  }

  @Test("the pictures look as they should", arguments: [(76, 20), (116, 36), (196, 56), (38, 10)])
  func looks(width: Int, height: Int) {
    let scene = QuestionSitting.scene(width: width, height: height)
    expectGolden(drawn(Self.screen(), scene, width, height), "stats-\(width)x\(height)")
  }

  @Test("further on, one picture fills the screen", arguments: [StatsPart.days, .mastery, .calibration, .hardest])
  func whole(part: StatsPart) {
    let keys = Array(repeating: Key.down, count: part.rawValue) + [.enter]
    expectGolden(drawn(Self.screen(pressed: keys), QuestionSitting.scene(), 76, 20), "stats-whole-\(part)-76x20")
  }

  @Test("plain glyphs need no colour and no other letters")
  func plain() {
    let scene = QuestionSitting.scene(glyphs: .ascii, colors: .none)
    let surface = drawn(Self.screen(), scene, 116, 36)
    expectGolden(surface, "stats-116x36-ascii")
    #expect(surface.text.unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test("an empty log says what will be here")
  func empty() {
    let surface = drawn(Self.screen(.known(Self.told([]))), QuestionSitting.scene(), 76, 20)
    expectGolden(surface, "stats-empty-76x20")
    #expect(surface.text.contains("Nothing has been answered yet."))
  }

  @Test("every picture says itself in sentences that end")
  func sentences() {
    for statistics in [Self.statistics, Self.told([])] {
      for part in StatsPart.allCases {
        let sentence = part.sentence(statistics)
        #expect(sentence.hasSuffix(".") && sentence.count > 20, "\(part): \(sentence)")
      }
    }
  }

  @Test("opening asks for the log anew, and what comes back is shown")
  func opened() {
    var robot = Robot(place: .contents)
    robot.type("s")
    #expect(robot.takeEffects().contains(.study))
    #expect(robot.text.contains("Reading what you have answered."))
    robot.tell(.studied(.known(Self.statistics)))
    #expect(robot.text.contains("What you kept"))
    robot.type("q s")
    #expect(robot.takeEffects().contains(.study))
    robot.tell(.studied(.unknown("The log cannot be read.")))
    #expect(robot.text.contains("The log cannot be read."))
    robot.type("Enter")
    #expect(robot.footer.contains("There is nothing to show yet."))
  }

  @Test("all pictures are reached, and a long list is scrolled to its end")
  func reached() {
    var screen = Self.screen(pressed: [.down, .down, .down])
    #expect(screen.selection == .mastery)
    screen = Self.screen(pressed: Array(repeating: .down, count: 9))
    #expect(screen.selection == .hardest)
    let end = Self.screen(pressed: [.down, .down, .down, .enter, .character("G")])
    let last = Self.statistics.lessons.last?.topics.last?.title ?? "?"
    #expect(drawn(end, QuestionSitting.scene(), 120, 20).text.contains(last))
  }

  @Test("no key means two things")
  func keys() { #expect(Self.screen().keyMap(QuestionSitting.scene()).duplicates == []) }

  @Test("no size is too small", arguments: [GlyphTier.braille, .ascii])
  func sizes(glyphs: GlyphTier) {
    let scene = QuestionSitting.scene(glyphs: glyphs)
    for keys in [[], [Key.enter], [.down, .enter], [.down, .down, .enter], [.down, .down, .down, .enter]] {
      let screen = Self.screen(pressed: keys)
      for width in [0, 1, 2, 5, 9, 20, 44, 76, 130, 240] {
        for height in [0, 1, 2, 3, 6, 9, 14, 40] {
          #expect(drawn(screen, scene, width, height).bounds == Rect(width: width, height: height))
        }
      }
    }
  }

  @Test("in plain text the word stats says it all")
  func linear() {
    let known = Self.statistics
    var tutor = LinearTutor(
      curriculum: shippedCourse, progress: Progress(), tables: { _ in .none }, study: { .known(known) })
    _ = tutor.begin(at: 1)
    let text = tutor.answer("stats", at: 2).text.split(separator: "\n").joined(separator: " ")
    for part in StatsPart.allCases { #expect(text.contains(part.title)) }
    #expect(text.contains("the target is 90 %"))
  }
}
