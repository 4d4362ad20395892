import Course
import TerminalUI

extension QuestionPage {
  /// What became of the last attempt, behind a bar.
  mutating func addVerdict() {
    guard let verdict = screen.verdict else { return }
    let isRight = verdict.grade.isRight
    let style = isRight ? theme.good : theme.warning
    var inner = TallColumn(width: column.width - 2)
    inner.add(StyledText(isRight ? marks.right + " " : marks.wrong + " ", style) + heading(verdict.grade, style))
    if case .predicted(let band) = verdict.grade { addBands(band, to: &inner) }
    for (index, paragraph) in reasons(verdict).enumerated() {
      if index > 0 || screen.prediction != nil { inner.gap() }
      inner.add(styler.text(paragraph))
    }
    if case .order(let items) = screen.question.kind, screen.asking.isOver, !isRight {
      addRightOrder(items, to: &inner)
      if !screen.question.explanation.isEmpty {
        inner.gap()
        inner.add(styler.text(screen.question.explanation))
      }
    }
    column.gap()
    let top = column.height
    column.add(inner, bar: style, glyphs)
    addCard()
    addClosing()
    if screen.attention == .verdict { column.attend(from: top, cursorAt: screen.isTyping ? nil : 0) }
  }

  private func heading(_ grade: Verdict.Grade, _ style: Style) -> StyledText {
    switch grade {
    case .right: return StyledText("Right.", style)
    case .predicted(.exact): return StyledText("Right.", style)
    case .predicted(.rightMagnitude):
      return StyledText("Right.", style) + StyledText(" You have the order of magnitude, and that counts.")
    case .predicted(.rightDirection):
      return StyledText("Not quite.", style) + StyledText(" The direction is right, the size is not.")
    case .wrong, .predicted(.wrong), .unreadable: return StyledText("Not quite.", style)
    }
  }

  /// The bands a prediction can fall into, the reached one marked, where it has more than two.
  private func addBands(_ band: Verdict.Band, to inner: inout TallColumn) {
    guard let prediction = screen.prediction else { return }
    var bands: [(Verdict.Band, String)] = [(.exact, "exact"), (.rightMagnitude, "right order of magnitude")]
    switch prediction.form {
    case .choice: return
    case .number: if prediction.bands.baseline != nil { bands.append((.rightDirection, "right direction")) }
    case .sketch: bands.append((.rightDirection, "right direction"))
    }
    bands.append((.wrong, "wrong"))
    var line = StyledText()
    for (index, (candidate, name)) in bands.enumerated() {
      let isReached = candidate == band
      line.append(
        (isReached ? marks.reached : marks.missed) + " " + name, isReached ? theme.strong : theme.dim,
        unbreakable: true)
      if index + 1 < bands.count { line.append("   ") }
    }
    line.append("   ")
    line.append("The first two count as right.", theme.dim, unbreakable: true)
    inner.add(line)
  }

  /// Why: about this answer first, then about the question once it is over.
  private func reasons(_ verdict: Verdict) -> [[Inline]] {
    let question = screen.question
    guard screen.asking.isOver else { return [verdict.explanation].filter { !$0.isEmpty } }
    let isRight = verdict.grade.isRight
    var whole: [Inline]
    switch question.kind {
    case .choice: whole = isRight ? question.explanation : question.workedAnswer
    case .number, .shortText: whole = question.workedAnswer
    case .order: whole = isRight ? question.explanation : [.text("The order is:")]
    case .several, .predict: whole = question.explanation
    }
    if whole == verdict.explanation { whole = [] }
    return [isToldElsewhere ? [] : verdict.explanation, whole].filter { !$0.isEmpty }
  }

  /// Whether the picture already says what was wrong with the answer: the right order does, and a sketch under its curve.
  private var isToldElsewhere: Bool {
    switch screen.entry {
    case .order, .sketch: true
    case .choices, .text: false
    }
  }

  private mutating func addClosing() {
    let sentence: String
    if !screen.asking.isOver {
      sentence = "You have one more try. Then the answer is shown."
    } else if screen.occasion == .quiz {
      sentence = "Enter goes on. 1-4 changes the grade: again, hard, good, easy."
    } else if screen.occasion == .lesson, screen.prediction != nil, screen.experiment != nil {
      sentence =
        isLast
        ? "Enter opens the lab, so that you can watch it run."
        : "Enter asks what else you expect of it. Then you can watch it run."
    } else {
      sentence = "Enter goes on."
    }
    column.gap()
    column.add(StyledText(sentence, theme.dim))
  }

  /// The items in their right order, numbered.
  private func addRightOrder(_ texts: [[Inline]], to column: inout TallColumn) {
    for (row, text) in texts.enumerated() {
      let number = "\(row + 1). "
      column.add(
        StyledText([TextRun(number, theme.dim, unbreakable: true)]) + styler.text(text), hanging: number.columns)
    }
  }
}
