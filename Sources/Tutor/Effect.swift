public import Course
public import Lab

/// Something to do outside the state. Only Platform performs effects; results come back as messages.
public enum Effect: Equatable, Sendable {
  /// Build a run and show it, paused or going; it is advanced on a training thread until stopped.
  case start(RunID, Experiment, pace: Pace, isPaused: Bool)
  /// Build a run that was shared and train it to where it was; it pauses there.
  case open(RunID, SharedRun, pace: Pace)
  /// A command for a run that was started.
  case lab(RunID, LabCommand)
  case stop(RunID)
  /// Train a whole run at full speed and report `Message.measured` with this measure's curve.
  case measure(RunID, Experiment, Measure)
  /// Let real threads sleep as this loader would, and report `Message.clocked`.
  case clock(RunID, LoaderSettings, seed: UInt64)
  /// Write an experiment as a folder for PyTorch, from step 0 with these knobs, and say in a notice what came of it.
  case export(Experiment, folder: String)
  case record(ProgressEvent.What)
  /// The same under an id that a later event may name.
  case recordAs(String, ProgressEvent.What)
  /// Keep that a question was found wrong or unclear.
  case flag(QuestionFlag)
  case save(Settings)
  /// Read what the log says of the learner's remembering, and report `Message.studied`.
  case study
  /// Read what was remembered when the session began, and report `Message.recalled`.
  case recall
  /// Hand a text to the clipboard of the terminal, where it has one.
  case copy(String)
  /// Clear and paint everything anew.
  case repaint
  /// Stop the process group as Ctrl-Z does.
  case suspend
  case quit
}
