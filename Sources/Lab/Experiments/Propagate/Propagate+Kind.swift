import Engine

/// The panels of kind `propagate`.
enum PropagatePanel: String, CaseIterable, Sendable { case forward, backward, saturation, table }

extension Propagate: KindSettings {
  var kind: Experiment.Kind { .propagate(self) }
  var knobTable: [KnobRow<Propagate>] { Propagate.knobs }
  var panelNames: [String] { PropagatePanel.allCases.map(\.rawValue) }
  var defaultPanels: [String] { [PropagatePanel.forward.rawValue, PropagatePanel.backward.rawValue] }

  func start(seed: UInt64, tables: Tables, kernels: KernelLevel) throws(ExperimentError) -> any KindRun {
    try PropagateRun(self, seed: seed, kernels: kernels)
  }

  var measures: [Measure] {
    let ofLayers: [Measure.Name] = [
      .activationMean, .activationStd, .saturation, .gradientStd, .gradientNorm, .weightNorm, .unitSpread, .rank,
      .zeros,
    ]
    return (1...depth).flatMap { layer in ofLayers.map { Measure($0, layer: layer) } }
  }
}
