import Foundation
import Platform
import TerminalUI

/// A small program that stands on the same ground as the tutor, so that tests can try the ground without the tutor: it
/// shows what it is told, and fails in every way when asked to.
@main enum ScreenProbe {
  static func main() {
    do throws(TerminalError) {
      let ending = try FullScreen().run(TerminalOptions()) { ProbeState($0, width: $1, height: $2) }
      ending.pass()
    } catch {
      try? FileHandle.standardError.write(contentsOf: Data((error.message + "\n").utf8))
      exit(74)
    }
  }
}
