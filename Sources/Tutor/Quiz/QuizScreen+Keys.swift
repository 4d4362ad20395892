import Course
import TerminalUI

extension QuizScreen {
  enum Command: Equatable, Sendable {
    case question(QuestionScreen.Command)
    /// The next of sure, fairly, guess and nothing.
    case confidence
    case grade(ReviewGrade)
    case showInterval, takeBack
    case flag, sendFlag, keepFlag
    case scroll(Int), page(Int)
    case next, removeCard, cram, leave
  }

  func keyMap(_ scene: Scene) -> KeyMap<Command> {
    if flagNote != nil { return KeyMap(noting) }
    switch stage {
    case .question(let screen):
      let asking = session.isGraded ? [] : [sureness(isTyping: screen.isTyping)]
      let own = screen.isOpen ? asking + (screen.isTyping ? [] : grading) : grading
      return KeyMap(screen.keyMap(scene).lifted(Command.question).bindings + own)
    case .card(_, let isShown):
      let label = !isShown ? "answer" : session.isGraded ? "next" : "good"
      let help = isShown ? "Grade it good where it has no grade, and go on" : "Show what the lesson says"
      return KeyMap(
        [key([.enter], .next, label, help, .primary)] + (isShown ? [] : [sureness(isTyping: false)]) + grading
          + (session.isGraded ? [] : [removing]) + [leaving] + scrolling)
    case .end:
      let waits = session.queue.counts.today > 0
      let going = key([.enter], .next, waits ? "look again" : "leave", "Go on, or leave when all is done")
      let cramming = key([.character("c")], .cram, "cram", "Ask everything you have read, whatever its date")
      return KeyMap(
        session.isCram ? [going, leaving] : [going] + (session.canCram ? [cramming] : []) + [undoing, leaving])
    }
  }

  private func key(
    _ keys: [Key], _ command: Command, _ label: String, _ help: String,
    _ importance: Binding<Command>.Importance = .primary, reason: String? = nil, keysText: String? = nil
  ) -> Binding<Command> {
    Binding(
      keys, command, label: label, help: help, importance: importance, group: "Quiz", reason: reason,
      keysText: keysText)
  }

  /// A letter would go into a text field.
  private func sureness(isTyping: Bool) -> Binding<Command> {
    key(
      (isTyping ? [] : [.character("c")]) + [.control("t")], .confidence, "how sure",
      "How sure you are: sure, fairly, guess, not said")
  }

  private var undoing: Binding<Command> {
    key(
      [.character("u")], .takeBack, "undo", "Take the last grade back and ask once more", .secondary,
      reason: session.isCram
        ? "cramming gives no grades" : session.answered.isEmpty ? "nothing was graded yet" : nil)
  }

  private var removing: Binding<Command> {
    key([.character("x")], .removeCard, "no card", "Remove this card; the quiz will not ask it again", .secondary)
  }

  private var leaving: Binding<Command> {
    key([.character("q"), .control("g")], .leave, "leave", "Leave the quiz; every answer is kept")
  }

  private var noting: [Binding<Command>] {
    [
      key([.enter], .sendFlag, "flag", "Flag the question with this note"),
      key([.control("g")], .keepFlag, "cancel", "Flag nothing"),
    ]
  }

  /// Whether a grade can be given or changed now.
  private var isGrading: Bool {
    switch stage {
    case .question(let screen): session.isGraded && !screen.isOpen
    case .card(_, let isShown): isShown
    case .end: false
    }
  }

  private var grading: [Binding<Command>] {
    var result: [Binding<Command>] = []
    if isGrading, !session.isCram {
      for grade in ReviewGrade.allCases {
        result.append(
          key(
            [.character(Character("\(grade.rawValue)"))], .grade(grade), grade.word, "Grade it \(grade.word)",
            .secondary, keysText: "\(grade.rawValue)"))
      }
      if session.isGraded {
        result.append(
          key([.character("w")], .showInterval, "when", "Show or hide when it comes back", .paletteOnly))
      }
    }
    return result + [
      undoing,
      key([.character("!")], .flag, "flag", "Flag this question as wrong or unclear, with a note", .paletteOnly),
    ]
  }
}
