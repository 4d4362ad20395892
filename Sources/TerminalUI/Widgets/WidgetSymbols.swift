/// The characters widgets are made of, in Unicode or in ASCII. All of them take one column in every terminal.
struct WidgetSymbols: Equatable, Sendable {
  let isASCII: Bool

  init(_ glyphs: GlyphTier) { isASCII = glyphs == .ascii }

  var ellipsis: String { isASCII ? "..." : "…" }
  /// Before what has the focus; also the right end of a choice and of hidden text.
  var pointer: String { isASCII ? ">" : "›" }
  var pointerLeft: String { isASCII ? "<" : "‹" }
  var moreAbove: String { isASCII ? "^" : "▲" }
  var moreBelow: String { isASCII ? "v" : "▼" }
  var dash: String { isASCII ? "-" : "–" }

  var horizontal: Character { isASCII ? "-" : "─" }
  var vertical: Character { isASCII ? "|" : "│" }
  var topLeft: Character { isASCII ? "+" : "╭" }
  var topRight: Character { isASCII ? "+" : "╮" }
  var bottomLeft: Character { isASCII ? "+" : "╰" }
  var bottomRight: Character { isASCII ? "+" : "╯" }

  var track: Character { isASCII ? "-" : "─" }
  var thumb: Character { isASCII ? "o" : "●" }
  var radioOn: String { isASCII ? "(*)" : "(•)" }

  var gaugeFull: Character { isASCII ? "#" : "█" }
  var gaugeEmpty: Character { isASCII ? "." : "░" }
  /// Bars of one to seven eighths of a column; none in ASCII.
  var gaugeEighths: [Character] { isASCII ? [] : ["▏", "▎", "▍", "▌", "▋", "▊", "▉"] }

  var open: String { isASCII ? "[ ]" : "☐" }
  var done: String { isASCII ? "[x]" : "☑" }
  var failed: String { isASCII ? "[!]" : "☒" }
}
