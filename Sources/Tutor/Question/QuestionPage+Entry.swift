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

  /// One line of a list: `› 2. ✗ [x] text`, with its explanation under it.
  struct Item {
    var text: StyledText
    var number: Int
    var isCurrent = false
    var box = ""
    var mark = ""
    var markStyle = Style.plain
    var why: StyledText?
    var style = Style.plain
  }

  mutating func add(_ items: [Item], isAiry: Bool) {
    for (row, item) in items.enumerated() {
      if isAiry, row > 0 { column.gap() }
      let top = column.height
      let style = item.isCurrent ? theme.selected : item.style
      var line = StyledText(
        [
          TextRun((item.isCurrent ? marks.pointer : " ") + " ", theme.accent, unbreakable: true),
          TextRun("\(item.number). " + item.box, item.isCurrent ? style : theme.dim.over(style), unbreakable: true),
          TextRun(item.mark.isEmpty ? "" : item.mark + " ", item.markStyle, unbreakable: true),
        ])
      let indent = line.text.columns
      line.runs += item.text.runs.map { TextRun($0.text, $0.style.over(style), unbreakable: $0.isUnbreakable) }
      column.add(line, hanging: indent)
      if let why = item.why { column.add(why, indent: min(indent, column.width / 2)) }
      if item.isCurrent, screen.attention == .answer { column.attend(from: top, cursorAt: 0) }
    }
  }

  /// Whether a blank row between items leaves all of them in sight.
  func isAiry(_ texts: [StyledText]) -> Bool {
    let rows = texts.map { $0.wrapped(width: max(1, column.width - 7)).count }
    return rows.contains { $0 > 1 } && column.height + rows.reduce(0, +) + rows.count + 4 <= window
  }

  // Choices

  private mutating func addChoices(_ entry: ChoiceEntry) {
    let choices = shownChoices
    let isOver = screen.asking.isOver
    let tried = screen.asking.attempts.compactMap { Self.singleChoice($0.answer) }
    let isMarked = isOver || !tried.isEmpty && !entry.takesSeveral
    let items = entry.shown.enumerated().map { row, index in
      var item = Item(text: styler.text(choices[index].text), number: row + 1)
      item.isCurrent = row == entry.cursor && screen.isOpen
      if entry.takesSeveral { item.box = entry.picked.contains(index) ? "[x] " : "[ ] " }
      guard isMarked else { return item }
      item.mark = " "
      let isPicked = tried.contains(index) || entry.picked.contains(index)
      if isOver, choices[index].isRight {
        (item.mark, item.markStyle) = (marks.right, theme.good)
      } else if isPicked {
        (item.mark, item.markStyle) = (marks.wrong, theme.warning)
        item.style = theme.dim
      }
      if isOver, entry.takesSeveral { item.why = styler.text(choices[index].why, theme.dim) }
      return item
    }
    add(items, isAiry: isAiry(items.map(\.text)))
  }

  private struct ShownChoice {
    var text: [Inline]
    var why: [Inline]
    var isRight: Bool
  }

  /// The choices as the lesson lists them. That of a prediction is right when the run has borne it out.
  private var shownChoices: [ShownChoice] {
    switch screen.question.kind {
    case .choice(let choices), .several(let choices):
      return choices.map { ShownChoice(text: $0.text, why: $0.why, isRight: $0.isRight) }
    case .predict(let prediction):
      guard case .choice(let outcomes) = prediction.form else { return [] }
      let measured = screen.result?.measured
      return outcomes.map { outcome in
        ShownChoice(
          text: outcome.text, why: outcome.why, isRight: measured.map { outcome.bound.holds(for: $0) } ?? false)
      }
    case .number, .order, .shortText: return []
    }
  }

  private static func singleChoice(_ answer: Answer) -> Int? {
    switch answer {
    case .choice(let index), .predictedChoice(let index): index
    case .several, .text, .order, .predictedNumber, .predictedCurve: nil
    }
  }

  // Order

  private mutating func addOrder(_ entry: OrderEntry) {
    guard case .order(let texts) = screen.question.kind else { return }
    let items = entry.items.enumerated().map { row, index in
      var item = Item(text: styler.text(texts[index]), number: row + 1)
      item.isCurrent = row == entry.cursor && screen.isOpen
      if item.isCurrent, entry.isHolding {
        (item.mark, item.markStyle) = (marks.held, theme.accent)
        item.text.append("  (held)", theme.dim)
      } else {
        item.mark = " "
      }
      return item
    }
    add(items, isAiry: false)
  }

  // Numbers and words

  private mutating func addField(_ state: TextFieldState) {
    var unit = ""
    if case .number(let key) = screen.question.kind, let named = key.unit { unit = named }
    if let prediction = screen.prediction, [.epochs, .steps].contains(prediction.measure.name) {
      unit = prediction.measure.words
    }
    let isNumber = if case .shortText = screen.question.kind { false } else { true }
    let room = column.width - (unit.isEmpty ? 0 : VisibleText.string(unit).columns + 2)
    let width = min(max(room, column.width / 2), isNumber ? 44 : 60)
    let placeholder = isNumber ? "12.5, 1.25e1 and 25/2 are all fine" : "a word or two"
    var piece = Surface(width: column.width, height: 1)
    TextField(
      state, placeholder: screen.isOpen ? placeholder : "", isFocused: screen.isTyping && screen.isOpen,
      styles: theme.widgets, glyphs: glyphs
    ).draw(on: &piece, in: Rect(width: width, height: 1))
    piece.put(unit, x: width + 2, y: 0, theme.dim)
    let top = column.height
    column.add(piece)
    if screen.attention == .answer { column.attend(from: top, cursorAt: screen.isTyping ? nil : 0) }
  }
}
