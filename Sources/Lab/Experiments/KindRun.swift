import Engine

/// What the run of every kind offers: a value that advances by steps, the same from the same start.
protocol KindRun: Sendable {
  /// What a rewound run goes back to; the run itself, where that is small.
  associatedtype Past: Sendable = Self

  var step: Int { get }
  var epoch: Double { get }
  /// nil when a condition ends the run.
  var plannedSteps: Int? { get }
  var ending: Ending? { get }
  /// Steps to the end of the present epoch, and of a whole one; 1 where there are none.
  var stepsToNextEpoch: Int { get }
  var stepsPerEpoch: Int { get }

  /// Who may help with large steps; nil also where a kind has none.
  var workers: Workers? { get set }

  /// Takes so many steps, or fewer when the run ends on the way.
  mutating func advance(by steps: Int)

  /// Whether it can take over changed settings on its way.
  var isSteerable: Bool { get }
  /// Takes over settings that differ in live knobs only.
  mutating func turn(to kind: Experiment.Kind)

  /// One measure's present value.
  func value(of measure: Measure) -> Double?
  /// Many at once, which may share the work of looking.
  func readings(of measures: [Measure]) -> [Reading]
  /// The panels of these names as far as they exist, with readings of all measures.
  func picture(
    _ names: [String], of measures: [Measure], columns: Int, rows: Int
  ) -> (panels: [Panel], readings: [Reading])

  /// Columns of the table that a finished run is written down as, and its rows.
  var tableHeader: [String] { get }
  var tableRows: [[Double?]] { get }

  var past: Past { get }
  mutating func restore(_ past: Past)
  /// About how many bytes going back takes.
  var pastSize: Int { get }
}

extension KindRun {
  var epoch: Double { Double(step) }
  var stepsToNextEpoch: Int { 1 }
  var stepsPerEpoch: Int { 1 }
  var workers: Workers? {
    get { nil }
    set {}
  }
  var isSteerable: Bool { false }
  mutating func turn(to kind: Experiment.Kind) {}
  var pastSize: Int { 1_000 }

  func readings(of measures: [Measure]) -> [Reading] { measures.map { Reading($0, value(of: $0)) } }
}

extension KindRun where Past == Self {
  var past: Self { self }
  mutating func restore(_ past: Self) { self = past }
}

extension KindRun {
  var anyPast: any Sendable { past }

  /// Does nothing for the past of another kind.
  mutating func restore(any past: any Sendable) {
    if let past = past as? Past { restore(past) }
  }
}
