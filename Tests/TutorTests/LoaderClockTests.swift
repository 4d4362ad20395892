import Course
import Lab
import TerminalUI
import Testing

@testable import Tutor

/// Real threads beside the model of a loader, on both front ends.
@Suite("Measuring a loader with real threads") struct LoaderClockTests {
  private static func experiment(batches: Int = 100) throws -> Experiment {
    let text = "{kind: loader, batches: \(batches), load: 8, compute: 5, workers: 2, start-up: 100}"
    return try #require(Experiment.read(try Setting.parse(text), id: "loader").experiment)
  }

  private static func lab(_ experiment: Experiment) throws -> (LabScreen, Scene) {
    let scene = LabBench.scene(100, 30)
    var screen = LabScreen(run: RunID(7), experiment: experiment, lesson: "sample", settings: scene.settings)
    _ = screen.start(isPaused: true)
    _ = screen.receive(try Recording(experiment, isPaused: true).frame, scene)
    return (screen, scene)
  }

  @Test("m asks for threads once, and what they took is said until a knob is turned")
  func measured() throws {
    var (screen, scene) = try Self.lab(Self.experiment())
    let binding = try #require(screen.keyMap(scene).binding(for: .character("m")))
    #expect(binding.reason == nil)
    guard case .effect(.clock(RunID(7), let settings, seed: 1))? = screen.perform(binding.command, scene).first else {
      Issue.record("no threads were asked for")
      return
    }
    #expect(settings.batches == 100)
    #expect(screen.reason(against: .clock) == "Real threads are being measured already.")
    screen.clock?.seconds = 0.943
    #expect(
      screen.noticeText(isShort: false, scene.theme)?.text
        == "Real threads took 0.943 s, the model 0.608 s, the formula 0.6 s.")
    _ = screen.turn("workers", to: .text("1"))
    #expect(screen.noticeText(isShort: false, scene.theme) == nil)
  }

  @Test("what would take too long is refused in words")
  func tooLong() throws {
    let (screen, _) = try Self.lab(Self.experiment(batches: 5_000))
    #expect(
      screen.reason(against: .clock)
        == "Real threads would sleep for about 25.1 s; at most 5 s are measured. Take fewer batches or a shorter start."
    )
  }

  @Test("other experiments have no such key")
  func others() throws {
    let bench = try LabBench("warm-up")
    #expect(bench.screen.keyMap(bench.scene).binding(for: .character("m")) == nil)
    #expect(bench.screen.reason(against: .clock) == "Only a loader has threads to measure.")
  }

  @Test("the plain front end measures on a word")
  func plain() throws {
    let body = """
      ## One

      A page.

      ```experiment
      id: loader
      kind: loader
      batches: 100
      load: 8
      compute: 5
      workers: 2
      ```
      """
    var tutor = LinearTutor(
      curriculum: curriculum([("one", body)]), progress: Progress(), tables: { _ in .none },
      clock: { settings, seed in settings.workers == 2 && seed == 1 ? 0.55 : nil },
      start: .page(LinearTutor.Place(lesson: "one")))
    _ = tutor.begin(at: 1)
    _ = tutor.answer("1", at: 2)
    let answer = tutor.answer("measure", at: 3).text
    #expect(answer.contains("Real threads took 0.55 s, the model 0.508 s, the formula 0.5 s."), "\(answer)")
    _ = tutor.answer("set workers 1", at: 4)
    #expect(tutor.answer("measure", at: 5).text.contains("Real threads cannot be measured here."))
  }
}
