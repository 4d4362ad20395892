import Course
import TerminalUI

/// A question laid out for a width, as tall as it is: what is asked, the answer, hints and the verdict.
struct QuestionPage {
  let screen: QuestionScreen
  let theme: Theme
  /// The rows it will be seen through, from which a chart takes its height.
  let window: Int
  /// Whether no other prediction keeps the experiment closed.
  let isLast: Bool
  var column: TallColumn

  init(_ screen: QuestionScreen, width: Int, height: Int, _ scene: Scene) {
    self.screen = screen
    theme = scene.theme
    window = height
    isLast = screen.isLast(scene.progress)
    column = TallColumn(width: width)
    addQuestion(wasAnswered: scene.progress.answered[screen.question.id])
    addEntry()
    addNote()
    addHints()
    addVerdict()
  }

  var glyphs: GlyphTier { theme.glyphs }
  var marks: AnswerMarks { AnswerMarks(theme.glyphs) }
  /// Whether there is room to let things stand apart.
  var isRoomy: Bool { window >= 16 }
  /// Bold terms open nothing here.
  var styler: InlineStyler { InlineStyler(theme: theme) { _ in false } }

  private mutating func addQuestion(wasAnswered: Bool?) {
    var kicker = StyledText(screen.prediction == nil ? "Question" : "Predict", theme.accent)
    kicker.append("  " + instruction, theme.dim)
    if let wasAnswered, screen.asking.attempts.isEmpty, screen.occasion == .lesson {
      kicker.append(wasAnswered ? " You have answered it before." : " You have tried it before.", theme.dim)
    }
    column.add(kicker)
    if isRoomy { column.gap() }
    column.add(styler.text(screen.question.ask, theme.strong))
    column.gap()
  }

  /// What to do, in a clause behind the kind of the question.
  private var instruction: String {
    switch screen.question.kind {
    case .choice: "Choose one."
    case .several: "Pick all that are right."
    case .number: "Type a number."
    case .order: "Put them in order."
    case .shortText: "Type a word or two."
    case .predict(let prediction):
      switch prediction.form {
      case .choice: "Choose one; then it runs."
      case .number: "Type a number; then it runs."
      case .sketch: "Draw the curve; then it runs."
      }
    }
  }

  private mutating func addNote() {
    let top: Int
    if screen.pending != nil {
      column.gap()
      top = column.height
      column.add(
        StyledText("training" + marks.ellipsis, theme.accent)
          + StyledText("  It runs at full speed, and your prediction waits for what it gives.", theme.dim))
    } else if let note = screen.note {
      column.gap()
      top = column.height
      column.add(StyledText(note, theme.warning))
    } else {
      return
    }
    if screen.attention == .note { column.attend(from: top, cursorAt: screen.isTyping ? nil : 0) }
  }

  private mutating func addHints() {
    let hints = screen.question.hints
    for (index, hint) in hints.prefix(screen.asking.hintsShown).enumerated() {
      if index == 0 || isRoomy { column.gap() }
      let top = column.height
      let name = hints.count == 1 ? "Hint" : "Hint \(index + 1) of \(hints.count)"
      let label = StyledText([TextRun(name + "  ", theme.accent, unbreakable: true)])
      column.add(label + styler.text(hint), hanging: name.columns + 2)
      if screen.attention == .hint { column.attend(from: top, cursorAt: 0) }
    }
  }
}
