import CNcurses
import TerminalUI

/// Turns cells into what curses draws.
struct CellEncoder {
  private var pairs: ColorPairs
  private let tier: ColorTier
  /// Whether a pair of colours there is no room for loses its background, or else both.
  var approximates = false { didSet { lastStyle = nil } }
  private var glyphs: [Character: Glyph] = [:]
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
    var isReplaced = true
    for (index, cell) in zip(cells.indices, cells) {
      // The right half of a wide character comes with its left half, unless there is something else in its place.
      if cell.isContinuation, !isReplaced { continue }
      if cell.style != lastStyle {
        guard let look = look(of: cell.style) else { return nil }
        lastStyle = cell.style
        lastLook = look
      }
      var glyph = cell.isContinuation ? Glyph.blank : known(cell.character)
      let hasRightHalf = index + 1 < cells.endIndex && cells[index + 1].isContinuation
      if glyph.isWide != hasRightHalf, !cell.isContinuation { glyph = .unknown }
      isReplaced = glyph.isUnknown && hasRightHalf
      // Eight bits of the pair stand among the attributes too, for programs that know no more.
      let attributes = lastLook.attributes | attr_t(min(lastLook.pair, 255)) << 8
      result.append(cchar_t(attr: attributes, chars: glyph.scalars, ext_color: lastLook.pair))
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

  private mutating func known(_ character: Character) -> Glyph {
    if character.utf8.count == 1, let ascii = character.asciiValue {
      return ascii < 32 || ascii == 127 ? .unknown : Glyph(scalars: (wchar_t(ascii), 0, 0, 0, 0))
    }
    if let found = glyphs[character] { return found }
    // A map of neurons or a pasted novel does not make this grow for ever.
    if glyphs.count > 4_096 { glyphs.removeAll() }
    let made = Glyph(character)
    glyphs[character] = made
    return made
  }
}

/// A character as curses takes it: a base and up to four combining marks.
private struct Glyph {
  var scalars: (wchar_t, wchar_t, wchar_t, wchar_t, wchar_t)
  var isWide = false
  var isUnknown = false

  static let blank = Glyph(scalars: (0x20, 0, 0, 0, 0))
  static let unknown = Glyph(scalars: (0x3F, 0, 0, 0, 0), isUnknown: true)
}

extension Glyph {
  /// Unknown unless the C library agrees with us about its width: curses would place everything after it wrong.
  init(_ character: Character) {
    var values = character.unicodeScalars.map { wchar_t(bitPattern: $0.value) }
    let base = values.removeFirst()
    let columns = character.columns
    guard columns > 0, Int(wcwidth(base)) == columns else {
      self = .unknown
      return
    }
    let marks = values.prefix { wcwidth($0) == 0 } + [0, 0, 0, 0]
    self.init(scalars: (base, marks[0], marks[1], marks[2], marks[3]), isWide: columns == 2)
  }
}
