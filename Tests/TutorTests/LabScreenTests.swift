import Course
import Lab
import TerminalUI
import Testing

@testable import Tutor

@Suite("Lab screen") struct LabScreenTests {
  private func records(_ replies: [Reply]) -> [RunRecord] {
    replies.compactMap { if case .effect(.record(.ran(let record))) = $0 { record } else { nil } }
  }

  @Test(
    "the pace is the experiment's own, as the learner likes it",
    arguments: [
      (Pace.stepsPerFrame(10), Settings.PaceChoice.normal, Pace.stepsPerFrame(10)),
      (.stepsPerFrame(10), .slow, .stepsPerFrame(5)), (.stepsPerFrame(10), .fast, .stepsPerFrame(20)),
      (.stepsPerFrame(1), .slow, .framesPerStep(2)), (.stepsPerFrame(2), .fast, .stepsPerFrame(5)),
      (.stepsPerFrame(7), .normal, .stepsPerFrame(7)), (.stepsPerFrame(7), .fast, .stepsPerFrame(10)),
      (.stepsPerFrame(10_000), .fast, .stepsPerFrame(10_000)), (.unlimited, .slow, .unlimited),
    ])
  func pace(_ own: Pace, _ choice: Settings.PaceChoice, _ expected: Pace) throws {
    var experiment = try LabBench.experiment("warm-up")
    experiment.pace = own
    var settings = Settings()
    settings.pace = choice
    var screen = LabScreen(run: RunID(3), experiment: experiment, lesson: "l", settings: settings)
    #expect(screen.start(isPaused: true) == [.effect(.start(RunID(3), experiment, pace: expected, isPaused: true))])
    #expect(screen.stop() == [.effect(.stop(RunID(3)))])
    #expect(screen.stop() == [])
  }

  @Test("a run that ends is recorded with every knob and measure, once for the same knobs")
  func recording() throws {
    var bench = try LabBench("warm-up")
    bench.advance(1_999)
    #expect(records(bench.replies) == [])
    bench.advance(1)
    let record = try #require(records(bench.replies).first)
    #expect(record.lesson == "initialization")
    #expect(record.experiment == "warm-up")
    #expect(record.ending == "completed")
    #expect(record.steps == 2_000)
    #expect(record.seed == 7)
    #expect(record.settings.map(\.name) == bench.recording.experiment.allKnobs.map(\.name).filter { $0 != "seed" })
    #expect(record.measures.map(\.name) == bench.recording.experiment.measures.map(\.text))
    #expect(record.measures.first { $0.name == "train-loss" }?.value.map { $0 < 0.02 } == true)
    bench.press("r")
    bench.advance(2_000)
    #expect(records(bench.replies).count == 1)
    bench.press("]")
    bench.advance(2_000)
    #expect(records(bench.replies).count == 2)
  }

  @Test("with reduced motion a picture comes every half a second, and the last in any case")
  func reducedMotion() throws {
    var settings = Settings()
    settings.reducedMotion = true
    var bench = try LabBench("warm-up", scene: LabBench.scene(settings: settings))
    func take(_ steps: Int, after seconds: Double) -> Int? {
      bench.recording.advance(by: steps)
      bench.scene.time += seconds
      _ = bench.screen.receive(bench.recording.frame, bench.scene)
      return bench.screen.frame?.step
    }
    #expect(take(10, after: 1) == 10)
    #expect(take(10, after: 0.2) == 10)
    #expect(take(10, after: 0.2) == 10)
    #expect(take(10, after: 0.2) == 40)
    #expect(take(1_960, after: 0.01) == 2_000)
  }

  @Test("claims tick themselves, say what to set, and stay ticked")
  func claims() throws {
    var bench = try LabBench("zero-trap")
    #expect(bench.screen.tally.seenCount == 0)
    bench.advance(2_000)
    #expect(bench.screen.tally.seenCount == 2)
    func text(_ index: Int) -> String {
      bench.screen.tally.item(index, isSteered: bench.screen.playback.isSteered, bench.scene.theme).text.text
    }
    #expect(text(0) == "The loss never leaves ln 2.")
    #expect(text(2) == "ReLU units are stuck just the same. (set activation to relu)")
    bench.press("j")
    for _ in 0..<5 where text(2).contains("activation") { bench.press("]") }
    #expect(text(2) == "ReLU units are stuck just the same.")
    #expect(text(0) == "The loss never leaves ln 2. (in another run)")
    bench.advance(2_000)
    #expect(bench.screen.tally.seenCount == 3)
    bench.press("R")
    bench.advance(10)
    // A live knob turned on the way and back again: the run no longer tells about its settings.
    bench.press("jj][")
    bench.advance(10)
    #expect(text(2) == "ReLU units are stuck just the same. (in another run)")
    bench.press("kk{")
    #expect(bench.screen.tally.seenCount == 3)
  }

  @Test(
    "of many claims those are shown whole that come next, with the one before them",
    arguments: [
      ([3, 3, 3], 0, 6, 0..<2), ([3, 3, 3], 1, 6, 0..<2), ([3, 3, 3], 2, 6, 1..<3), ([1, 1, 1, 1], 0, 3, 0..<3),
      ([2, 4, 2], 1, 5, 1..<2), ([9, 9], 0, 5, 0..<1), ([1, 1, 3], 2, 5, 0..<3), ([], 0, 5, 0..<0),
    ])
  func window(_ heights: [Int], _ centre: Int, _ rows: Int, _ shown: Range<Int>) {
    #expect(ClaimTally.window(heights: heights, around: centre, rows: rows) == shown)
  }

  @Test("a claim about an open run that was steered asks for a new one")
  func steered() throws {
    var bench = try LabBench("warm-up")
    bench.advance(10)
    bench.press("j][")
    bench.press("j]")
    bench.advance(1)
    let item = bench.screen.tally.item(0, isSteered: true, bench.scene.theme)
    #expect(item.state == .open)
    var again = try LabBench("warm-up")
    again.advance(10)
    again.press("j]")
    again.press("[")
    again.advance(10)
    #expect(again.screen.experiment == again.recording.experiment)
    let said = again.screen.tally.item(0, isSteered: again.screen.playback.isSteered, again.scene.theme).text.text
    let open = "Random weights of a sensible size solve the task."
    #expect(said.hasPrefix(open) && said != open)
  }

  @Test("rewinding past a turn of a knob turns it back, and going on turns it again")
  func rewinding() throws {
    var bench = try LabBench("warm-up")
    bench.advance(500)
    bench.press("j]")
    bench.advance(500)
    let rate = { bench.screen.board.knob("learning-rate")?.valueWords }
    #expect(rate() == "0.5")
    bench.press(.shiftLeft, .shiftLeft, .shiftLeft)
    #expect(bench.screen.playback.step == 400)
    #expect(rate() == "0.3")
    bench.press(.shiftRight)
    #expect(rate() == "0.5")
    #expect(bench.screen.playback.furthest == 1_000)
    bench.press("F")
    #expect(bench.screen.playback.furthest == 600)
    #expect(bench.screen.reason(against: .forward) != nil)
  }

  @Test("an old picture that was on its way while the run started anew is no future")
  func stale() throws {
    var bench = try LabBench("warm-up")
    bench.advance(500)
    let old = bench.recording.frame
    bench.press("R")
    bench.scene.time += 0.02
    // As if it had been posted before the run obeyed.
    var screen = bench.screen
    screen.playback = Playback(pace: .unlimited)
    screen.playback.note(old, at: 10)
    screen.playback.startAnew(at: 10)
    screen.playback.note(old, at: 10.02)
    #expect(screen.playback.furthest == 0)
    bench.recording.advance(by: 5)
    screen.playback.note(bench.recording.frame, at: 10.05)
    #expect(screen.playback.furthest == 5)
    #expect(!screen.playback.isRewound)
  }

  @Test("pins survive a reset, and are named by what sets them apart")
  func pins() throws {
    var bench = try LabBench("warm-up")
    bench.advance(100)
    bench.press("p{")
    bench.advance(100)
    bench.press("pR")
    bench.press("j[")
    bench.advance(100)
    #expect(bench.screen.pins.count == 2)
    #expect(
      bench.screen.names == ["zero, learning rate 0.2", "xavier, learning rate 0.3", "zero, learning rate 0.3"])
    let panel = try #require(bench.screen.frame?.panels.first { $0.name == "loss" })
    let view = bench.screen.panelView(panel, bench.scene.theme)
    guard case .lineChart(let chart) = panel.content else { return }
    let plot = view.plot(chart)
    #expect(plot.series.map(\.isDashed) == chart.series.map { _ in false } + [true, true])
    bench.press("P")
    #expect(bench.screen.pins.isEmpty && bench.screen.names.isEmpty)
  }

  @Test("the crosshair goes from point to point and stops at the ends")
  func crosshair() throws {
    var bench = try LabBench("warm-up")
    bench.advance(1_000)
    bench.press("x")
    #expect(bench.screen.view.crosshair == 1_000)
    bench.press(.right)
    #expect(bench.screen.view.crosshair == 1_000)
    bench.press(.left)
    let near = try #require(bench.screen.view.crosshair)
    #expect(near < 1_000 && near > 950)
    for _ in 0..<12 { bench.press(.shiftLeft) }
    #expect(bench.screen.view.crosshair == 0)
    let text = bench.drawn(120, 38).text
    #expect(text.contains("epoch 0   train"))
  }

  @Test("a recipe turns its knobs before the run is built, or in the run, or says why not")
  func recipe() throws {
    let experiment = try LabBench.experiment("depth-30")
    var screen = LabScreen(run: RunID(1), experiment: experiment, lesson: "l", settings: Settings())
    let recipe = [Setting.Entry("initializer", .text("lecun")), Setting.Entry("activation", .text("tanh"))]
    #expect(screen.load(recipe) == [])
    #expect(screen.experiment != experiment)
    #expect(
      screen.start(isPaused: false) == [
        .effect(.start(RunID(1), screen.experiment, pace: experiment.pace, isPaused: false))
      ])
    let back = [Setting.Entry("initializer", .text("he")), Setting.Entry("activation", .text("tanh"))]
    #expect(screen.load(back) == [.effect(.lab(RunID(1), .turn("initializer", .text("he"))))])
    let wrong = screen.load([Setting.Entry("initializer", .text("she"))])
    guard case .notice(let sentence) = wrong.first, wrong.count == 1 else {
      Issue.record("a refused recipe says so: \(wrong)")
      return
    }
    #expect(sentence.contains("\"she\""))
  }

  @Test("a value that is refused stays in the field with the reason, until the next key")
  func refusedValue() throws {
    var bench = try LabBench("warm-up")
    bench.press("j")
    bench.press(.enter, .control("u"))
    bench.press("much")
    bench.press(.enter)
    #expect(bench.screen.problem == "the learning rate is a number; \"much\" is not")
    #expect(bench.screen.field?.text == "much")
    bench.press(.backspace)
    #expect(bench.screen.problem == nil)
    #expect(bench.commands == [])
  }

  @Test("a command the run refuses is said, and the knob goes back")
  func refusedCommand() throws {
    var bench = try LabBench("warm-up")
    bench.advance(10)
    let before = bench.recording.frame
    _ = bench.screen.turn("initializer", to: .text("zero"))
    bench.screen.fail("a recording remembers 4096 turns of knobs; reset it to go on turning")
    _ = bench.screen.receive(before, bench.scene)
    #expect(bench.screen.board.knob("initializer")?.valueWords == "xavier")
    #expect(bench.drawn(80, 22).text.contains("! A recording remembers 4096 turns"))
    bench.press("j")
    #expect(bench.screen.problem == nil)
  }

  @Test("an experiment that could not be built can be tried again")
  func tryAgain() throws {
    let experiment = try LabBench.experiment("warm-up")
    var screen = LabScreen(run: RunID(1), experiment: experiment, lesson: "l", settings: Settings())
    _ = screen.start(isPaused: false)
    screen.fail("The machine is full.")
    let scene = LabBench.scene()
    #expect(screen.keyMap(scene).command(for: .character("r")) == nil)
    #expect(screen.perform(.turn(KnobTurn(size: .small, isUp: true)), scene) == [])
    #expect(
      screen.perform(.reset, scene) == [
        .effect(.start(RunID(1), screen.experiment, pace: experiment.pace, isPaused: false))
      ])
    #expect(screen.failure == nil)
    #expect(screen.experiment != experiment)
  }
}
