import Course
import Engine
import Lab
import TerminalUI
import Testing

@testable import Tutor

/// Everything that the palette offers, done on every screen there is.
@Suite("Every row of the palette") struct PaletteTests {
  /// How one gets to a screen: where the session begins, and the keys from there. `measure` and `train` are what a
  /// thread does.
  struct Way: Sendable, CustomTestStringConvertible {
    var name: String
    var place: AppState.Start.Place
    var steps: [String]
    var testDescription: String { name }

    init(_ name: String, _ place: AppState.Start.Place, _ steps: String...) {
      self.name = name
      self.place = place
      self.steps = steps
    }
  }

  private static let words = AppState.Start.Place.lesson(id: "first", page: "words")
  private static let door = AppState.Start.Place.lesson(id: "first", page: "a-locked-door")
  private static let typing = AppState.Start.Place.lesson(id: "first", page: "typing")
  private static let sketch = AppState.Start.Place.lesson(id: "second", page: "a-sketch")
  private static let sweep = AppState.Start.Place.lesson(id: "second", page: "a-sweep")
  private static let tower = AppState.Start.Place.lesson(id: "second", page: "a-tower")

  static let ways = [
    Way("contents", .contents), Way("list of pages", .contents, "Right"), Way("settings", .contents, "S"),
    Way("page", words), Way("end of a page", words, "Space Space Space"), Way("page with focus", words, "Tab Tab"),
    Way("last page", typing, "Space Space"), Way("outline", words, "o j"), Way("search", words, "/ step"),
    Way("matches", words, "/ step Enter"), Way("explanation", words, "Tab Enter"),
    Way("choice", words, "Tab Tab Tab Enter"), Way("missed choice", words, "Tab Tab Tab Enter 1 Enter"),
    Way("choice over", words, "Tab Tab Tab Enter 1 Enter 2 Enter 3 Enter"),
    Way("several", words, "Tab Tab Tab Tab Enter 1"), Way("number", typing, "Enter 1"),
    Way("number, not typing", typing, "Enter 1 Tab"), Way("text", typing, "Tab Tab Enter"),
    Way("order", typing, "Tab Tab Tab Enter Space j"),
    Way("prediction", door, "r 1"), Way("waiting prediction", door, "r 1 Enter"),
    Way("prediction over", door, "r 1 Enter", "measure"),
    Way("second prediction", door, "r 1 Enter", "measure", "Enter"),
    Way("lab", door, "r 1 Enter", "measure", "Enter 0.6 Enter", "measure", "Enter", "train"),
    Way("sketch", sketch, "r Up Right"), Way("value of a sketch", sketch, "r 5"),
    Way("sketch over", sketch, "r Up Enter", "measure"),
    Way("lab being built", tower, "r"), Way("tower", tower, "r", "train"), Way("sweep", sweep, "r", "train"),
    Way("paused lab", sweep, "r", "train", "r"), Way("rewound lab", sweep, "r", "train", ", , ,"),
    Way("crosshair", sweep, "r", "train", "x"), Way("typed knob", sweep, "r", "train", "Enter 0"),
    Way("pinned", sweep, "r", "train", "p"),
  ]

  @Test("every row does what it says or says why not, and leaves a screen that can be seen", arguments: ways)
  func rows(_ way: Way) throws {
    for width in [80, 200] {
      let start = try robot(way, width: width)
      let rows = start.state.paletteRows
      #expect(!rows.isEmpty)
      for row in rows {
        var robot = start
        _ = robot.takeEffects()
        let before = robot.state.stack
        robot.effects += robot.state.runPaletteRow(row.index)
        _ = robot.screen
        #expect(!row.help.isEmpty)
        if let reason = row.disabledReason {
          #expect(robot.state.notice?.lowercased().hasPrefix(reason.lowercased()) == true, "\(row.help): \(reason)")
          #expect(robot.state.stack == before, "\(row.help)")
          #expect(robot.takeEffects().isEmpty, "\(row.help)")
        }
        // Nothing that was done stops the next thing from being done.
        for later in robot.state.paletteRows.prefix(3) { _ = robot.state.runPaletteRow(later.index) }
        _ = robot.screen
      }
    }
  }

  @Test("no key means two things on any screen", arguments: ways)
  func keys(_ way: Way) throws {
    for width in [80, 200] {
      let state = try robot(way, width: width).state
      let screen = AnyScreen(state.stack[state.stack.count - 1])
      let map = screen.keyMap(state.scene)
      #expect(map.duplicates.isEmpty)
      var probe = screen
      guard probe.edit(.character("?"), state.scene) == nil else { continue }
      let own = map.bindings.flatMap(\.keys)
      for key in AppState.globalKeys.bindings.flatMap(\.keys) { #expect(!own.contains(key), "\(key)") }
    }
  }

  @Test("the footer offers help wherever a question mark is not text", arguments: ways)
  func footers(_ way: Way) throws {
    for (width, height) in [(20, 6), (40, 12), (80, 24), (200, 60)] {
      var robot = try robot(way, width: width, height: height)
      robot.state.overlay = nil
      robot.state.notice = nil
      var probe = AnyScreen(robot.state.stack[robot.state.stack.count - 1])
      let isText = probe.edit(.character("?"), robot.state.scene) != nil
      #expect(robot.footer.contains("?") != isText, "\(robot.footer)")
    }
  }

  private func robot(_ way: Way, width: Int, height: Int = 60) throws -> Robot {
    var robot = Robot(robotCourse, width: width, height: height, place: way.place)
    for step in way.steps {
      switch step {
      case "measure": try robot.measure()
      case "train": try robot.train()
      default: robot.type(step)
      }
    }
    return robot
  }
}

extension Robot {
  /// Builds the run that was started last, trains it a little and shows it.
  mutating func train() throws {
    let order = effects.compactMap { effect in
      if case .start(let run, let experiment, _, _) = effect { (run, experiment) } else { nil }
    }.last
    let (run, experiment) = try #require(order)
    var recording = try Recording(experiment)
    recording.advance(by: 5)
    tell(.frame(run, recording.frame))
  }
}
