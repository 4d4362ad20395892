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
  /// Reads what the log says of the learner's remembering.
  let study: @Sendable () -> StudyAnswer
  /// Reads what a quiz begins with.
  let recall: @Sendable () -> Recollection

  /// A run that was shared, at the step where it was, or as far on the way there as one turn leads.
  func recording(of shared: SharedRun) throws(ExperimentError) -> Recording {
    var recording = try Recording(shared, tables: tables(shared.experiment), kernels: kernels)
    recording.workers = workers
    recording.advance(by: LinearLab.mostSteps)
    return recording
  }

  func recording(of experiment: Experiment) throws(ExperimentError) -> Recording {
    var recording = try Recording(experiment, tables: tables(experiment), kernels: kernels)
    recording.workers = workers
    return recording
  }
}

extension LinearWorld {
  /// A lab that belongs to no page.
  func bench(_ shared: SharedRun, _ draft: inout LinearDraft) -> LinearMove {
    var recording: Recording
    do { recording = try self.recording(of: shared) } catch {
      draft.say("This experiment cannot be run. \(error.message)")
      return .contents
    }
    draft.gap()
    if let problem = recording.takeDeparture() { draft.say(problem.sentence) }
    let lab = LinearLab(recording, on: nil)
    lab.show(&draft)
    if recording.step > 0 { lab.showStanding(&draft) }
    if recording.destination != nil {
      draft.say("It was shared at step \(shared.step). run and a number of steps goes on there.")
    }
    return .lab(lab)
  }
}
