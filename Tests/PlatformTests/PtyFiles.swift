import CNcurses
import Foundation
import Synchronization

/// The two sides of a pseudo-terminal, and how it stands.
enum PtyFiles {
  /// Between the opening of a descriptor and its mark that keeps it from children, no other child may be started.
  private static let starting = Mutex(())

  static func whileNothingStarts<Result, Failure: Error>(
    _ body: () throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    try starting.withLock { _ throws(Failure) in try body() }
  }

  /// `POSIX_SPAWN_SETSID`, which glibc shows to GNU programs only.
  #if os(Linux)
    static let newSession: Int32 = 0x80
  #else
    static let newSession = POSIX_SPAWN_SETSID
  #endif

  static func closeOnExecution(_ files: Int32...) {
    for file in files { _ = fcntl(file, F_SETFD, FD_CLOEXEC) }
  }

  static func setSize(_ master: Int32, columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }
}

/// How a terminal treats what is typed and shown: what `stty` prints.
struct PtyAttributes: Equatable {
  private var modes: [tcflag_t]
  private var controls: [UInt8]

  init(of file: Int32) {
    var attributes = termios()
    tcgetattr(file, &attributes)
    modes = [attributes.c_iflag, attributes.c_oflag, attributes.c_cflag, attributes.c_lflag]
    controls = withUnsafeBytes(of: attributes.c_cc) { Array($0) }
  }

  /// Lines are edited by the terminal, as a shell finds it.
  var isCooked: Bool { modes[3] & tcflag_t(ICANON) != 0 && modes[3] & tcflag_t(ECHO) != 0 }
}

/// How a program ended.
enum PtyExit: Equatable, Sendable {
  case code(Int32)
  case signal(Int32)

  /// - Parameter status: as `waitpid` gives it.
  init(status: Int32) {
    let signal = status & 0x7F
    self = signal == 0 ? .code(status >> 8 & 0xFF) : .signal(signal)
  }
}
