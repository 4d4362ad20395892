import Course
import Foundation
import Lab
import TerminalUI
import Testing

@testable import Tutor

private let initialization = sampleCourse.lesson("initialization")

/// A lab with a real recording behind it: what the screen asks of its run is done at once.
struct LabBench {
  var screen: LabScreen
  var recording: Recording
  var scene: Scene
  /// Every reply since the last look.
  var replies: [Reply] = []

  static func experiment(_ id: String) throws -> Experiment {
    try #require(initialization?.experiments.first { $0.id == id }, "the lesson has no experiment \(id)")
  }

  static func scene(
    _ width: Int = 80, _ height: Int = 22, theme: Theme = .make(.dark, Capability()), settings: Settings = Settings()
  ) -> Scene {
    Scene(theme: theme, settings: settings, progress: Progress(), time: 1_000, width: width, height: height)
  }

  init(_ id: String, isPaused: Bool = false, with knobs: [Setting.Entry] = [], scene: Scene = Self.scene()) throws {
    let experiment = try Self.experiment(id)
    screen = LabScreen(run: RunID(7), experiment: experiment, lesson: "initialization", settings: scene.settings)
    self.scene = scene
    _ = screen.load(knobs)
    _ = screen.start(isPaused: isPaused)
    recording = try Recording(screen.experiment, isPaused: isPaused)
    show()
  }

  /// Trains on and shows the picture, as the training thread does.
  mutating func advance(_ steps: Int) {
    recording.advance(by: steps)
    show()
  }

  mutating func show() {
    scene.time += 1
    answer(screen.receive(recording.frame, scene))
  }

  /// Presses keys one after the other: the text field first, then the key map.
  mutating func press(_ keys: Key...) {
    for key in keys {
      scene.time += 1
      if let edited = screen.edit(key, scene) {
        answer(edited)
        continue
      }
      guard let binding = screen.keyMap(scene).binding(for: key) else { continue }
      if let reason = binding.reason {
        answer([.notice(reason)])
      } else {
        answer(screen.perform(binding.command, scene))
      }
    }
  }

  mutating func press(_ text: String) { for character in text { press(.character(character)) } }

  private mutating func answer(_ replies: [Reply]) {
    self.replies += replies
    for case .effect(.lab(_, let command)) in replies {
      if let problem = recording.perform(command) { screen.fail(problem.message) }
      show()
    }
  }

  var commands: [LabCommand] {
    replies.compactMap { if case .effect(.lab(_, let command)) = $0 { command } else { nil } }
  }
  var notices: [String] { replies.compactMap { if case .notice(let text) = $0 { text } else { nil } } }

  func drawn(_ width: Int, _ height: Int) -> Surface {
    var scene = scene
    scene.width = width
    scene.height = height
    var surface = Surface(width: width, height: height)
    screen.draw(on: &surface, in: surface.bounds, scene)
    return surface
  }
}
