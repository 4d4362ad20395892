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
