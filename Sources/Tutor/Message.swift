public import Course
public import Lab
public import TerminalUI

/// Something that happened outside the state: a key, a frame of a run, an answer of the disk.
public struct Message: Equatable, Sendable {
  /// Seconds since 1970, UTC, stamped where it happened. No pure room asks for the time.
  public var time: Double
  /// Seconds that the learner's clock was ahead of UTC then; nil where nobody looked, and it is as it was.
  public var zoneOffset: Int?
  public var what: What

  public enum What: Equatable, Sendable {
    case key(Key)
    case resized(width: Int, height: Int)
    /// The newest picture of a run.
    case frame(RunID, Frame)
    /// A run could not be built, or refused a command.
    case runFailed(RunID, String)
    /// The share code of a run, or why there is none.
    case shared(RunID, Result<String, ShareProblem>)
    /// How far the reading of a run's data is, 0 to 1.
    case reading(RunID, Double)
    /// A whole run, trained at full speed without being watched.
    case measured(RunID, Outcome)
    /// The seconds that real threads took for the loader of a run.
    case clocked(RunID, Double)
    /// An event is on the disk.
    case saved(eventID: String)
    /// An event could not be written; the sentence says why and what to do.
    case notSaved(String)
    /// Something the learner should know, such as a file that changed.
    case notice(String)
    /// What the log says of the learner's remembering.
    case studied(StudyAnswer)
    /// What was remembered when the session began.
    case recalled(Recollection)
    /// The system asks the program to end (SIGTERM, SIGHUP).
    case terminate
  }

  public init(_ what: What, at time: Double) {
    self.what = what
    self.time = time
  }

  public init(_ what: What, at moment: LocalTime) {
    self.what = what
    (time, zoneOffset) = (moment.time, moment.zoneOffset)
  }
}

/// A run's name inside one session.
public struct RunID: Hashable, Sendable {
  public var number: Int
  public init(_ number: Int) { self.number = number }
}

/// What a run that was trained to its end gave.
public struct Outcome: Equatable, Sendable {
  public var frame: Frame
  /// The asked-for measure at each recorded step.
  public var curve: [Point]

  public struct Point: Equatable, Sendable {
    public var epoch: Double
    public var value: Double
    public init(epoch: Double, value: Double) {
      self.epoch = epoch
      self.value = value
    }
  }
  public init(frame: Frame, curve: [Point]) {
    self.frame = frame
    self.curve = curve
  }
}
