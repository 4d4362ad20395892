import TerminalUI

/// Choices while the learner makes up their mind: where the pointer stands, and what is picked.
struct ChoiceEntry: Equatable, Sendable {
  /// Indices as the lesson lists them, in the order in which they are shown.
  let shown: [Int]
  /// Whether any number of them may be picked together; otherwise the pointer is the pick.
  let takesSeveral: Bool
  /// A row of `shown`. nil as long as nothing was chosen, so that no key pressed too long can answer.
  private(set) var cursor: Int?
  /// Indices as the lesson lists them.
  private(set) var picked: Set<Int> = []

  init(shown: [Int], takesSeveral: Bool) {
    self.shown = shown
    self.takesSeveral = takesSeveral
    cursor = takesSeveral && !shown.isEmpty ? 0 : nil
  }

  /// What the pointer stands at, as the lesson lists it.
  var current: Int? { cursor.map { shown[$0] } }

  mutating func move(by steps: Int) { cursor = Menu.moved(cursor, by: steps, count: shown.count) }

  /// Goes to a row, and where several may be picked picks it or takes it back.
  mutating func choose(row: Int) {
    guard shown.indices.contains(row) else { return }
    cursor = row
    pick()
  }

  /// Picks what the pointer stands at, or takes the pick back.
  mutating func pick() {
    if cursor == nil { move(by: 1) }
    guard takesSeveral, let current else { return }
    picked.formSymmetricDifference([current])
  }

  /// Nothing is pointed at any more, so that the next pick is made on purpose.
  mutating func letGo() { if !takesSeveral { cursor = nil } }
}
