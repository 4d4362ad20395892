import Course
import Lab
import TerminalUI

extension QuestionPage {
  /// One line of a list: `› 2. ✗ [x] text`, with its explanation under it.
  private struct Item {
    var text: StyledText
    var number: Int
    var isCurrent = false
    var box = ""
    var mark = ""
    var markStyle = Style.plain
    var why: StyledText?
    var style = Style.plain
  }

  private mutating func add(_ items: [Item], isAiry: Bool) {
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
  private func isAiry(_ texts: [StyledText]) -> Bool {
    let rows = texts.map { $0.wrapped(width: max(1, column.width - 7)).count }
    return rows.contains { $0 > 1 } && column.height + rows.reduce(0, +) + rows.count + 4 <= window
  }

  mutating func addChoices(_ entry: ChoiceEntry) {
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

  mutating func addOrder(_ entry: OrderEntry) {
    guard case .order(let texts) = screen.question.kind else { return }
    let items = entry.items.enumerated().map { row, index in
      var item = Item(text: styler.text(texts[index]), number: row + 1)
      item.isCurrent = row == entry.cursor && screen.isOpen
      if item.isCurrent, entry.isHolding {
        (item.mark, item.markStyle) = (marks.held, theme.accent)
        item.text.append("  (held)", theme.dim)
      } else if screen.asking.isOver {
        (item.mark, item.markStyle) = index == row ? (marks.right, theme.good) : (marks.wrong, theme.warning)
      } else {
        item.mark = " "
      }
      return item
    }
    add(items, isAiry: false)
  }
}
