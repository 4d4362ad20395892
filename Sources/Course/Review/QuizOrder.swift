/// Picks cards so that siblings and near-duplicates are never side by side, as long as there is a way.
enum QuizOrder {
  /// The first card of an order that is no kin of the one before and leaves the rest in a state that can be finished:
  /// no family may have more than every second place.
  static func next(of order: [QuizCard], among rest: [QuizCard], after previous: QuizCard?) -> QuizCard? {
    var sizes: [String: Int] = [:]
    for card in rest { for family in card.kin { sizes[family, default: 0] += 1 } }
    let places = rest.count - 1
    let strangers = order.filter { card in !(previous.map(card.isKin) ?? false) }
    let largest = sizes.values.max() ?? 0
    // Only a family with nearly half of all can get into trouble.
    guard largest * 2 >= rest.count else { return strangers.first ?? order.first }
    let crowded = sizes.filter { $0.value * 2 >= places }.map(\.key).sorted()
    let fitting = strangers.first { card in
      crowded.allSatisfy { family in
        let isMember = card.kin.contains(family)
        let left = (sizes[family] ?? 0) - (isMember ? 1 : 0)
        return left <= (isMember ? places / 2 : (places + 1) / 2)
      }
    }
    if let fitting { return fitting }
    // There is no way any more: the largest family first, so that as few as possible meet.
    func weight(_ card: QuizCard) -> Int { card.kin.map { sizes[$0] ?? 0 }.max() ?? 0 }
    let heaviest = strangers.map(weight).max()
    return strangers.first { weight($0) == heaviest } ?? order.first
  }
}
