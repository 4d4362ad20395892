import Course
import Engine
import Lab

/// What every place of the linear front end may use.
struct LinearWorld: Sendable {
  let curriculum: Curriculum
  /// Reads the data files of an experiment.
  let tables: @Sendable (Experiment) -> Tables
  let kernels: KernelLevel

  func recording(of experiment: Experiment) throws(ExperimentError) -> Recording {
    try Recording(experiment, tables: tables(experiment), kernels: kernels)
  }
}
