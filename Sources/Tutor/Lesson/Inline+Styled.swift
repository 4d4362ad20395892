import Course
import TerminalUI

/// Turns running text into styled text.
struct InlineStyler {
  let theme: Theme
  /// Whether a bold term has an explanation to open.
  let isTerm: ([Inline]) -> Bool

  /// The pieces between forced line breaks.
  func lines(_ inlines: [Inline], _ style: Style = .plain) -> [StyledText] {
    var result: [StyledText] = [StyledText()]
    for inline in inlines {
      if inline == .lineBreak {
        result.append(StyledText())
      } else {
        add(inline, style, to: &result[result.count - 1])
      }
    }
    return result
  }

  func text(_ inlines: [Inline], _ style: Style = .plain) -> StyledText {
    var result = StyledText()
    for inline in inlines { add(inline, style, to: &result) }
    return result
  }

  private func add(_ inline: Inline, _ style: Style, to text: inout StyledText) {
    switch inline {
    case .text(let words): text.append(words, style)
    case .softBreak, .lineBreak: text.append(" ", style)
    case .code(let code): text.append(code, theme.code.over(style))
    case .emphasis(let inner): for piece in inner { add(piece, style.with(.italic), to: &text) }
    case .strong(let inner):
      let strong = isTerm(inner) ? theme.strong.with(.underline) : theme.strong
      for piece in inner { add(piece, strong.over(style), to: &text) }
    case .formula(let tex):
      let formula = Formula(tex: tex).linear(glyphs: theme.glyphs)
      text.append(formula, theme.formula.over(style), unbreakable: true)
    case .link(let inner, let destination):
      for piece in inner { add(piece, style.with(.underline), to: &text) }
      if inner.plainText != destination { text.append(" (\(destination))", theme.dim) }
    }
  }
}
