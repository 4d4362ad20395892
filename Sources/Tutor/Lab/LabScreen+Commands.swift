import Lab
import TerminalUI

extension LabScreen {
  /// What can be meant in the lab.
  enum Command: Equatable, Sendable {
    /// Runs or pauses; at the end, once more from the start.
    case run
    case step, epoch, reset
    case slower, faster
    case back, forward, backTenth, forwardTenth, fork
    case nextKnob, previousKnob
    case turn(KnobTurn)
    case type
    case pin, unpin
    /// Real threads beside the model of a loader.
    case clock
    case axis, crosshair
    case moveCrosshair(Crosshair.Step, isRight: Bool)
    case nextPanel, previousPanel
    case share, points, weights
    case claims
    case export
    case scroll(Int)
    case leave
  }

  mutating func perform(_ command: Command, _ scene: Scene) -> [Reply] {
    now = scene.time
    problem = nil
    if let reason = reason(against: command) { return [.notice(reason)] }
    if command.isWayward { destination = nil }
    switch command {
    case .share: return [lab(.share)]
    case .run, .step, .epoch, .reset, .slower, .faster: return conduct(command)
    case .back, .forward, .backTenth, .forwardTenth, .fork: return travel(command)
    case .points: return beginDrawing()
    case .weights: showsWeights.toggle()
    case .nextKnob: moveFocus(by: 1)
    case .previousKnob: moveFocus(by: -1)
    case .turn(let turn): return self.turn(turn)
    case .type: field = focusedKnob.map { TextFieldState($0.value.typed, limit: 200) }
    case .pin: return pin()
    case .unpin:
      pins = []
      names = []
    case .clock:
      clock = LoaderClock(experiment)
      return clock.map { [.effect(.clock(run, $0.settings, seed: $0.seed))] } ?? []
    case .axis:
      view.axis = view.axis.next
      return [.notice("Vertical axes: \(view.axis.rawValue).")]
    case .crosshair: toggleCrosshair()
    case .moveCrosshair(let step, let isRight):
      guard let place = view.crosshair, let chart = curves?.chart else { return [] }
      view.crosshair = Crosshair.moved(place, by: step, isRight: isRight, on: chart)
    case .nextPanel: movePanel(by: 1)
    case .previousPanel: movePanel(by: -1)
    case .claims:
      view.showsClaims.toggle()
      view.claimsOffset = 0
    case .export: folder = TextFieldState(experiment.id, limit: 1_000)
    case .scroll(let lines): view.claimsOffset = max(0, view.claimsOffset + lines)
    case .leave:
      guard view.showsClaims else { return [.leave] }
      view.showsClaims = false
    }
    return []
  }

  private func lab(_ command: LabCommand) -> Reply { .effect(.lab(run, command)) }

  private mutating func conduct(_ command: Command) -> [Reply] {
    switch command {
    case .run where frame?.ending != nil:
      playback.isPaused = false
      playback.startAnew(at: now)
      return [lab(.reset), lab(.run)]
    case .run:
      playback.isPaused.toggle()
      return [lab(playback.isPaused ? .pause : .run)]
    case .step, .epoch:
      playback.isPaused = true
      return [lab(command == .step ? .step : .epoch)]
    case .reset:
      guard failure == nil else { return start(isPaused: playback.isPaused) }
      playback.startAnew(at: now)
      return [lab(.reset)]
    default:
      playback.pace = command == .slower ? playback.pace.slower : playback.pace.faster
      return [lab(.setPace(playback.pace))]
    }
  }

  private mutating func travel(_ command: Command) -> [Reply] {
    let tenth = max(1, (frame?.plannedSteps ?? playback.furthest) / 10)
    board.letGo()
    switch command {
    case .back, .backTenth:
      let steps = command == .back ? 1 : tenth
      playback.seek(to: playback.step - steps)
      return [lab(.back(steps))]
    case .forward, .forwardTenth:
      let steps = command == .forward ? 1 : tenth
      playback.seek(to: playback.step + steps)
      return [lab(.forward(steps))]
    default:
      playback.fork()
      return [
        lab(.fork), .notice("What came after step \(playback.step.grouped) is forgotten. r goes on from here."),
      ]
    }
  }

  private mutating func turn(_ turn: KnobTurn) -> [Reply] {
    guard let knob = focusedKnob else { return [] }
    guard let value = turn.applied(to: knob) else { return [.notice(turn.limit(of: knob))] }
    if showsWeights { return setWeight(to: value) }
    return self.turn(knob.name, to: value)
  }

  private mutating func pin() -> [Reply] {
    guard let frame, let pinned = PinnedRun(frame, of: experiment) else { return [] }
    guard !pins.contains(pinned) else { return [.notice("This run is pinned already.")] }
    pins.append(pinned)
    knobsTurned()
    return [.notice("Pinned. Turn a knob and run: both curves stay in the picture.")]
  }

  private mutating func toggleCrosshair() {
    guard view.crosshair == nil else {
      view.crosshair = nil
      return
    }
    guard let curves else { return }
    view.crosshair = Crosshair.start(on: curves.chart)
    // What is read out should be in sight.
    if mainChart == nil { view.main = curves.index }
  }

  private mutating func movePanel(by steps: Int) {
    guard let count = frame?.panels.count, count > 0 else { return }
    view.main = (main + steps + count) % count
  }
}

extension LabScreen {
  /// The panel shown large; panels may come and go with the knobs.
  var main: Int { min(view.main, max(0, (frame?.panels.count ?? 1) - 1)) }

  private var mainChart: Panel.LineChart? {
    guard let frame, frame.panels.indices.contains(main), case .lineChart(let chart) = frame.panels[main].content
    else { return nil }
    return chart
  }

  /// The curves a crosshair reads: those of the large panel, or the first there are.
  var curves: (index: Int, chart: Panel.LineChart)? {
    if let mainChart { return (main, mainChart) }
    for (index, panel) in (frame?.panels ?? []).enumerated() {
      if case .lineChart(let chart) = panel.content { return (index, chart) }
    }
    return nil
  }

  var hasAxes: Bool {
    (frame?.panels ?? []).contains { panel in
      switch panel.content {
      case .lineChart, .bars: true
      case .field, .heatMaps, .histogram, .columns, .table, .intervals, .network, .tree, .chain, .boards, .ladder,
        .text:
        false
      }
    }
  }
}

extension LabScreen.Command {
  /// Whether it leaves the way of a run that is being trained to where it was shared.
  fileprivate var isWayward: Bool {
    switch self {
    case .run, .step, .epoch, .reset, .back, .forward, .backTenth, .forwardTenth, .fork, .turn: true
    default: false
    }
  }
}

extension Setting {
  /// As one would type it: without braces around a single entry.
  var typed: String {
    let text = written
    guard case .map(let entries) = self, entries.count == 1 else { return text }
    return String(text.dropFirst().dropLast())
  }
}
