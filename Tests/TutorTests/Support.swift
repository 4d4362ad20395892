import Course
import Lab
import TerminalUI
import Testing

@testable import Tutor

/// The full screen, driven by keys and looked at, without a terminal.
struct Robot {
  var state: AppState
  var effects: [Effect] = []
  private var time: Double
  /// Whether the disk answers before the next key.
  private var savesAtOnce = false

  init(
    _ curriculum: Curriculum = sampleCourse, problems: [String] = [], width: Int = 80, height: Int = 24,
    progress: Progress = Progress(), place: AppState.Start.Place = .contents, capability: Capability = Capability(),
    hasChosenGlyphs: Bool = true, forcedGlyphs: GlyphTier? = nil, study: Study = Study(),
    isRecalled: Bool = true
  ) {
    var settings = Settings()
    settings.glyphs = hasChosenGlyphs ? capability.glyphs : nil
    time = 1_000
    state = AppState(
      AppState.Start(
        curriculum: curriculum, problems: problems, progress: progress, settings: settings, study: study,
        isRecalled: isRecalled,
        capability: capability, forcedGlyphs: forcedGlyphs, width: width, height: height, time: time))
    effects = state.begin(place)
    if case .quiz = place { savesAtOnce = true }
  }

  /// Types keys by name: `Space Enter r Tab ^C Down`; other words letter by letter.
  mutating func type(_ keys: String) {
    for word in keys.split(separator: " ") { for key in Self.keys(word) { press(key) } }
  }

  mutating func press(_ key: Key) { tell(.key(key)) }

  mutating func tell(_ what: Message.What) {
    time += 1
    let asked = state.update(Message(what, at: time))
    effects += asked
    guard savesAtOnce else { return }
    for effect in asked {
      switch effect {
      case .record, .recordAs: _ = state.update(Message(.saved(eventID: ""), at: time))
      default: break
      }
    }
  }

  /// What was asked for since the last time.
  mutating func takeEffects() -> [Effect] {
    defer { effects = [] }
    return effects
  }

  var screen: Surface { state.draw() }
  var text: String { screen.text }
  var footer: String { screen.row(screen.height - 1) }

  private static let names: [Substring: Key] = [
    "Space": .character(" "), "Enter": .enter, "Tab": .tab, "BackTab": .backTab, "Backspace": .backspace,
    "Up": .up, "Down": .down, "Left": .left, "Right": .right, "PgUp": .pageUp, "PgDn": .pageDown, "Home": .home,
    "End": .end, "Esc": .escape, "ShiftLeft": .shiftLeft, "ShiftRight": .shiftRight,
  ]

  private static func keys(_ word: Substring) -> [Key] {
    if let key = names[word] { return [key] }
    if word.count == 2, word.first == "^", let letter = word.last {
      return [.control(Character(letter.lowercased()))]
    }
    return word.map(Key.character)
  }
}
