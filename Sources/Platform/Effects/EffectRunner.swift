import CTerminal
import Course
import Dispatch
import Engine
import Foundation
import Lab
import Tutor

/// Performs effects: trains, measures, remembers, saves. Results come back through the mailbox.
///
/// What is done to the terminal is the event loop's own.
final class EffectRunner {
  /// What effects need of the world.
  struct World: Sendable {
    var kernels: KernelLevel
    var workers: Workers?
    /// Reads the data files of an experiment.
    var tables: @Sendable (Experiment) -> Tables
    /// nil: nothing is remembered.
    var progress: ProgressWriter?
    /// nil: there is no place for it.
    var settings: SettingsFile?
    /// Reads what the log says of the learner's remembering.
    var study: @Sendable () -> StudyAnswer = { .unknown("Nothing is remembered here.") }
    /// Reads what was remembered when the session began.
    var recall: @Sendable () -> Recollection = { .known(Study()) }
    /// nil: there is no place for flags.
    var flags: FlagFile?
  }

  private let world: World
  private let mailbox: Mailbox
  private var runs: [RunID: TrainingThread] = [:]
  /// Settings are written one after the other, off the path of the key that changed them.
  private let saving = DispatchQueue(label: "settings")

  /// More runs than this at once would only slow each other down.
  static let mostRuns = 8

  init(_ world: World, mailbox: Mailbox) {
    self.world = world
    self.mailbox = mailbox
  }

  func perform(_ effect: Effect, at time: Double) {
    switch effect {
    case .start(let run, let experiment, let pace, let isPaused):
      start(run, SharedRun(experiment: experiment), pace, isPaused)
    case .open(let run, let shared, let pace): start(run, shared, pace, shared.step == 0)
    case .lab(let run, let command): runs[run]?.send(command)
    case .stop(let run): stop(run)
    case .measure(let run, let experiment, let measure): self.measure(run, experiment, measure)
    case .clock(let run, let settings, let seed): clock(run, settings, seed)
    case .export(let experiment, let folder): export(experiment, to: folder)
    case .record(let what): world.progress?.record(what, at: time)
    case .recordAs(let id, let what): world.progress?.record(what, id: id, at: time)
    case .flag(let flag): keep(flag)
    case .save(let settings): save(settings)
    case .study: read { [study = world.study] in .studied(study()) }
    case .recall: read { [recall = world.recall] in .recalled(recall()) }
    case .repaint, .suspend, .quit, .copy: break
    }
  }

  /// Ends all training, which may take until then for what a thread is in the middle of, and waits for settings.
  func stopAll(waiting seconds: Double) {
    let deadline = Moment.steady + seconds
    for thread in runs.values { thread.stop() }
    for thread in runs.values { thread.join(seconds: max(0, deadline - Moment.steady)) }
    runs.removeAll()
    saving.sync {}
  }

  private func start(_ run: RunID, _ shared: SharedRun, _ pace: Pace, _ isPaused: Bool) {
    stop(run)
    guard runs.count < Self.mostRuns else {
      mailbox.post(.runFailed(run, "\(Self.mostRuns) experiments run already; leave one of them first."))
      return
    }
    let order = TrainingThread.Order(
      run: run, shared: shared, pace: pace, isPaused: isPaused, kernels: world.kernels,
      workers: world.workers, tables: world.tables)
    runs[run] = TrainingThread(order, mailbox: mailbox)
  }

  private func stop(_ run: RunID) {
    runs.removeValue(forKey: run)?.stop()
    mailbox.forgetFrame(of: run)
  }

  private func measure(_ run: RunID, _ experiment: Experiment, _ measure: Measure) {
    let (world, mailbox) = (world, mailbox)
    let thread = Thread {
      terminal_guard_thread()
      do throws(ExperimentError) {
        let outcome = try Outcome.train(
          experiment, measure, tables: world.tables(experiment), kernels: world.kernels, workers: world.workers)
        mailbox.post(.measured(run, outcome))
      } catch {
        mailbox.post(.runFailed(run, error.message))
      }
    }
    thread.stackSize = TrainingThread.stackSize
    thread.start()
  }

  private func clock(_ run: RunID, _ settings: LoaderSettings, _ seed: UInt64) {
    let thread = Thread { [mailbox] in
      terminal_guard_thread()
      let seconds = ThreadedLoader.measure(settings, seed: seed)
      mailbox.post(
        seconds.map { .clocked(run, $0) }
          ?? .runFailed(run, "The machine is too busy: the threads did not get through in time."))
    }
    thread.start()
  }

  /// Writes the folder on a thread of its own, since the experiment is trained first.
  private func export(_ experiment: Experiment, to folder: String) {
    let (world, mailbox) = (world, mailbox)
    let thread = Thread {
      terminal_guard_thread()
      let sentences = ExportJob.write(
        experiment, to: folder, tables: world.tables(experiment), kernels: world.kernels)
      mailbox.post(.notice(sentences.joined(separator: " ")))
    }
    thread.stackSize = TrainingThread.stackSize
    thread.start()
  }

  /// A long log takes a moment.
  private func read(_ answer: @escaping @Sendable () -> Message.What) {
    let thread = Thread { [mailbox] in
      terminal_guard_thread()
      mailbox.post(answer())
    }
    thread.stackSize = TrainingThread.stackSize
    thread.start()
  }

  private func keep(_ flag: QuestionFlag) {
    guard let file = world.flags else {
      mailbox.post(.notice("There is no home directory to keep flags in."))
      return
    }
    saving.async { [mailbox] in
      do throws(FileError) { try file.append(flag) } catch { mailbox.post(.notice(error.message)) }
    }
  }

  private func save(_ settings: Settings) {
    guard let file = world.settings else {
      mailbox.post(.notice("There is no home directory, so settings last for this session only."))
      return
    }
    saving.async { [mailbox] in
      do throws(FileError) { try file.write(settings) } catch { mailbox.post(.notice(error.message)) }
    }
  }
}
