import Course
import GoldenTesting
import TerminalUI
import Testing

@testable import Tutor

@Suite("Settings") struct SettingsScreenTests {
  /// What a learner does to the settings: the owner puts each change in force at once.
  private func pressed<S: Screen>(_ keys: [Key], on screen: inout S, _ scene: inout Scene) -> [Reply] {
    var replies: [Reply] = []
    for key in keys {
      guard let command = screen.keyMap(scene).command(for: key) else { continue }
      for reply in screen.perform(command, scene) {
        if case .change(let settings) = reply { scene.settings = settings }
        replies.append(reply)
      }
    }
    return replies
  }

  @Test(
    "each setting goes round its values",
    arguments: [
      (0, ["dark", "light", "mono", "automatic"]), (1, ["braille", "blocks", "ascii", "automatic"]),
      (2, ["fast", "slow", "normal"]), (3, ["on", "off"]),
      (4, ["60", "80", "100", "150", "200", "10", "20", "30", "40"]), (5, ["15", "20", "30", "50", "0", "5", "10"]),
      (6, ["93 %", "95 %", "97 %", "70 %", "75 %", "80 %", "85 %", "90 %"]),
    ] as [(Int, [String])])
  func values(row: Int, values: [String]) {
    var screen = SettingsScreen()
    var scene = QuestionSitting.scene()
    _ = pressed(Array(repeating: .down, count: row), on: &screen, &scene)
    let seen = values.map { _ in
      let replies = pressed([.right], on: &screen, &scene)
      #expect(replies == [.change(scene.settings)])
      return SettingRow.allCases[row].value(scene.settings)
    }
    #expect(seen == values)
    #expect(scene.settings == Settings())
    _ = pressed([.left], on: &screen, &scene)
    #expect(SettingRow.allCases[row].value(scene.settings) == values[values.count - 2])
  }

  @Test("every value says in a sentence what it does")
  func sentences() {
    for row in SettingRow.allCases {
      var settings = Settings()
      var said: [String] = []
      repeat {
        said.append(row.sentence(settings))
        row.turn(&settings, by: 1)
      } while settings != Settings()
      #expect(Set(said).count == said.count && said.count > 1)
      #expect(said.allSatisfy { $0.hasSuffix(".") })
    }
  }

  @Test("a value that the screen does not offer goes to the next that it does, and none leaves its range")
  func between() {
    for (steps, reviews, newCards, retention) in [(1, 40, 0, 0.9), (-1, 30, 50, 0.85)] {
      var settings = Settings()
      (settings.quiz.reviews, settings.quiz.newCards, settings.quiz.retention) = (37, 200, 0.876)
      for row in SettingRow.allCases { row.turn(&settings, by: steps) }
      #expect(settings.quiz.reviews == reviews)
      #expect(settings.quiz.newCards == newCards)
      #expect(settings.quiz.retention == retention)
    }
    for row in [SettingRow.reviews, .newCards, .retention] {
      var settings = Settings()
      for _ in 0..<20 {
        row.turn(&settings, by: 1)
        #expect(StudyPlan.reviewRange.contains(settings.quiz.reviews))
        #expect(StudyPlan.newCardRange.contains(settings.quiz.newCards))
        #expect(StudyPlan.retentionRange.contains(settings.quiz.retention))
      }
    }
  }

  @Test("what the target does to the waits is said in numbers")
  func stretch() {
    var settings = Settings()
    #expect(
      SettingRow.retention.sentence(settings)
        == "A question comes back when you would know it with 90 %, as is usual.")
    settings.quiz.retention = 0.8
    #expect(
      SettingRow.retention.sentence(settings)
        == "A question comes back when you would know it with 80 %: 3.3 times the wait at 90 %.")
  }

  @Test("what is chosen of the quiz counts as soon as the settings are left: its caps, and when cards come back")
  func quiz() throws {
    let lesson = try #require(shippedCourse.lessons.first)
    var progress = Progress()
    for page in lesson.pages { progress.add(.read(lesson: lesson.id, page: page.id)) }
    let answered = lesson.questions.prefix(6).map { question in
      ProgressEvent(
        id: question.id, time: 1_767_268_800, zoneOffset: 0,
        what: .answered(
          AnswerRecord(
            lesson: lesson.id, question: question.id, answer: "x", grade: "right", isRight: true, attempt: 1,
            hintsUsed: 0, duration: 5, seed: 1, occasion: .quiz, confidence: nil, rating: .easy)))
    }
    // Easy ones come back after about 8 days at 0.9, and after more than a month at 0.75.
    var start = AppState.Start(
      curriculum: shippedCourse, progress: progress, study: Study(ReviewHistory(answered)), capability: Capability(),
      width: 80, height: 24, time: 1_767_268_800 + 86_400 * 12)
    start.settings.glyphs = .braille
    var state = AppState(start)
    _ = state.begin(.settings)
    let new = min(10, lesson.questions.count - 6)
    #expect(state.scene.due == 6 + new)
    func press(_ keys: [Key]) { for key in keys { _ = state.update(Message(.key(key), at: start.time)) } }
    press(Array(repeating: .down, count: 5) + [.left, .down, .left, .left, .left, .character("q")])
    #expect(state.study.plan.newCards == 5)
    #expect(state.study.plan.retention == 0.75)
    #expect(state.scene.due == min(5, new))
    // And so it is from the start of the next session.
    start.settings = state.scene.settings
    #expect(AppState(start).scene.due == min(5, new))
  }

  @Test("q leaves the settings")
  func leave() {
    var screen = SettingsScreen()
    var scene = QuestionSitting.scene()
    #expect(pressed([.character("q")], on: &screen, &scene) == [.leave])
  }

  @Test(
    "the card of the first start takes a digit, or Enter at the mark",
    arguments: [
      ([.character("1")], .braille), ([.character("2")], .blocks), ([.character("3")], .ascii), ([.enter], .braille),
      ([.right, .enter], .blocks), ([.right, .right, .right, .enter], .ascii), ([.left, .enter], .braille),
    ] as [([Key], GlyphTier)])
  func card(keys: [Key], glyphs: GlyphTier) {
    var card = GlyphCard()
    var scene = QuestionSitting.scene()
    var expected = Settings()
    expected.glyphs = glyphs
    #expect(pressed(keys, on: &card, &scene) == [.change(expected), .leave])
  }

  @Test("leaving the card changes nothing, and other digits do nothing")
  func later() {
    var card = GlyphCard()
    var scene = QuestionSitting.scene()
    #expect(pressed([.character("4"), .character("0")], on: &card, &scene) == [])
    #expect(pressed([.character("q")], on: &card, &scene) == [.leave])
  }

  @Test("no key means two things")
  func keys() {
    let scene = QuestionSitting.scene()
    #expect(SettingsScreen().keyMap(scene).duplicates == [])
    #expect(GlyphCard().keyMap(scene).duplicates == [])
  }

  private func drawn(_ screen: some Screen, _ scene: Scene, _ width: Int, _ height: Int) -> Surface {
    var surface = Surface(width: width, height: height)
    screen.draw(on: &surface, in: surface.bounds, scene)
    return surface
  }

  @Test("both look as they should", arguments: [(80, 22), (120, 38), (40, 10)])
  func looks(width: Int, height: Int) {
    var screen = SettingsScreen()
    var scene = QuestionSitting.scene(width: width, height: height + 2)
    _ = pressed([.down], on: &screen, &scene)
    expectGolden(drawn(screen, scene, width, height), "settings-\(width)x\(height)")
    expectGolden(drawn(GlyphCard(), scene, width, height), "glyphs-\(width)x\(height)")
  }

  @Test("the preview is drawn in the glyphs and the theme in force")
  func plain() {
    let scene = QuestionSitting.scene(glyphs: .ascii, colors: .none)
    let surface = drawn(SettingsScreen(), scene, 80, 22)
    expectGolden(surface, "settings-80x22-ascii")
    #expect(surface.text.unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test("no size is too small", arguments: [GlyphTier.braille, .ascii])
  func sizes(glyphs: GlyphTier) {
    let scene = QuestionSitting.scene(glyphs: glyphs)
    for width in [0, 1, 2, 3, 5, 9, 19, 20, 33, 44, 76, 130] {
      for height in [0, 1, 2, 3, 4, 6, 9, 13, 14, 20, 40] {
        let settings = drawn(SettingsScreen(), scene, width, height)
        let card = drawn(GlyphCard(), scene, width, height)
        #expect(settings.bounds == card.bounds)
      }
    }
  }

  @Test("a setting that shows nothing here is kept, and why is said")
  func unseen() {
    let colourless = Capability(colors: .none, glyphs: .braille)
    var robot = Robot(place: .settings, capability: colourless)
    robot.type("Right")
    #expect(robot.footer.contains("shows no colour"))
    robot.type("T")
    #expect(robot.footer.contains("Theme: light. It is kept; this terminal shows no colour now."))
    robot.type("Down Right")
    #expect(robot.footer.contains("? help"))

    var plain = Robot(place: .settings, capability: Capability(glyphs: .ascii))
    plain.type("Down Left")
    #expect(plain.footer.contains("shows ASCII only"))

    var forced = Robot(place: .settings, forcedGlyphs: .blocks)
    forced.type("Down Right Right")
    #expect(forced.footer.contains("the command line"))
    #expect(forced.state.scene.glyphs == .blocks)
  }
}
