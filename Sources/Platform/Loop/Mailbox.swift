import Lab
import Synchronization
import Tutor

/// Where all threads leave their messages for the event loop. The loop never waits for a thread, nor a thread for it.
final class Mailbox: Sendable {
  private struct Contents {
    var messages: [Message] = []
    /// The newest picture of each run that has not been taken yet.
    var frames: [(run: RunID, message: Message)] = []
  }

  private let contents = Mutex(Contents())
  private let wakePipe: WakePipe?

  init(wakePipe: WakePipe? = nil) { self.wakePipe = wakePipe }

  func post(_ what: Message.What) {
    let message = Message(what, at: Moment.local)
    contents.withLock { $0.messages.append(message) }
    wakePipe?.wake()
  }

  /// Leaves a picture, in the place of an older one of the same run.
  func post(_ frame: Frame, of run: RunID) {
    let message = Message(.frame(run, frame), at: Moment.local)
    contents.withLock { contents in
      if let index = contents.frames.firstIndex(where: { $0.run == run }) {
        contents.frames[index].message = message
      } else {
        contents.frames.append((run, message))
      }
    }
    wakePipe?.wake()
  }

  /// Whether a picture of this run still lies here: making another would be for nothing.
  func holdsFrame(of run: RunID) -> Bool {
    contents.withLock { $0.frames.contains { $0.run == run } }
  }

  /// Drops what a run left before it was stopped.
  func forgetFrame(of run: RunID) {
    contents.withLock { $0.frames.removeAll { $0.run == run } }
  }

  /// Everything that was left, frames last.
  func take() -> [Message] {
    let taken = contents.withLock { contents in
      let taken = contents
      contents = Contents()
      return taken
    }
    return taken.messages + taken.frames.map(\.message)
  }
}
