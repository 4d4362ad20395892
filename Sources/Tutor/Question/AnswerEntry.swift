import Course
import Lab
import TerminalUI

/// What a learner is putting together as an answer, before it is given.
enum AnswerEntry: Equatable, Sendable {
  case choices(ChoiceEntry)
  case order(OrderEntry)
  /// A number or a few words.
  case text(TextFieldState)
  case sketch(SketchEntry)

  /// What a number takes at most; Course reads no longer one.
  private static let longestNumber = 200

  /// The empty answer to a question, its choices in the order they are shown.
  init(to question: Question, shown: [Int], experiment: Experiment?) {
    switch question.kind {
    case .choice: self = .choices(ChoiceEntry(shown: shown, takesSeveral: false))
    case .several: self = .choices(ChoiceEntry(shown: shown, takesSeveral: true))
    case .number: self = .text(TextFieldState(limit: Self.longestNumber))
    case .shortText: self = .text(TextFieldState(limit: 300))
    case .order: self = .order(OrderEntry(items: shown))
    case .predict(let prediction):
      switch prediction.form {
      case .choice: self = .choices(ChoiceEntry(shown: shown, takesSeveral: false))
      case .number: self = .text(TextFieldState(limit: Self.longestNumber))
      case .sketch(let epochs):
        self = .sketch(SketchEntry(epochs: epochs, scale: SketchScale(prediction, of: experiment)))
      }
    }
  }

  /// The answer as it stands; nil while there is none, such as a choice that was not made.
  func answer(to question: Question, shown: [Int]) -> Answer? {
    let isPrediction = if case .predict = question.kind { true } else { false }
    switch self {
    case .choices(let entry) where entry.takesSeveral: return entry.picked.isEmpty ? nil : .several(entry.picked)
    case .choices(let entry): return entry.current.map { isPrediction ? .predictedChoice($0) : .choice($0) }
    case .order(let entry): return entry.items == shown ? nil : .order(entry.items)
    case .text(let field): return isPrediction ? .predictedNumber(field.text) : .text(field.text)
    case .sketch(let entry): return entry.isTouched ? .predictedCurve(entry.values) : nil
    }
  }

  /// What to do first, where there is no answer yet.
  var whatIsMissing: String {
    switch self {
    case .choices(let entry) where entry.takesSeveral: "Pick at least one first, with its digit or with Space."
    case .choices: "Choose one first, with its digit or with j and k."
    case .order: "Nothing has moved yet. Space takes an item, j and k carry it."
    case .text: "Type an answer first."
    case .sketch: "Draw first. Left and Right choose an epoch, Up and Down move its value."
    }
  }
}
