import CTerminal

/// Why the full screen came to an end.
package enum ScreenEnding: Equatable, Sendable {
  case quit
  /// The system asked for it.
  case signal(Int32)

  /// Ends the process as it was asked to, so that whoever started it sees the signal; returns after an ordinary end.
  package func pass() {
    if case .signal(let number) = self { terminal_guard_die(number) }
  }
}
