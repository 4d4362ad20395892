import CNcurses
import TerminalUI

/// The pairs of colours curses knows, made when they are first needed.
struct ColorPairs {
  private struct Colors: Hashable {
    var foreground: Int32
    var background: Int32
  }

  /// How many pairs there may be, the terminal's own colours (number 0) among them.
  private let capacity: Int32
  private let register: (_ pair: Int32, _ foreground: Int32, _ background: Int32) -> Void
  private var numbers: [Colors: Int32] = [:]

  init(
    capacity: Int, register: @escaping (Int32, Int32, Int32) -> Void = { _ = init_extended_pair($0, $1, $2) }
  ) {
    self.capacity = Int32(clamping: capacity)
    self.register = register
  }

  /// The number of a pair, -1 being the terminal's own colour; nil when there is no room for another.
  mutating func pair(_ foreground: Int32, _ background: Int32) -> Int32? {
    if foreground == -1, background == -1 { return 0 }
    let colors = Colors(foreground: foreground, background: background)
    if let number = numbers[colors] { return number }
    let number = Int32(numbers.count) + 1
    guard number < capacity else { return nil }
    register(number, foreground, background)
    numbers[colors] = number
    return number
  }

  mutating func removeAll() { numbers.removeAll() }
}

extension Color {
  /// The colour as curses counts it on a terminal of this tier; -1 is the terminal's own.
  func number(_ tier: ColorTier) -> Int32 {
    switch self {
    case .standard: -1
    case .palette(let index): tier == .direct ? Self.directNumber(index) : Int32(index)
    case .rgb(let red, let green, let blue): Self.directNumber(red, green, blue)
    }
  }

  /// Where numbers are exact colours, the first eight still are the names. The cube and the grays become exact.
  private static func directNumber(_ index: UInt8) -> Int32 {
    switch index {
    case 0..<16: return Int32(index % 8)
    case 16..<232:
      let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
      let cube = Int(index) - 16
      return directNumber(levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6])
    default:
      let gray = 8 + 10 * (index - 232)
      return directNumber(gray, gray, gray)
    }
  }

  private static func directNumber(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int32 {
    max(8, Int32(red) << 16 | Int32(green) << 8 | Int32(blue))
  }
}
