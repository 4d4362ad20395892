import CTerminal
import Dispatch
import Engine
import Foundation
import Lab
import Synchronization
import Tutor

/// A thread that owns one run and trains it until it is told otherwise.
///
/// Commands come in through a box and act between chunks of steps; pictures go out through the mailbox. At full speed it
/// waits for nobody; paused or at its end it sleeps.
final class TrainingThread: Sendable {
  /// Everything a run is made from.
  struct Order: Sendable {
    var run: RunID
    /// With what was changed on its way, and where it is to go, if it is the run of somebody else.
    var shared: SharedRun
    var pace: Pace
    var isPaused: Bool
    var kernels: KernelLevel
    var workers: Workers?
    /// Reads the data files; called on the thread.
    var tables: @Sendable (Experiment) -> Tables
  }

  private let mailbox: Mailbox
  private let commands = Mutex<[LabCommand]>([])
  private let isStopped = Atomic<Bool>(false)
  private let bell = DispatchSemaphore(value: 0)
  private let end = DispatchGroup()

  static let stackSize = 16 << 20

  init(_ order: Order, mailbox: Mailbox) {
    self.mailbox = mailbox
    end.enter()
    let thread = Thread { [self] in
      terminal_guard_thread()
      work(order)
      end.leave()
    }
    thread.stackSize = Self.stackSize
    thread.name = "training"
    thread.start()
  }

  func send(_ command: LabCommand) {
    commands.withLock { $0.append(command) }
    bell.signal()
  }

  func stop() {
    isStopped.store(true, ordering: .releasing)
    bell.signal()
  }

  /// Waits for the thread to end; false when a step takes longer than that.
  @discardableResult func join(seconds: Double) -> Bool { end.wait(timeout: .now() + seconds) == .success }

  private func work(_ order: Order) {
    var tables = order.tables(order.shared.experiment)
    tables.onProgress = { [mailbox] _, share in mailbox.post(.reading(order.run, share)) }
    var recording: Recording
    do {
      recording = try Recording(
        order.shared, tables: tables, kernels: order.kernels)
    } catch {
      mailbox.post(.runFailed(order.run, error.message))
      return
    }
    recording.pace = order.pace
    if recording.destination == nil, !order.isPaused { _ = recording.perform(.run) }
    recording.workers = order.workers
    var session = TrainingSession(run: order.run, recording: recording, mailbox: mailbox)
    session.showNow()
    while !isStopped.load(ordering: .acquiring) {
      let arrived = commands.withLock { commands in
        defer { commands = [] }
        return commands
      }
      session.perform(arrived)
      switch session.advance() {
      case .goOn: break
      case .sleep(let seconds): _ = bell.wait(timeout: .now() + seconds)
      case .rest: bell.wait()
      }
    }
  }
}
