import Engine

/// What the settings of every kind of experiment offer. A kind is a type of settings and a type of run in a folder of its
/// own, and one case of `Experiment.Kind`.
protocol KindSettings: Equatable, Sendable {
  /// Every knob of these settings; some depend on them.
  var knobTable: [KnobRow<Self>] { get }
  /// What would ask for more memory or time than an experiment may.
  var sizeProblems: [SettingProblem] { get }
  /// Settings that can be read but not be run.
  var meaningProblems: [SettingProblem] { get }
  /// Every panel that these settings can show.
  var panelNames: [String] { get }
  /// What is shown where the author names nothing.
  var defaultPanels: [String] { get }
  /// What a run can be asked for, in the order it is listed.
  var measures: [Measure] { get }
  /// The files of data it reads, relative to its lesson.
  var files: [String] { get }
  /// Whether chance has a part in it, so that a seed means something.
  var isSeeded: Bool { get }
  /// Whether the learner has something to do before the first step, so that nothing should run by itself.
  var waitsForLearner: Bool { get }
  /// Whether it matters when a live knob was turned. Otherwise a finished run takes it over as if it had always stood so.
  var dependsOnHistory: Bool { get }
  /// The case they are.
  var kind: Experiment.Kind { get }

  /// - Throws: what keeps well-written settings from being run, in words that name the layer or the row.
  func start(seed: UInt64, tables: Tables, kernels: KernelLevel) throws(ExperimentError) -> any KindRun
}

extension KindSettings {
  var meaningProblems: [SettingProblem] { [] }
  var files: [String] { [] }
  var isSeeded: Bool { true }
  var waitsForLearner: Bool { false }
  var dependsOnHistory: Bool { true }

  /// Names of all knobs that these or other settings of the kind have.
  var possibleKnobs: [String] { knobTable.map(\.name) }

  var knobs: [Knob] { knobTable.knobs(of: self) }

  mutating func set(_ knob: String, to value: Setting) throws(SettingProblem) {
    try knobTable.set(knob, to: value, in: &self)
  }
}

extension Experiment.Kind {
  var settings: any KindSettings {
    switch self {
    case .train(let settings): settings
    case .sweep(let settings): settings
    case .propagate(let settings): settings
    case .softmax(let settings): settings
    case .descend(let settings): settings
    case .rangeTest(let settings): settings
    case .tree(let settings): settings
    case .forest(let settings): settings
    case .split(let settings): settings
    case .loader(let settings): settings
    case .unroll(let settings): settings
    case .convolve(let settings): settings
    case .calculator(let settings): settings
    }
  }

  mutating func set(_ knob: String, to value: Setting) throws(SettingProblem) {
    var changed = settings
    try changed.set(knob, to: value)
    self = changed.kind
  }
}
