import Course
import Lab
import TerminalUI

/// The live lab: one experiment running, its pictures, its knobs, and the claims that tick themselves.
///
/// The run lives on a training thread. The screen holds the newest frame and answers keys with commands for the run.
struct LabScreen: Screen {
  let run: RunID
  let lesson: String
  private let settings: Settings
  var board: KnobBoard
  var playback: Playback
  var tally: ClaimTally
  var view = LabView()
  /// The newest picture; nil while the experiment is being built.
  var frame: Frame?
  /// A value that is being typed for the knob in focus.
  var field: TextFieldState?
  /// The name of a folder that is being typed, to take the experiment to PyTorch.
  var folder: TextFieldState?
  /// Something that went wrong, in words, until the next key.
  var problem: String?
  /// Why the experiment could not be built.
  var failure: String?
  var pins: [PinnedRun] = []
  /// What sets the present run and each pinned one apart; empty without pins.
  var names: [String] = []
  /// What the learner predicted, to be seen beside what happens.
  var guess: Guess?
  /// How far the reading of a large table is, 0 to 1; nil when none is read.
  var readingShare: Double?
  /// Real threads that were measured, or are being measured.
  var clock: LoaderClock?
  /// The step at which a run that was shared pauses, while it is on its way there.
  var destination: Int?
  /// Points being drawn; nil while none are.
  var sheet: PointSheet?
  /// Those drawn last, for when other data have taken their place.
  var kept: [DrawnPoints.Point]?
  /// Whether the weights stand in the list instead of the knobs, and which of them has the focus.
  var showsWeights = false
  var weightFocus = 0
  private(set) var isStarted = false
  /// Every run whose end was recorded.
  private var recorded: [RunRecord] = []
  private var lastAccepted = -Double.infinity
  /// The newest time the screen was told of.
  var now = 0.0

  /// A number or a curve that was said before the run.
  struct Guess: Equatable, Sendable {
    var measure: Measure
    var value: Double?
    var sketch: [Outcome.Point]
    init(_ measure: Measure, value: Double? = nil, sketch: [Outcome.Point] = []) {
      self.measure = measure
      self.value = value
      self.sketch = sketch
    }
  }

  init(run: RunID, experiment: Experiment, lesson: String, settings: Settings) {
    self.run = run
    self.lesson = lesson
    self.settings = settings
    board = KnobBoard(experiment)
    playback = Playback(pace: experiment.pace.scaled(settings.pace))
    tally = ClaimTally(experiment)
  }

  var experiment: Experiment { board.experiment }
  var title: ScreenTitle { ScreenTitle(left: experiment.title, center: "", right: "lab") }

  /// A frame less than this after the last one is left out where motion is to be reduced, in seconds.
  private static let calm = 0.5

  /// Has the run built and shown.
  mutating func start(isPaused: Bool) -> [Reply] {
    isStarted = true
    playback = Playback(pace: playback.pace)
    playback.isPaused = isPaused
    frame = nil
    readingShare = nil
    failure = nil
    return [.effect(.start(run, experiment, pace: playback.pace, isPaused: isPaused))]
  }

  /// Has a run that was shared built and trained to where it was.
  mutating func start(_ shared: SharedRun) -> [Reply] {
    isStarted = true
    playback = Playback(pace: playback.pace)
    playback.isPaused = shared.step == 0
    destination = shared.step > 0 ? shared.step : nil
    return [.effect(.open(run, shared, pace: playback.pace))]
  }

  mutating func stop() -> [Reply] {
    guard isStarted else { return [] }
    isStarted = false
    return [.effect(.stop(run))]
  }

  /// Takes the newest picture of the run.
  mutating func receive(_ frame: Frame, _ scene: Scene) -> [Reply] {
    now = scene.time
    let isCalm = scene.time - lastAccepted >= Self.calm || self.frame == nil || playback.isPaused
    guard !scene.settings.reducedMotion || isCalm || frame.ending != nil else { return [] }
    lastAccepted = scene.time
    self.frame = frame
    readingShare = nil
    failure = nil
    playback.note(frame, at: scene.time)
    if board.follow(frame.knobs) { knobsTurned() }
    tally.note(frame)
    if let destination, frame.step >= destination {
      self.destination = nil
      playback.isPaused = true
    }
    return record(frame)
  }

  /// The code of the run, to be handed on.
  func receive(_ answer: Result<String, ShareProblem>) -> [Reply] {
    switch answer {
    case .success(let code):
      let use = "Whoever types gradus open and this code has the same run at the same step, bit for bit."
      return [.handOn(title: "Share code", use: use, text: code)]
    case .failure(.tooLong(let characters, let yaml)):
      let use = ShareProblem.tooLong(characters: characters, yaml: yaml).message
      return [.handOn(title: "Too long for a code", use: use + " gradus open --file FILE opens it.", text: yaml)]
    case .failure(let problem): return [.notice(problem.message)]
    }
  }

  /// A run that could not be built, or a command it refused.
  mutating func fail(_ sentence: String) {
    board.letGo()
    readingShare = nil
    if clock?.seconds == nil { clock = nil }
    if destination != nil {
      destination = nil
      playback.isPaused = true
    }
    if frame == nil { failure = sentence } else { problem = sentence }
  }

  /// Turns knobs as a recipe or a prediction wants them.
  mutating func load(_ settings: [Setting.Entry]) -> [Reply] {
    settings.flatMap { turn($0.key, to: $0.value) }
  }

  /// Turns a knob here and in the run.
  mutating func turn(_ knob: String, to value: Setting) -> [Reply] {
    let isLive = actsLive(knob)
    let isOver = frame?.ending != nil
    do { guard try board.set(knob, to: value) else { return [] } } catch { return [.notice(error.sentence)] }
    knobsTurned()
    guard isStarted, failure == nil else { return [] }
    let command = Reply.effect(.lab(run, .turn(knob, value)))
    guard isLive else {
      playback.startAnew(at: now)
      return [command]
    }
    if knob == "epochs" { playback.fork() } else { playback.steer() }
    return isOver && knob != "epochs" && board.experiment.dependsOnHistory
      ? [command, .notice("This run is over. R runs it anew with the new value.")] : [command]
  }

  /// Whether turning it goes on with the run instead of starting it anew.
  func actsLive(_ knob: String) -> Bool {
    guard frame?.ending?.isDivergence != true else { return false }
    return board.knob(knob)?.isLive ?? false
  }

  mutating func knobsTurned() {
    tally.turn(to: experiment)
    names = pins.isEmpty ? [] : PinnedRun.names(of: [experiment] + pins.map(\.experiment))
  }

  private mutating func record(_ frame: Frame) -> [Reply] {
    // What belongs to no lesson leaves no mark.
    guard !lesson.isEmpty, let record = RunRecord(lesson: lesson, experiment: experiment.id, frame) else { return [] }
    let isKnown = recorded.contains { $0.seed == record.seed && $0.settings == record.settings }
    guard !isKnown else { return [] }
    recorded.append(record)
    return [.effect(.record(.ran(record)))]
  }
}
