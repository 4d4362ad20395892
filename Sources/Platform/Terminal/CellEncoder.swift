import CNcurses
import TerminalUI

/// Turns cells into what curses draws.
struct CellEncoder {
  /// A character as curses takes it.
  private typealias Scalars = (wchar_t, wchar_t, wchar_t, wchar_t, wchar_t)

  private var pairs: ColorPairs
  private let tier: ColorTier
  /// Whether a pair of colours there is no room for loses its background, or else both.
  var approximates = false
  private var scalars: [Character: Scalars] = [:]
  /// The last style and what it is for curses: neighbours mostly share theirs.
  private var lastStyle: Style?
  private var lastLook: (attributes: attr_t, pair: Int32) = (0, 0)

  init(tier: ColorTier, pairs: ColorPairs) {
    self.tier = tier
    self.pairs = pairs
  }

  /// A run of cells of one row. nil when there are more pairs of colours than the terminal has: everything has to be
  /// drawn anew.
  mutating func encode(_ cells: ArraySlice<Cell>) -> [cchar_t]? {
    var result: [cchar_t] = []
    result.reserveCapacity(cells.count)
    for cell in cells where !cell.isContinuation {
      if cell.style != lastStyle {
        guard let look = look(of: cell.style) else { return nil }
        lastStyle = cell.style
        lastLook = look
      }
      // Eight bits of the pair stand among the attributes too, for programs that know no more.
      let attributes = lastLook.attributes | attr_t(min(lastLook.pair, 255)) << 8
      let chars = known(cell.character)
      result.append(cchar_t(attr: attributes, chars: chars, ext_color: lastLook.pair))
      if chars.0 == Self.unknown, cell.character.columns == 2 {
        result.append(cchar_t(attr: attributes, chars: (0x20, 0, 0, 0, 0), ext_color: lastLook.pair))
      }
    }
    return result
  }

  /// Forgets all pairs of colours.
  mutating func reset() {
    pairs.removeAll()
    lastStyle = nil
  }

  private mutating func look(of style: Style) -> (attributes: attr_t, pair: Int32)? {
    var attributes: attr_t = 0
    if style.attributes.contains(.bold) { attributes |= nc_bold() }
    if style.attributes.contains(.dim) { attributes |= nc_dim() }
    if style.attributes.contains(.italic) { attributes |= nc_italic() }
    if style.attributes.contains(.underline) { attributes |= nc_underline() }
    if style.attributes.contains(.reverse) { attributes |= nc_reverse() }
    guard tier != .none else { return (attributes, 0) }
    let reduced = style.reduced(to: tier)
    let (foreground, background) = (reduced.foreground.number(tier), reduced.background.number(tier))
    if let pair = pairs.pair(foreground, background) { return (attributes, pair) }
    return approximates ? (attributes, pairs.pair(foreground, -1) ?? 0) : nil
  }

  private static let unknown = wchar_t(0x3F)

  private mutating func known(_ character: Character) -> Scalars {
    if character.utf8.count == 1, let ascii = character.asciiValue {
      return (ascii < 32 || ascii == 127 ? Self.unknown : wchar_t(ascii), 0, 0, 0, 0)
    }
    if let found = scalars[character] { return found }
    // A map of neurons or a pasted novel does not make this grow for ever.
    if scalars.count > 4_096 { scalars.removeAll() }
    let made = Self.scalars(of: character)
    scalars[character] = made
    return made
  }

  /// A character and its combining marks, when the C library agrees with us about its width: curses would place
  /// everything after it wrong otherwise.
  private static func scalars(of character: Character) -> Scalars {
    var values = character.unicodeScalars.map { wchar_t(bitPattern: $0.value) }
    let base = values.removeFirst()
    guard character.columns > 0, Int(wcwidth(base)) == character.columns else { return (unknown, 0, 0, 0, 0) }
    let marks = values.prefix { wcwidth($0) == 0 } + [0, 0, 0, 0]
    return (base, marks[0], marks[1], marks[2], marks[3])
  }
}
