import Course
import Lab
import Mathematics
import TerminalUI

extension LinearLab {
  /// Lines of a tree told in a report.
  private static let outlineLines = 24

  func showKnobs(_ draft: inout LinearDraft) {
    draft.say("Knobs:")
    for knob in experiment.shownKnobs { draft.say("* " + Self.words(for: knob), hanging: 2) }
  }

  /// A knob with its value and what it can be.
  static func words(for knob: Knob) -> String {
    let domain =
      switch knob.domain {
      case .choice(let choices): "one of " + choices.map(\.value.written).joined(separator: ", ")
      case .linear(let range, _), .logarithmic(let range, _):
        "from \(NumberText.short(range.lowerBound)) to \(NumberText.short(range.upperBound))"
      case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
      case .seed: "any whole number from 0 on"
      }
    return "\(knob.name) is \(knob.value.written); it can be \(domain)" + (knob.isLive ? ", and acts at once" : "")
  }

  /// The claims as a checklist. One that this run cannot tell names what to set for it.
  func showClaims(_ draft: inout LinearDraft) {
    let claims = experiment.claims
    guard !claims.isEmpty else { return }
    draft.say("See for yourself:")
    for (claim, state) in zip(claims, recording.present.claimStates) {
      let mark =
        switch state {
        case .open: "open"
        case .holds: "holds"
        case .fails: "fails"
        }
      let settings = claim.with.map { "set \($0.key) \($0.value.written)" }.joined(separator: ", ")
      let way = state == .open && !claim.isGoal && !settings.isEmpty ? " (\(settings))" : ""
      draft.say("* [\(mark)] \(claim.say)\(way)", hanging: 2)
    }
  }

  /// How far the run is and its main measures.
  func showStanding(_ draft: inout LinearDraft) {
    let run = recording.present
    let planned = run.plannedSteps.map { " of \($0)" } ?? ""
    var words = "Step \(run.step)\(planned)"
    if case .train = experiment.kind { words += ", epoch \(NumberText.short(run.epoch, digits: 6))" }
    if run.plannedSteps != 0 { draft.say("\(words). \(Self.words(for: run.ending))".trimmedBlanks) }
    let readings = Self.main(run.readings(), of: experiment)
    if !readings.isEmpty { draft.list("Measures:", readings.map(Self.words)) }
  }

  /// Everything one sees of the run: where it stands, each picture in words, the claims. An end is remembered once.
  mutating func report(_ draft: inout LinearDraft) {
    let frame = recording.frame
    showStanding(&draft)
    for (index, panel) in frame.panels.enumerated() {
      // A chart and the table of the same numbers say the same.
      guard !frame.panels[..<index].contains(where: { $0.sentence == panel.sentence }) else { continue }
      draft.say("\(panel.title): \(panel.sentence)", hanging: 2)
      if case .tree(let tree) = panel.content, tree.nodes.count > 1 {
        draft.show(tree.outline(atMost: Self.outlineLines).joined(separator: "\n"))
      }
    }
    showClaims(&draft)
    if !isRecorded, let page, let record = RunRecord(lesson: page.lesson.id, experiment: experiment.id, frame) {
      isRecorded = true
      draft.record(.ran(record))
    }
  }

  private static func words(for ending: Ending?) -> String {
    switch ending {
    case nil: ""
    case .completed: "The run is complete."
    case .reached(let what): "The run ended, because it reached \(what)."
    case .diverged(_, let what, let advice): "The run diverged. \(what) \(advice)"
    }
  }

  private static func words(_ reading: Reading) -> String { "\(reading.measure.text) \(number(reading))" }

  private static func number(_ reading: Reading) -> String { reading.value.map { NumberText.short($0) } ?? "none" }

  /// The measures of the whole run but its length, and those that claims are about.
  private static func main(_ readings: [Reading], of experiment: Experiment) -> [Reading] {
    let claimed = experiment.claims.map(\.measure)
    return readings.filter { reading in
      let isOfWhole = reading.measure.layer == nil && ![.epochs, .steps].contains(reading.measure.name)
      return reading.value != nil && (isOfWhole || claimed.contains(reading.measure))
    }
  }
}

extension LinearLab {
  /// What differs between the pinned runs and this one, and how their measures compare.
  func compare(_ draft: inout LinearDraft) {
    guard !pins.isEmpty else {
      return draft.say("Nothing is pinned. Type pin to keep this run, change something, and run again.")
    }
    for (index, pin) in pins.enumerated() {
      let differences = pin.experiment.differences(from: experiment)
      let words = differences.map { "\($0.label) \($0.mine), now \($0.theirs)" }.joined(separator: "; ")
      draft.say(
        "Pinned \(index + 1), step \(pin.step): \(words.isEmpty ? "the same settings as now" : words).", hanging: 2)
    }
    draft.say("Now: step \(recording.step).")
    let present = recording.present.readings()
    for reading in Self.main(present, of: experiment) {
      let pinned = pins.enumerated().map { index, pin in
        let pinned = pin.readings.first { $0.measure == reading.measure }
        return "\(pinned.map(Self.number) ?? "none") in pinned \(index + 1)"
      }
      draft.list("* \(reading.measure.text):", pinned + ["\(Self.number(reading)) now"])
    }
  }

  /// All measures: those of the whole run first, then layer by layer.
  func table(_ draft: inout LinearDraft) {
    let readings = recording.present.readings()
    let layers = readings.compactMap(\.measure.layer).max() ?? 0
    let part = if case .sweep = experiment.kind { "Point" } else { "Layer" }
    for layer in 0...layers {
      let ofLayer = readings.filter { $0.measure.layer ?? 0 == layer && $0.value != nil }
      guard !ofLayer.isEmpty else { continue }
      draft.list(
        layer == 0 ? "Whole run:" : "\(part) \(layer):",
        ofLayer.map { "\($0.measure.name.rawValue) \(Self.number($0))" })
    }
  }

  /// Curves and bars drawn with ASCII characters: only when asked for, because it is noise to listen to.
  func plot(_ draft: inout LinearDraft) {
    let pictures = recording.frame.panels.compactMap { panel -> [String]? in
      // These are told in words already.
      switch panel.content {
      case .table, .tree: return nil
      default: break
      }
      return PanelText.picture(of: panel, width: draft.width, glyphs: .ascii)
    }
    guard !pictures.isEmpty else { return draft.say("There is no curve to draw here. Type table for the numbers.") }
    for picture in pictures { draft.show(picture.joined(separator: "\n")) }
  }
}
