import TerminalUI

extension KeyMap {
  /// The same bindings for a screen that holds this one's.
  func lifted<Outer: Sendable>(_ lift: (Command) -> Outer) -> KeyMap<Outer> {
    KeyMap<Outer>(bindings.map { $0.lifted(lift) })
  }
}

extension Binding {
  func lifted<Outer: Sendable>(_ lift: (Command) -> Outer) -> Binding<Outer> {
    Binding<Outer>(
      keys, lift(command), label: label, help: help,
      importance: Binding<Outer>.Importance(rawValue: importance.rawValue) ?? .secondary, group: group,
      reason: reason, keysText: keysText, footerKeys: footerKeys)
  }
}
