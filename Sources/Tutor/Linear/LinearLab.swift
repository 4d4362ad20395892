import Course
import Lab

/// An experiment to run, to turn knobs of and to compare, trained inside the turn.
struct LinearLab: LinearPlace, Sendable {
  /// Where it was opened; nil for a lab that belongs to no page.
  let page: LinearPage?
  private(set) var recording: Recording
  private(set) var pins: [Pin] = []
  /// Whether this run's end has been remembered already.
  var isRecorded = false

  /// A run that was kept for comparison, as it stood.
  struct Pin: Sendable {
    var experiment: Experiment
    var step: Int
    var readings: [Reading]
  }

  enum Command: Sendable {
    case run, step, epoch, set, seed, reset, back, forward, fork, pin, unpin, compare, plot, table, knobs, claims,
      measure, export, share, point, erase, weight, help
    case leave, quit
  }

  private static let entries: [LinearMenu<Command>.Entry] = [
    .init(.run, ["run"], argument: "[STEPS]", "train to the end, as Enter, or so many steps"),
    .init(.step, ["step"], "one step"),
    .init(.epoch, ["epoch"], "to the end of the epoch"),
    .init(.set, ["set"], argument: "KNOB VALUE", "turn a knob"),
    .init(.seed, ["seed"], argument: "NUMBER", "other random numbers"),
    .init(.reset, ["reset"], "start anew with the knobs as they are"),
    .init(.back, ["back"], argument: "[STEPS]", "rewind"),
    .init(.forward, ["forward"], argument: "[STEPS]", "to a step that was trained before"),
    .init(.fork, ["fork"], "forget what came after this step"),
    .init(.pin, ["pin"], "keep this run for comparison"),
    .init(.unpin, ["unpin"], "forget the pinned runs"),
    .init(.compare, ["compare"], "what differs between the pinned runs and this one"),
    .init(.plot, ["plot"], "draw the curves with characters"),
    .init(.table, ["table"], "all measures, layer by layer"),
    .init(.knobs, ["knobs"], "the knobs and what they can be"),
    .init(.claims, ["claims"], "what can be seen, and what was"),
    .init(.export, ["export"], argument: "FOLDER", "write it as a folder for PyTorch"),
    .init(.share, ["share"], "the code of this run, for gradus open"),
    .init(.point, ["point"], argument: "X Y CLASS", "draw a point of class 1 or 2, from -1 to 1"),
    .init(.erase, ["erase"], argument: "X Y", "take the nearest drawn point away"),
    .init(.weight, ["weight"], argument: "LAYER UNIT INPUT [VALUE]", "say or set a weight; input 0 is the bias"),
    .init(.help, ["?", "help"], "what can be typed"),
    .init(.leave, ["q"], "back to the page"),
    .init(.quit, ["quit"], "leave Gradus"),
  ]

  private static let usualMenu = LinearMenu<Command>(entries)
  private static let loaderMenu = LinearMenu<Command>(
    entries + [.init(.measure, ["measure"], "let real threads sleep as these workers would, beside the model")])

  private var menu: LinearMenu<Command> {
    if case .loader = experiment.kind { Self.loaderMenu } else { Self.usualMenu }
  }

  static let mostPins = 4
  /// A turn trains no more than this, so that it ends.
  static let mostSteps = 200_000

  init(_ recording: Recording, on page: LinearPage?) {
    self.recording = recording
    self.page = page
  }

  var experiment: Experiment { recording.experiment }

  /// Opens the lab: what it is about, its knobs and its claims.
  func show(_ draft: inout LinearDraft) {
    draft.say("Experiment: \(experiment.title)")
    showKnobs(&draft)
    showClaims(&draft)
  }

  func prompt(_ draft: LinearDraft) -> String {
    let enter = recording.ending == nil ? "run to the end" : "how the run stands"
    return "Enter: \(enter). set: turn a knob. ?: more. q: to the \(page == nil ? "contents" : "page")."
  }

  mutating func answer(_ line: String, _ world: LinearWorld, _ draft: inout LinearDraft) -> LinearMove {
    switch menu.read(line) {
    case .enter where recording.ending == nil: return perform(.run, "", world, &draft)
    case .enter: report(&draft)
    case .number(let number, let argument) where menu.entries.indices.contains(number - 1):
      return perform(menu.entries[number - 1].command, argument, world, &draft)
    case .number(let number, _):
      draft.say("There is no number \(number) here. Type 1 to \(menu.entries.count), or run \(number).")
    case .command(let command, let argument): return perform(command, argument, world, &draft)
    case .other(let word): draft.say(menu.complaint(about: word))
    }
    return .stay
  }

  private mutating func perform(
    _ command: Command, _ argument: String, _ world: LinearWorld, _ draft: inout LinearDraft
  ) -> LinearMove {
    switch command {
    case .run: run(argument, &draft)
    case .step: train(.step, &draft)
    case .epoch: train(.epoch, &draft)
    case .set: set(argument, &draft)
    case .seed: seed(argument, &draft)
    case .reset: reset(&draft)
    case .back: go(argument, "back", &draft) { .back($0) }
    case .forward: go(argument, "forward", &draft) { .forward($0) }
    case .fork: fork(&draft)
    case .pin: pin(&draft)
    case .unpin:
      pins = []
      draft.say("Nothing is pinned.")
    case .compare: compare(&draft)
    case .plot: plot(&draft)
    case .table: table(&draft)
    case .knobs: showKnobs(&draft)
    case .claims: showClaims(&draft)
    case .measure: measure(world, &draft)
    case .export: export(argument, &draft)
    case .help: menu.explain(&draft, isNumbered: true)
    case .share: share(&draft)
    case .point: point(argument, &draft)
    case .erase: erase(argument, &draft)
    case .weight: weight(argument, &draft)
    case .leave: return page.map { .back($0) } ?? .contents
    case .quit: return .quit
    }
    return .stay
  }

  /// Real threads beside the model.
  private func measure(_ world: LinearWorld, _ draft: inout LinearDraft) {
    if let reason = LoaderClock.reason(against: experiment) { return draft.say(reason) }
    guard var clock = LoaderClock(experiment) else { return }
    clock.seconds = world.clock(clock.settings, clock.seed)
    draft.say(clock.seconds == nil ? "Real threads cannot be measured here." : clock.words)
  }

  private func share(_ draft: inout LinearDraft) {
    do throws(ShareProblem) {
      let code = try ShareCode.encode(recording.shared)
      draft.say("gradus open, and this code on one line, has the same run at the same step:")
      draft.show(code)
    } catch {
      draft.say(error.message)
      if case .tooLong(_, let yaml) = error {
        draft.say("gradus open --file FILE opens this:")
        draft.show(yaml)
      }
    }
  }

  private mutating func pin(_ draft: inout LinearDraft) {
    guard pins.count < Self.mostPins else {
      return draft.say("\(Self.mostPins) runs are pinned already. Type unpin to forget them.")
    }
    pins.append(Pin(experiment: experiment, step: recording.step, readings: recording.present.readings()))
    draft.say("Pinned as number \(pins.count). Change something, run again, and type compare.")
  }

  private func export(_ folder: String, _ draft: inout LinearDraft) {
    if let refusal = ExportedFolder.refusal(of: experiment) { return draft.say(refusal) }
    guard !folder.isEmpty else { return draft.say("Type export and the name of a new folder.") }
    draft.say("It is trained once more to say how far PyTorch can follow.")
    draft.export(experiment, to: folder)
  }

  /// Does what was asked, or says why not.
  mutating func change(_ command: LabCommand, _ draft: inout LinearDraft) -> Bool {
    if let problem = recording.perform(command) {
      draft.say(problem.sentence)
      return false
    }
    return true
  }

  mutating func advance(by steps: Int) {
    _ = recording.perform(.run)
    recording.advance(by: steps)
    _ = recording.perform(.pause)
  }
}
