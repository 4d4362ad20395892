package import TerminalUI
package import Tutor

/// What the event loop shows and tells what happened: the tutor, or a script in tests. It ends with `Effect.quit`.
package protocol Interaction {
  mutating func update(_ message: Message) -> [Effect]
  /// The whole screen, as large as the last message about its size said.
  func draw() -> Surface
}
