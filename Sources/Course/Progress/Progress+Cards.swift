extension Progress {
  /// Whether a card would be asked if it were made now: it is not there yet, was never removed, and its lesson has fewer
  /// than it may have.
  public func hasRoom(for card: PredictionCard) -> Bool {
    let made = cards[card.lesson, default: []]
    return !made.contains(card.id) && !removedCards.contains(card.id)
      && made.count { !removedCards.contains($0) } < PredictionCard.mostPerLesson
  }

  /// Whether a card was made and not removed.
  public func has(_ card: PredictionCard) -> Bool {
    cards[card.lesson, default: []].contains(card.id) && !removedCards.contains(card.id)
  }
}
