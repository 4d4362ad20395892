/// The single characters plots are made of, in Unicode or in ASCII.
struct PlotSymbols: Equatable, Sendable {
  let isASCII: Bool

  init(glyphs: GlyphTier) { isASCII = glyphs == .ascii }

  var horizontal: Character { isASCII ? "-" : "─" }
  var vertical: Character { isASCII ? "|" : "│" }
  var corner: Character { isASCII ? "+" : "└" }
  var leftTick: Character { isASCII ? "+" : "┤" }
  var downTick: Character { isASCII ? "+" : "┬" }
  var guideHorizontal: Character { isASCII ? "-" : "╌" }
  var guideVertical: Character { isASCII ? ":" : "┊" }
  var notFinite: Character { isASCII ? "x" : "×" }
  var atFloor: Character { isASCII ? "v" : "▽" }
  var sketch: Character { isASCII ? "?" : "◇" }
  var minus: Character { isASCII ? "-" : "−" }
  var ellipsis: String { isASCII ? ".." : "…" }

  /// A shape for single points of a series or a class; filled and hollow, round and angular differ most.
  func marker(_ index: Int) -> Character {
    let shapes: [Character] =
      isASCII ? ["o", "+", "*", "#", "@", "%", "&", "x"] : ["○", "●", "△", "■", "◇", "▲", "□", "◆"]
    return shapes[((index % shapes.count) + shapes.count) % shapes.count]
  }

  /// The letter at the end of a curve and beside its name.
  static func letter(_ index: Int) -> Character {
    Character(Unicode.Scalar(UInt8(65 + index % 26)))
  }

  /// Text in at most `columns` columns; what is cut off is shown by an ellipsis.
  func fit(_ text: String, _ columns: Int) -> String {
    let visible = VisibleText.string(text)
    if visible.columns <= columns { return visible }
    if columns < ellipsis.columns { return String(repeating: ".", count: max(0, columns)) }
    var result = ""
    var used = ellipsis.columns
    for character in visible {
      used += character.columns
      if used > columns { break }
      result.append(character)
    }
    return result + ellipsis
  }
}

extension String {
  /// Filled up with blanks to a number of columns, on the right or on the left.
  func padded(_ columns: Int, left: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, columns - self.columns))
    return left ? blanks + self : self + blanks
  }
}
