import Engine

extension Experiment {
  /// The measures this experiment can give, in the order they are listed.
  public var measures: [Measure] { kind.settings.measures }

  /// The files of data it reads, relative to its lesson.
  public var tablesNeeded: [String] { kind.settings.files }

  /// Whether it opens paused, because the learner is to act first.
  public var waitsForLearner: Bool { kind.settings.waitsForLearner }

  /// Whether it matters when a live knob was turned, so that a finished run has to be started anew for it.
  public var dependsOnHistory: Bool { kind.settings.dependsOnHistory }
}
