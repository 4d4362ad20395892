import Foundation

/// How Gradus speaks here: on a full screen, or in lines of text.
enum FrontEnd: Equatable {
  case screen, plain

  /// Lines where they were asked for, where input or output is no terminal, and where the terminal has no screen.
  init(isPlain: Bool, environment: [String: String], isTerminal: Bool) {
    let name = environment["TERM"] ?? ""
    self = isPlain || !isTerminal || name.isEmpty || name == "dumb" ? .plain : .screen
  }

  init(_ options: GlobalOptions) {
    self.init(
      isPlain: options.isPlain, environment: ProcessInfo.processInfo.environment,
      isTerminal: isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1)
  }
}
