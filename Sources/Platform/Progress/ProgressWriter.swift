import CTerminal
import Course
import Dispatch
import Foundation
import Synchronization
import Tutor

/// A thread that owns the log and writes what it is given, in order. One a process, as long as that lives.
///
/// Nobody waits for the disk: an event is handed over, and a message tells when it is saved. What cannot be saved is
/// kept and tried again with the next event; a log that is not there or cannot be used is opened anew each time.
final class ProgressWriter: Sendable {
  private struct Inbox {
    /// Not saved yet; the first is the oldest.
    var events: [ProgressEvent] = []
    /// Those who wait until the next attempt is over.
    var waiting: [DispatchSemaphore] = []
    /// Whether the log is to be closed then.
    var closes = false
    var isRung = false
  }

  private let inbox = Mutex(Inbox())
  private let bell = DispatchSemaphore(value: 0)
  private let mailbox: Mailbox

  /// What is wrong with the log from the start is said at once.
  init(_ saved: SavedProgress, mailbox: Mailbox) {
    self.mailbox = mailbox
    if let problem = saved.problem { mailbox.post(.notSaved(problem)) }
    let thread = Thread { [self] in
      terminal_guard_thread()
      work(saved)
    }
    thread.name = "progress"
    thread.start()
  }

  /// Takes an event without waiting. `Message.saved` follows once it is on the disk.
  ///
  /// - Parameter id: of a session's `EventIDs`, for an event that a later one may name.
  func record(_ what: ProgressEvent.What, id: String = UUID().uuidString.lowercased(), at time: Double) {
    let event = ProgressEvent(id: id, time: time, zoneOffset: Moment.zoneOffset(at: time), what: what)
    ring { $0.events.append(event) }
  }

  /// Tries once more to save what is left, waits for that as long as allowed, and closes the log.
  ///
  /// - Returns: how many events could not be saved.
  func drain(seconds: Double) -> Int {
    settle(seconds: seconds, closes: true)
    return inbox.withLock { $0.events.count }
  }

  /// Waits until what was handed over is saved, or once more could not be.
  func settle(seconds: Double, closes: Bool = false) {
    let done = DispatchSemaphore(value: 0)
    ring { inbox in
      inbox.waiting.append(done)
      inbox.closes = inbox.closes || closes
    }
    _ = done.wait(timeout: .now() + seconds)
  }

  /// Wakes the thread, once for all that comes until it looks.
  private func ring(_ change: (inout Inbox) -> Void) {
    let isAsleep = inbox.withLock { inbox in
      change(&inbox)
      defer { inbox.isRung = true }
      return !inbox.isRung
    }
    if isAsleep { bell.signal() }
  }

  private func work(_ saved: SavedProgress) {
    var store = saved.store
    var told = Set([saved.problem].compactMap(\.self))
    while true {
      bell.wait()
      let (waiting, closes) = inbox.withLock { inbox in
        defer { (inbox.waiting, inbox.closes, inbox.isRung) = ([], false, false) }
        return (inbox.waiting, inbox.closes)
      }
      do throws(ProgressFailure) {
        try saveAll(to: &store, at: saved.path)
        told = []
      } catch {
        if told.insert(error.message).inserted { mailbox.post(.notSaved(error.message)) }
        store?.close()
        store = nil
      }
      if closes {
        store?.close()
        store = nil
      }
      for semaphore in waiting { semaphore.signal() }
    }
  }

  private func saveAll(to store: inout ProgressStore?, at path: String?) throws(ProgressFailure) {
    // All that waits goes into one transaction: the disk is waited for once.
    while case let events = inbox.withLock({ $0.events }), !events.isEmpty {
      guard let path else { throw .noHome }
      let log: ProgressStore
      if let store { log = store } else { log = try ProgressStore(at: path) }
      store = log
      try log.append(events)
      inbox.withLock { $0.events.removeFirst(events.count) }
      for event in events { mailbox.post(.saved(eventID: event.id)) }
    }
  }
}

extension ProgressWriter {
  /// Ends a session: waits a few seconds for what is still to be written.
  ///
  /// - Returns: what could not be saved, in a sentence.
  func finish() -> [String] {
    let left = drain(seconds: 5)
    guard left > 0 else { return [] }
    return [
      left == 1 ? "The last thing you did could not be saved." : "The last \(left) things you did could not be saved."
    ]
  }
}
