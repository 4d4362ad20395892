import CTerminal
import Engine
import Foundation

/// How many threads compute the steps of a training: what comes out is the same, to the last bit.
///
/// A second one gains up to 1.9 times on steps of more than half a millisecond; smaller ones are never shared. One is
/// all there is where trainings take all processors already, as those of `gradus check` do.
enum TrainingThreads {
  /// - Parameters:
  ///   - forced: the value of `GRADUS_THREADS`: `1` or `2`; anything else leaves the choice to the machine.
  ///   - processors: that this process may run on.
  ///   - isWatched: whether pictures are drawn meanwhile, which takes a processor for itself and for the terminal.
  static func count(forced: String?, processors: Int, isWatched: Bool) -> Int {
    switch forced {
    case "1": 1
    case "2": 2
    default: processors - (isWatched ? 1 : 0) >= 2 ? 2 : 1
    }
  }

  /// The second thread, for all runs of a session; nil where one is enough.
  static func workers(isWatched: Bool) -> Workers? {
    let machine = ProcessInfo.processInfo
    let count = count(
      forced: machine.environment["GRADUS_THREADS"], processors: machine.activeProcessorCount, isWatched: isWatched)
    return count == 2 ? Workers { terminal_guard_thread() } : nil
  }
}
