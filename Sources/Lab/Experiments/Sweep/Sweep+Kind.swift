import Engine

/// The panels of kind `sweep`.
enum SweepPanel: String, CaseIterable, Sendable { case sweep, table }

extension Sweep: KindSettings {
  var kind: Experiment.Kind { .sweep(self) }
  var panelNames: [String] { SweepPanel.allCases.map(\.rawValue) }
  var defaultPanels: [String] { [SweepPanel.sweep.rawValue] }
  var files: [String] { base.data.files }

  func start(seed: UInt64, tables: Tables, kernels: KernelLevel) throws(ExperimentError) -> any KindRun {
    try SweepRun(self, seed: seed, tables: tables, kernels: kernels)
  }

  /// The swept measure at each value, counted from 1, as a mean over the seeds; and what sums the points up.
  var measures: [Measure] {
    let points = measure.layer == nil ? values.indices.map { Measure(measure.name, layer: $0 + 1) } : []
    return [Measure(.slope), Measure(.smallest), Measure(.largest)] + points
  }
}
