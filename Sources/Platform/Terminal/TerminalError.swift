/// Why there is no full screen here.
package enum TerminalError: Error, Equatable {
  case noTerminal
  case noDescriptors
  /// The name is empty where `TERM` is not set.
  case unknownTerminal(String)
  case noCursorAddressing(String)

  package var message: String {
    switch self {
    case .noTerminal: "Standard input or output is no terminal, so there is no screen to draw on; use --plain."
    case .noDescriptors: "This process may open no more files, so it cannot listen for signals; close some programs."
    case .unknownTerminal(""):
      "TERM is not set, so it is not known how to draw on this terminal. Set it to a type such as xterm-256color, or "
        + "use --plain."
    case .unknownTerminal(let name):
      "The terminal type \"\(name)\" is not known on this machine. Set TERM to one that is, such as xterm-256color, "
        + "or use --plain."
    case .noCursorAddressing(let name):
      "A terminal of type \"\(name)\" cannot place its cursor, so there is no screen to draw on; use --plain."
    }
  }
}
