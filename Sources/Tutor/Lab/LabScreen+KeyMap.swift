import Lab
import TerminalUI

extension LabScreen {
  func keyMap(_ scene: Scene) -> KeyMap<Command> {
    let specs = runKeys + knobKeys + pictureKeys + timeKeys + otherKeys
    return KeyMap(
      specs.map { spec in
        var binding = spec
        binding.reason = reason(against: spec.command)
        return binding
      })
  }

  private var runKeys: [Binding<Command>] {
    let isOver = frame?.ending != nil
    let label = isOver ? "run again" : playback.isPaused ? "run" : "pause"
    let steps = experiment.kind.steps
    var bindings: [Binding<Command>] = [
      Binding(
        [.character("r")], Command.run, label: label,
        help: isOver
          ? "Run the experiment once more from the start"
          : "Run or pause. A paused run can be looked at step by step",
        importance: .primary, group: "Run"),
      Binding(
        [.character("s")], .step, label: "step",
        help: "\(steps.one), and pause",
        importance: playback.isPaused ? .primary : .secondary, group: "Run"),
      Binding(
        [.character("e")], .epoch, label: "epoch",
        help: "Train to the end of the epoch, one pass over the data, and pause", group: "Run"),
      Binding(
        [.character("R")], .reset, label: failure == nil ? "reset" : "try again",
        help: failure == nil
          ? "Start anew from step 0 with the knobs as they are. Pinned curves stay"
          : "Build the experiment again with the knobs as they are",
        importance: isOver || failure != nil ? .primary : .secondary, group: "Run"),
      Binding(
        [.character("<")], .slower, label: "pace",
        help: "Fewer steps a picture. The pace changes when, never what", importance: .primary, group: "Run",
        footerKeys: "< >"),
      Binding(
        [.character(">")], .faster, label: "faster",
        help: "More steps a picture, up to as fast as the machine can", importance: .paletteOnly,
        group: "Run"),
    ]
    if case .loader = experiment.kind {
      bindings.append(
        Binding(
          [.character("m")], .clock, label: "measure",
          help: "Measure it with real threads: workers sleep for the load, the main thread for the computing",
          importance: .primary, group: "Run"))
    }
    return steps.haveEpochs ? bindings : bindings.filter { $0.command != .epoch }
  }

  private var knobKeys: [Binding<Command>] {
    let isReading = view.crosshair != nil
    let arrows: (left: [Key], right: [Key]) =
      isReading ? ([], []) : ([.left, .character("h")], [.right, .character("l")])
    func turn(_ size: KnobTurn.Size, _ isUp: Bool) -> Command { .turn(KnobTurn(size: size, isUp: isUp)) }
    var bindings: [Binding<Command>] = [
      Binding(
        [.character("[")] + arrows.left, turn(.small, false), label: "turn",
        help: "Turn the knob in focus down a little, or to the choice before", importance: .primary, group: "Knobs",
        footerKeys: "[ ]"),
      Binding(
        [.character("]")] + arrows.right, turn(.small, true), label: "turn up",
        help: "Turn the knob in focus up a little, or to the next choice", importance: .paletteOnly, group: "Knobs"),
      Binding(
        [.character("{")], turn(.large, false), label: "far down",
        help: "Turn it far down: ten times less, or to the first choice", importance: .paletteOnly, group: "Knobs"),
      Binding(
        [.character("}")], turn(.large, true), label: "far up",
        help: "Turn it far up: ten times more, or to the last choice", importance: .paletteOnly, group: "Knobs"),
      Binding(
        [.character("D")], .points, label: "draw points",
        help: "Draw the data yourself: up to \(DrawnPoints.most) points of two classes, with the arrow keys",
        importance: canDraw ? .secondary : .paletteOnly, group: "Data"),
      Binding(
        [.character("w")], .weights, label: showsWeights ? "knobs" : "weights",
        help: showsWeights
          ? "Back to the knobs" : "List all weights and biases, to set any of them by hand while it runs",
        importance: showsWeights ? .primary : .secondary, group: "Knobs"),
      Binding(
        [.enter], .type, label: "type a value", help: "Type a value for the knob in focus, such as a seed",
        group: "Knobs"),
    ]
    if !view.showsClaims {
      bindings =
        [
          Binding(
            [.down, .character("j")], .nextKnob, label: "knob",
            help: "Go to the next knob. Those that say so start the run anew", importance: .primary, group: "Knobs"),
          Binding(
            [.up, .character("k")], .previousKnob, label: "knob before", help: "Go to the knob before",
            importance: .paletteOnly, group: "Knobs"),
        ] + bindings
    }
    return bindings
  }

  private var pictureKeys: [Binding<Command>] {
    let isReading = view.crosshair != nil
    var bindings: [Binding<Command>] = [
      Binding(
        isReading ? [.character("x"), .tab] : [.character("x")], .crosshair,
        label: isReading ? "no crosshair" : "crosshair",
        help: isReading ? "Take the crosshair away" : "Read all curves out at one place: a crosshair on the chart",
        importance: isReading ? .primary : .secondary, group: "Pictures"),
      Binding(
        isReading ? [] : [.tab], .nextPanel, label: "next picture", help: "Show the next picture large",
        group: "Pictures"),
      Binding(
        [.backTab], .previousPanel, label: "picture before", help: "Show the picture before large",
        importance: .paletteOnly, group: "Pictures"),
      Binding(
        [.character("p")], .pin, label: "pin",
        help: "Keep the curves of this run in the picture, to compare up to \(PinnedRun.most) runs", group: "Pictures"
      ),
      Binding(
        [.character("P")], .unpin, label: "unpin", help: "Take all pinned curves away", importance: .paletteOnly,
        group: "Pictures"),
      Binding(
        [.character("L")], .axis, label: "log axis",
        help: "Vertical axes: as the picture asks, linear, or logarithmic, which shows small values apart",
        group: "Pictures"),
    ]
    bindings.removeAll(where: \.keys.isEmpty)
    guard isReading else { return bindings }
    func move(_ keys: [Key], _ step: Crosshair.Step, _ isRight: Bool, _ label: String, _ help: String)
      -> Binding<Command>
    {
      Binding(
        keys, .moveCrosshair(step, isRight: isRight), label: label, help: help,
        importance: step == .one ? .primary : .paletteOnly, group: "Pictures")
    }
    bindings += [
      move([.left, .character("h")], .one, false, "left", "Move the crosshair to an earlier place"),
      move([.right, .character("l")], .one, true, "right", "Move the crosshair to a later place"),
      move([.shiftLeft], .tenth, false, "far left", "Move the crosshair back by a tenth of the curves"),
      move([.shiftRight], .tenth, true, "far right", "Move the crosshair on by a tenth of the curves"),
    ]
    return bindings
  }

  private var timeKeys: [Binding<Command>] {
    let canFork = playback.isPaused && playback.isRewound
    let tenths = view.crosshair == nil
    let bindings: [Binding<Command>] = [
      Binding(
        [.character(",")], .back, label: "back", help: "Go back one step and pause. Nothing is lost by looking back",
        importance: playback.isPaused ? .primary : .secondary, group: "Time"),
      Binding(
        [.character(".")], .forward, label: "forward", help: "Go forward one step that was taken before",
        group: "Time"),
      Binding(
        tenths ? [.shiftLeft] : [], .backTenth, label: "far back", help: "Go back by a tenth of the run",
        importance: .paletteOnly, group: "Time"),
      Binding(
        tenths ? [.shiftRight] : [], .forwardTenth, label: "far forward", help: "Go forward by a tenth of the run",
        importance: .paletteOnly, group: "Time"),
      Binding(
        [.character("F")], .fork, label: "fork",
        help: "Forget what came after this step and go on from here, the same or with other knobs",
        importance: canFork ? .primary : .secondary, group: "Time"),
    ]
    return bindings.filter { !$0.keys.isEmpty }
  }

  private var otherKeys: [Binding<Command>] {
    var bindings: [Binding<Command>] = [
      Binding(
        [.character("v")], .claims, label: view.showsClaims ? "pictures" : "claims",
        help: view.showsClaims
          ? "Back to the pictures" : "Show in full what there is to see for yourself, and the settings it takes",
        importance: view.showsClaims ? .primary : .secondary, group: "Claims")
    ]
    bindings.append(
      Binding(
        [.character("Y")], .share, label: "share",
        help: "Show the code of this run, for gradus open: settings, seed and all that was turned", group: "Run"))
    if view.showsClaims {
      bindings += [
        Binding(
          [.down, .character("j")], .scroll(1), label: "down", help: "Scroll the claims down", group: "Claims"),
        Binding(
          [.up, .character("k")], .scroll(-1), label: "up", help: "Scroll the claims up",
          importance: .paletteOnly, group: "Claims"),
      ]
    }
    bindings.append(
      Binding(
        [.character("E")], .export, label: "export",
        help: "Write a folder with which PyTorch trains the very same: it asks for a name", importance: .paletteOnly,
        group: "Export"))
    bindings.append(
      Binding(
        [.character("q")], .leave, label: "back",
        help: view.showsClaims ? "Back to the pictures" : "Leave the lab and go back to the page",
        importance: .pinned, group: "Leave"))
    return bindings
  }
}
