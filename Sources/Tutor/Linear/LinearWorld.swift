import Course
import Engine
import Lab

/// What every place of the linear front end may use.
struct LinearWorld: Sendable {
  let curriculum: Curriculum
  /// Reads the data files of an experiment.
  let tables: @Sendable (Experiment) -> Tables
  let kernels: KernelLevel
  let workers: Workers?
  /// Lets real threads sleep as a loader would; the seconds they took, nil when it cannot be done.
  let clock: @Sendable (LoaderSettings, UInt64) -> Double?

  func recording(of experiment: Experiment) throws(ExperimentError) -> Recording {
    var recording = try Recording(experiment, tables: tables(experiment), kernels: kernels)
    recording.workers = workers
    return recording
  }
}
