extension ProgressEvent {
  /// What resets a lesson, or everything: it names all that was done until now. What another machine did and has yet to
  /// be merged is not touched. nil when there is nothing to reset.
  public static func reset(of lesson: String?, in events: [ProgressEvent]) -> What? {
    var gone: Set<String> = []
    var removals: [String: String] = [:]
    var cards: Set<String> = []
    for event in events {
      switch event.what {
      case .tookBack(let ids), .reset(_, let ids): gone.formUnion(ids)
      case .removedCard(let id): removals[event.id] = id
      case .madeCard(let card) where lesson == nil || card.lesson == lesson: cards.insert(card.id)
      default: break
      }
    }
    let named = events.filter { event in
      if gone.contains(event.id) { return false }
      // A card that was removed may be made again after a reset.
      if let card = removals[event.id] { return lesson == nil || cards.contains(card) }
      guard let home = event.what.lesson else { return false }
      return lesson == nil || home == lesson
    }
    return named.isEmpty ? nil : .reset(lesson: lesson, named.map(\.id))
  }
}
