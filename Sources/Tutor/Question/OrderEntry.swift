import TerminalUI

/// Items while the learner puts them in order.
struct OrderEntry: Equatable, Sendable {
  /// Indices as the lesson lists them, in the learner's order.
  private(set) var items: [Int]
  private(set) var cursor = 0
  /// Whether the item under the pointer is taken along when the pointer moves.
  private(set) var isHolding = false

  init(items: [Int]) { self.items = items }

  /// Moves the pointer, and the item with it when it is held.
  mutating func move(by steps: Int) {
    if isHolding { carry(by: steps) } else { cursor = Menu.moved(cursor, by: steps, count: items.count) ?? 0 }
  }

  /// Moves the item under the pointer, held or not.
  mutating func carry(by steps: Int) {
    guard items.indices.contains(cursor), let target = Menu.moved(cursor, by: steps, count: items.count) else {
      return
    }
    items.insert(items.remove(at: cursor), at: target)
    cursor = target
  }

  mutating func toggleHold() { isHolding.toggle() }
  mutating func drop() { isHolding = false }
}
