import Course
import Foundation
import TerminalUI
import Testing

@testable import Tutor

/// The tables of keys in README.md, held against what the screens really bind.
@Suite("Manual") struct ManualTests {
  static let readme: String = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return (try? String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)) ?? ""
  }()

  static var keys: [String] {
    let tables = readme.split(separator: "## Keys").last?.split(separator: "## Commands").first ?? ""
    return tables.split(separator: "\n").filter { $0.hasPrefix("|") }.map(String.init)
  }

  /// The names under which the manual speaks of a key; the first is the usual one.
  static func names(_ key: Key) -> [String] {
    switch key {
    case .character(" "): ["Space"]
    case .character(let character) where character.isNumber: ["1-9"]
    case .character(let character): ["`\(character)`"]
    case .control(let letter): ["Ctrl-\(letter.uppercased())"]
    case .up, .down: ["arrows"]
    case .left, .right: ["arrows", "Left", "Right"]
    case .shiftLeft: ["Shift+Left"]
    case .shiftRight: ["Shift+Right"]
    case .backTab: ["Shift+Tab"]
    default: [key.name()]
    }
  }

  static func check<Command>(_ map: KeyMap<Command>, _ screen: String) {
    for binding in map.bindings {
      let known = binding.keysText.map { [$0] } ?? binding.keys.flatMap(names)
      let isNamed = known.contains { name in keys.contains { $0.contains(name.hasPrefix("1-") ? "1-9" : name) } }
      #expect(isNamed, "\(screen): \(binding.keyNames()) \(binding.help)")
    }
  }

  @Test("README.md names a key for everything the screens can do")
  func everyBinding() throws {
    let robot = Robot(place: .lesson(id: "initialization", page: nil))
    let scene = robot.state.scene
    for open in robot.state.stack { Self.check(AnyScreen(open).keyMap(scene), "\(open)".prefix(12).description) }
    Self.check(AppState.globalKeys, "everywhere")
    Self.check(StatsScreen().keyMap(scene), "statistics")
    let lesson = shippedCourse.lessons[0]
    let experiment = try #require(lesson.experiments.first)
    Self.check(
      LabScreen(run: RunID(1), experiment: experiment, lesson: lesson.id, settings: Settings()).keyMap(scene), "lab")
    for question in lesson.questions {
      let screen = QuestionScreen(question, of: lesson, run: RunID(1), seed: 1, at: 0)
      Self.check(screen.keyMap(scene), question.id)
    }
  }
}
