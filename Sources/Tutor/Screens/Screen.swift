import TerminalUI

/// One screen of the full-screen tutor: a value that turns commands into replies and draws itself.
///
/// Screens receive no messages. Whoever holds one hands it keys and results through methods.
protocol Screen: Equatable, Sendable {
  /// What can be meant here; a closed enum.
  associatedtype Command: Equatable, Sendable

  /// Where the learner is, for the row over the screen.
  var title: ScreenTitle { get }

  /// Everything that can be done now. Footer, palette and manual are made from it.
  func keyMap(_ scene: Scene) -> KeyMap<Command>

  /// Takes a key before the key map does, while a text field or another editor has the focus. nil leaves it to the map.
  mutating func edit(_ key: Key, _ scene: Scene) -> [Reply]?

  mutating func perform(_ command: Command, _ scene: Scene) -> [Reply]

  func draw(on surface: inout Surface, in rect: Rect, _ scene: Scene)
}

extension Screen {
  mutating func edit(_ key: Key, _ scene: Scene) -> [Reply]? { nil }
}

struct ScreenTitle: Equatable, Sendable {
  var left: String
  var center = ""
  var right = ""
}
