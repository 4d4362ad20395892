import Lab

/// The curves of a run that was kept to be compared with others.
struct PinnedRun: Equatable, Sendable {
  /// With its knobs as they were turned.
  let experiment: Experiment
  let step: Int
  /// The panels with curves, by name.
  let charts: [String: Panel.LineChart]

  static let most = 4

  /// nil when the frame has no curves.
  init?(_ frame: Frame, of experiment: Experiment) {
    self.experiment = experiment
    step = frame.step
    var charts: [String: Panel.LineChart] = [:]
    for panel in frame.panels {
      if case .lineChart(let chart) = panel.content, chart.series.contains(where: { $0.x.count > 1 }) {
        charts[panel.name] = chart
      }
    }
    guard !charts.isEmpty else { return nil }
    self.charts = charts
  }

  /// The first line of a chart with the same axes. More lines of other runs, and single points, would hide this one.
  func line(like chart: Panel.LineChart, in panel: String) -> Panel.LineChart.Series? {
    guard let own = charts[panel], own.xTitle == chart.xTitle, own.yTitle == chart.yTitle else { return nil }
    return own.series.first { !$0.isScatter }
  }

  /// What sets each of several experiments apart: "zero", "learning rate 0.1", or nothing. A choice speaks for itself,
  /// a number needs the name of its knob.
  static func names(of experiments: [Experiment]) -> [String] {
    guard let first = experiments.first else { return [] }
    var differing: [String] = []
    for turn in experiments.dropFirst().flatMap({ first.turns(to: $0) }) where !differing.contains(turn.name) {
      differing.append(turn.name)
    }
    return experiments.map { experiment in
      let knobs = experiment.allKnobs
      return differing.compactMap { name in
        knobs.first { $0.name == name }.map { speaksForItself($0) ? choiceWords($0) : "\($0.label) \($0.valueWords)" }
      }.joined(separator: ", ")
    }
  }

  /// "tanh" says what it is; "16", "same" and "true" do not.
  private static func speaksForItself(_ knob: Knob) -> Bool {
    guard case .choice = knob.domain else { return false }
    switch knob.value {
    case .map: return true
    case .text(let text): return !["true", "false", "full"].contains(text) && knob.value.double == nil
    case .list, .null: return false
    }
  }

  /// A choice as its list has it: "same as the network" rather than "same".
  private static func choiceWords(_ knob: Knob) -> String {
    guard case .choice(let choices) = knob.domain else { return knob.valueWords }
    return choices.first { $0.value == knob.value }?.label ?? knob.valueWords
  }
}
