import Course
import TerminalUI

extension QuestionScreen {
  /// Makes a card for the quiz from a prediction that was far off, where the lesson may have one more. Cramming leaves
  /// nothing behind.
  mutating func makeCard(_ progress: Progress) -> [Reply] {
    guard card == nil, occasion != .cram, let result,
      let made = PredictionCard(lesson: lesson.id, asking, measured: result.measured), progress.hasRoom(for: made)
    else { return [] }
    card = made
    return [.effect(.record(.madeCard(made)))]
  }

  /// Takes the card that was just made out of the quiz.
  mutating func removeCard() -> [Reply] {
    guard let card else { return [] }
    self.card = nil
    return [.effect(.record(.removedCard(card.id))), .notice("The card is removed; the quiz will not ask it.")]
  }

  /// The key for that, while there is a card.
  var removing: [Binding<Command>] {
    guard card != nil else { return [] }
    return [
      Binding(
        [.character("x")], .removeCard, label: "no card",
        help: "Remove the card that was made from this prediction", importance: .primary, group: "Question")
    ]
  }
}

extension QuestionPage {
  /// What was made of a prediction that was far off.
  mutating func addCard() {
    guard screen.card != nil else { return }
    column.gap()
    column.add(
      StyledText("Your numbers became a card: the quiz will ask you why. x removes it.", theme.dim))
  }
}
