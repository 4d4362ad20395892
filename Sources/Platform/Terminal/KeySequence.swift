import TerminalUI

/// The sequences of keys that most terminals share.
///
/// Curses knows those of the terminal that `TERM` names. Many terminals are not quite what they are named after, and some
/// descriptions, such as that of a VT100, lack keys that every keyboard has today.
enum KeySequence {
  /// What follows `ESC [`: numbers between semicolons, then a final character.
  static func bracketed(_ parameters: some StringProtocol, _ final: Unicode.Scalar) -> Key? {
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false)
    guard numbers.count <= 2 else { return nil }
    let isShifted: Bool
    switch numbers.count == 2 ? numbers[1] : "1" {
    case "1": isShifted = false
    case "2": isShifted = true
    // Other modifiers mean nothing here.
    default: return nil
    }
    switch final {
    case "~": return isShifted ? nil : numbers.first.flatMap { numbered[String($0)] }
    case "C" where isShifted: return .shiftRight
    case "D" where isShifted: return .shiftLeft
    // The shifted arrows of rxvt.
    case "c" where parameters.isEmpty: return .shiftRight
    case "d" where parameters.isEmpty: return .shiftLeft
    default: return arrows[final]
    }
  }

  /// What follows `ESC O`.
  static func shifted(_ final: Unicode.Scalar) -> Key? { arrows[final] ?? keypad[final] }

  private static let arrows: [Unicode.Scalar: Key] = [
    "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "Z": .backTab,
  ]

  private static let numbered: [String: Key] = [
    "1": .home, "3": .delete, "4": .end, "5": .pageUp, "6": .pageDown, "7": .home, "8": .end,
  ]

  /// The numeric keypad when it sends sequences of its own.
  private static let keypad: [Unicode.Scalar: Key] = [
    "M": .enter, "j": .character("*"), "k": .character("+"), "l": .character(","), "m": .character("-"),
    "n": .character("."), "o": .character("/"), "p": .character("0"), "q": .character("1"), "r": .character("2"),
    "s": .character("3"), "t": .character("4"), "u": .character("5"), "v": .character("6"), "w": .character("7"),
    "x": .character("8"), "y": .character("9"), "X": .character("="),
  ]
}
