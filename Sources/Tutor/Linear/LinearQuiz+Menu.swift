import Course

/// What can be typed in a quiz: it depends on what is in front of the learner.
extension LinearQuiz {
  enum Command: Equatable {
    case again, hint, sure, fairly, guess, when, undo, flag, remove, cram, leave, help, quit
  }

  private static let reading = LinearMenu<Command>.Entry(.again, ["r", "again"], "read it again")
  private static let sureness: [LinearMenu<Command>.Entry] = [
    .init(.sure, ["sure"], "before you answer: you are sure"),
    .init(.fairly, ["fairly"], "before you answer: you are fairly sure"),
    .init(.guess, ["guess"], "before you answer: it is a guess"),
  ]
  private static let undoing = LinearMenu<Command>.Entry(
    .undo, ["u", "undo"], "take the last grade back and be asked once more")
  private static let common: [LinearMenu<Command>.Entry] = [
    .init(.flag, ["!", "flag"], argument: "NOTE", "flag the question as wrong or unclear"),
    .init(.leave, ["q", "leave"], "leave the quiz; every answer is kept"),
    .init(.help, ["?", "help"], "what can be typed"),
    .init(.quit, ["quit"], "leave Gradus"),
  ]

  /// Whether the question in front was answered and may be graded otherwise.
  var isAnswered: Bool {
    switch stage {
    case .question(let asked): asked.asking.isOver
    case .card: session.isGraded
    case .end: false
    }
  }

  var menu: LinearMenu<Command> {
    let when = LinearMenu<Command>.Entry(.when, ["w", "when"], "when it comes back")
    let removing = LinearMenu<Command>.Entry(.remove, ["x"], "remove the card; the quiz will not ask it again")
    switch stage {
    case .question where isAnswered:
      return LinearMenu(
        (session.isCram ? [] : [when, Self.undoing]) + (made == nil ? [] : [removing]) + Self.common)
    case .question:
      let hint = LinearMenu<Command>.Entry(.hint, ["h", "i", "hint"], "a hint, where there is one")
      return LinearMenu([Self.reading, hint] + Self.sureness + [Self.undoing] + Self.common)
    case .card where isAnswered: return LinearMenu((session.isCram ? [] : [when, Self.undoing]) + Self.common)
    case .card: return LinearMenu([Self.reading] + Self.sureness + [removing, Self.undoing] + Self.common)
    case .end:
      let cramming = LinearMenu<Command>.Entry(.cram, ["c", "cram"], "ask everything you have read; no date changes")
      return LinearMenu((session.canCram ? [cramming] : []) + [Self.undoing] + Self.common.dropFirst())
    }
  }

  static let grades = "1 to 4: grade it again, hard, good or easy."

  func prompt(_ draft: LinearDraft) -> String {
    switch stage {
    case .question(let asked) where !asked.asking.isOver:
      return "\(asked.asking.hasHint ? "h: hint. " : "")sure, fairly, guess: how sure you are. q: leave. ?: more."
    case .question:
      return "Enter: next.\(session.isCram ? "" : " 1 to 4: another grade. u: undo.") ?: more. q: leave."
    case .card(_, false): return "Enter: what the lesson says. x: no such card. ?: more. q: leave."
    case .card: return "Enter: \(session.isGraded ? "next" : "good"). \(Self.grades) ?: more. q: leave."
    case .end:
      let enter = session.queue.counts.today > 0 ? "look again" : "leave"
      return "Enter: \(enter).\(session.canCram ? " c: cram." : "") ?: more. q: leave."
    }
  }

  /// Whether a grade can be given or changed now.
  var isGrading: Bool {
    if case .card(_, true) = stage { return true }
    return isAnswered && !session.isCram
  }
}
