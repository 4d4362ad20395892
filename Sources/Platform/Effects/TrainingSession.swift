import Lab
import Tutor

/// What a training thread does between two looks at its commands.
struct TrainingSession {
  private let run: RunID
  private var recording: Recording
  private let mailbox: Mailbox
  private var chunk = StepChunk()
  private var schedule = FrameSchedule()
  /// Steps still to take in the present tick of a paced run, and when the next one begins.
  private var stepsLeft = 0
  private var nextTick = -Double.infinity
  /// Whether steps were taken that no picture has shown.
  private var hasNews = false

  static let tick = 1.0 / 30

  enum Next: Equatable {
    case goOn
    /// Until the next tick, or a command.
    case sleep(Double)
    /// Until a command.
    case rest
  }

  init(run: RunID, recording: Recording, mailbox: Mailbox) {
    self.run = run
    self.recording = recording
    self.mailbox = mailbox
  }

  /// Every command shows what it did at once.
  mutating func perform(_ commands: [LabCommand]) {
    guard !commands.isEmpty else { return }
    let pace = recording.pace
    for command in commands {
      if command == .share { share() }
      if let problem = recording.perform(command) { mailbox.post(.runFailed(run, problem.sentence)) }
    }
    if recording.pace != pace {
      stepsLeft = 0
      nextTick = -Double.infinity
    }
    showNow()
  }

  /// Takes some steps, if it is time for them.
  mutating func advance() -> Next {
    guard !recording.isPaused, recording.ending == nil else {
      if hasNews { showNow() }
      return .rest
    }
    // To where it was shared a run goes as fast as it can.
    switch recording.destination == nil ? recording.pace : .unlimited {
    case .unlimited:
      take(chunk.steps)
      if schedule.isDue(at: Moment.steady) { show() }
    case .stepsPerFrame, .framesPerStep:
      if stepsLeft == 0 {
        let now = Moment.steady
        let tick = Self.tick * max(1, 1 / recording.pace.rate)
        if recording.step == 0, nextTick == -Double.infinity, recording.pace.rate < 1 {
          // A slow run shows where it begins before its first step, which may be its last.
          nextTick = now + tick
          if hasNews { showNow() }
        }
        if now < nextTick { return .sleep(nextTick - now) }
        // A run that cannot keep its pace goes as fast as it can; it does not race afterwards to catch up.
        nextTick = nextTick + tick > now ? nextTick + tick : now + tick
        stepsLeft = max(1, Int(recording.pace.rate))
      }
      take(min(stepsLeft, chunk.steps))
      // One that keeps it has time for a picture whenever it is through with the steps of a tick.
      if stepsLeft == 0, Moment.steady < nextTick || schedule.isDue(at: Moment.steady) { show() }
    }
    return .goOn
  }

  private mutating func take(_ steps: Int) {
    let start = Moment.steady
    let before = recording.step
    recording.advance(by: steps)
    if let problem = recording.takeDeparture() { mailbox.post(.runFailed(run, problem.sentence)) }
    chunk.note(steps: recording.step - before, seconds: Moment.steady - start)
    stepsLeft = max(0, stepsLeft - steps)
    hasNews = true
  }

  private func share() {
    do throws(ShareProblem) {
      mailbox.post(.shared(run, .success(try ShareCode.encode(recording.shared))))
    } catch {
      mailbox.post(.shared(run, .failure(error)))
    }
  }

  /// Shows a picture if the last has been taken.
  private mutating func show() {
    if !mailbox.holdsFrame(of: run) { showNow() }
  }

  mutating func showNow() {
    let (start, startOfWork) = (Moment.steady, Moment.processor)
    let frame = recording.frame
    schedule.note(cost: Moment.processor - startOfWork, at: start)
    mailbox.post(frame, of: run)
    hasNews = false
  }
}
