import Lab
import TerminalUI

/// The knobs of an experiment as the learner has turned them, and the one in focus.
///
/// What was turned here counts at once; the frames of the run confirm it, or tell otherwise after it was rewound.
struct KnobBoard: Equatable, Sendable {
  private(set) var experiment: Experiment
  /// Those the learner sees.
  private(set) var knobs: [Knob]
  private var allKnobs: [Knob]
  private var focusedName: String
  /// Whether a turn has not been confirmed by a frame yet.
  private var isAhead = false

  init(_ experiment: Experiment) {
    self.experiment = experiment
    knobs = experiment.shownKnobs
    allKnobs = experiment.allKnobs
    focusedName = knobs.first?.name ?? "seed"
  }

  var focus: Int { knobs.firstIndex { $0.name == focusedName } ?? 0 }
  var focused: Knob? { knobs.indices.contains(focus) ? knobs[focus] : nil }

  /// Any knob of the experiment by its name.
  func knob(_ name: String) -> Knob? { allKnobs.first { $0.name == name } }

  mutating func moveFocus(by steps: Int) {
    guard let next = Menu.moved(focus, by: steps, count: knobs.count) else { return }
    focusedName = knobs[next].name
  }

  mutating func focus(on name: String) { if knobs.contains(where: { $0.name == name }) { focusedName = name } }

  /// Turns any knob of the experiment. False when it has this value already; a refused value changes nothing.
  mutating func set(_ name: String, to value: Setting) throws(SettingProblem) -> Bool {
    var turned = experiment
    try turned.set(name, to: value)
    guard turned != experiment else { return false }
    take(turned)
    isAhead = true
    return true
  }

  /// Believes the run again: a command was refused, or goes where the knobs may have stood otherwise.
  mutating func letGo() { isAhead = false }

  /// Takes over how the knobs of the run stand.
  mutating func follow(_ actual: [Knob]) -> Bool {
    guard actual != allKnobs else {
      isAhead = false
      return false
    }
    guard !isAhead else { return false }
    var followed = experiment
    for knob in actual where allKnobs.first(where: { $0.name == knob.name })?.value != knob.value {
      // A value the run has is one the experiment takes.
      if let changed = try? followed.with([Setting.Entry(knob.name, knob.value)]) { followed = changed }
    }
    take(followed)
    return true
  }

  private mutating func take(_ turned: Experiment) {
    let place = focus
    experiment = turned
    knobs = turned.shownKnobs
    allKnobs = turned.allKnobs
    if !knobs.contains(where: { $0.name == focusedName }), let near = knobs.indices.last {
      focusedName = knobs[min(place, near)].name
    }
  }
}
