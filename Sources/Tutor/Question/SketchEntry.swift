import Course
import TerminalUI

/// A curve while the learner draws it: one handle for each asked epoch.
struct SketchEntry: Equatable, Sendable {
  let epochs: [Double]
  let scale: SketchScale
  private(set) var values: [Double]
  /// The handle that is turned.
  private(set) var selection = 0
  /// Whether the learner has drawn at all; a line as it was offered is no prediction.
  private(set) var isTouched = false
  /// A value that is being typed for the selected handle.
  private(set) var typed: TextFieldState?

  init(epochs: [Double], scale: SketchScale) {
    self.epochs = epochs
    self.scale = scale
    values = Array(repeating: scale.neutral, count: epochs.count)
  }

  mutating func select(by steps: Int) {
    typed = nil
    selection = Menu.moved(selection, by: steps, count: epochs.count) ?? 0
  }

  /// Moves the selected handle by small steps of the axis.
  mutating func turn(by steps: Int) {
    guard values.indices.contains(selection) else { return }
    typed = nil
    values[selection] = scale.moved(values[selection], by: steps)
    isTouched = true
  }

  /// Begins to type a value.
  mutating func startTyping(_ text: String = "") { typed = TextFieldState(text, limit: 40) }
  mutating func stopTyping() { typed = nil }

  /// Takes a key of the text being typed, or one that begins a number. False leaves the key to the map.
  mutating func edit(_ key: Key) -> Bool {
    if var field = typed {
      guard field.handle(key) else { return false }
      typed = field
      return true
    }
    guard case .character(let character) = key, character.isASCII, character.isNumber || ".-".contains(character)
    else { return false }
    startTyping(String(character))
    return true
  }

  /// Gives the selected handle the typed value. Returns why not when it cannot be read; what was typed then stays.
  mutating func takeTyped() -> String? {
    guard let field = typed, values.indices.contains(selection) else { return nil }
    switch NumberAnswer.read(field.text) {
    case .unreadable(let reason): return reason
    case .value(let value):
      values[selection] = value
      isTouched = true
      typed = nil
      return nil
    }
  }
}
