public import Engine
public import Lab

extension Outcome {
  /// Trains a whole run at full speed and keeps one measure's curve, as far as the run has epochs to draw it over.
  public static func train(
    _ experiment: Experiment, _ measure: Measure, tables: Tables, kernels: KernelLevel, workers: Workers? = nil
  ) throws(ExperimentError) -> Outcome {
    var run = try Run(experiment, tables: tables, kernels: kernels)
    run.workers = workers
    let curve = run.finish().curve(of: measure.text, over: "epoch")
    return Outcome(frame: run.frame(), curve: curve.map { Point(epoch: $0.x, value: $0.y) })
  }
}
