import Foundation
import Synchronization

/// A pipe that ends a wait: threads and signal handlers write a byte, the event loop polls for it.
final class WakePipe: Sendable {
  let readEnd: Int32
  let writeEnd: Int32
  private let isAwake = Atomic<Bool>(false)

  /// nil when the process has no descriptors left.
  init?() {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  /// Wakes the loop, once for all that is posted until it looks.
  func wake() {
    if !isAwake.exchange(true, ordering: .acquiringAndReleasing) { _ = write(writeEnd, [0], 1) }
  }

  /// Empties the pipe. What is posted after this wakes again, so look for messages afterwards.
  func drain() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(readEnd, &bytes, bytes.count) > 0 {}
    isAwake.store(false, ordering: .sequentiallyConsistent)
  }
}
