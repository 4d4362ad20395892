import Course
import Lab
import TerminalUI

extension QuestionPage {
  mutating func addEntry() {
    let top = column.height
    switch screen.entry {
    case .choices(let entry): addChoices(entry)
    case .order(let entry): addOrder(entry)
    case .text(let field): addField(field)
    case .sketch(let entry): addSketch(entry)
    }
    // Without a pointer of its own, the whole answer is what one looks at.
    if screen.attention == .answer, column.focus.isEmpty { column.attend(from: top, cursorAt: 0) }
  }

  private mutating func addField(_ state: TextFieldState) {
    var unit = ""
    if case .number(let key) = screen.question.kind, let named = key.unit { unit = named }
    if let prediction = screen.prediction, [.epochs, .steps].contains(prediction.measure.name) {
      unit = prediction.measure.words
    }
    let top = column.height
    guard screen.isOpen else {
      column.add(
        StyledText("Your answer  ", theme.dim) + StyledText(state.text, theme.strong)
          + StyledText(unit.isEmpty ? "" : " " + unit, theme.dim))
      return
    }
    let isNumber = if case .shortText = screen.question.kind { false } else { true }
    let room = column.width - (unit.isEmpty ? 0 : VisibleText.string(unit).columns + 2)
    let width = min(max(room, column.width / 2), isNumber ? 38 : 60)
    let placeholder = isNumber ? "12.5, 1.25e1 and 25/2 are all fine" : "a word or two"
    var piece = Surface(width: column.width, height: 1)
    TextField(
      state, placeholder: placeholder, isFocused: screen.isTyping, styles: theme.widgets, glyphs: glyphs
    ).draw(on: &piece, in: Rect(width: width, height: 1))
    piece.put(unit, x: width + 2, y: 0, theme.dim)
    column.add(piece)
    if screen.attention == .answer { column.attend(from: top, cursorAt: screen.isTyping ? nil : 0) }
  }
}
