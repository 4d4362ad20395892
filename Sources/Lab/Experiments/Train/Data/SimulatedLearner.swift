import Engine
import Mathematics

/// Somebody who forgets by a known law, for those who have no reviews of their own yet: a pure function of its seed.
///
/// A memory of strength S is recalled after t days with the probability (1 + factor t / S)^decay, a power law with decay
/// -0.5. A success makes it 1.8 times as strong, a lapse leaves two fifths. Reviews come early and late, so that the whole
/// curve is seen.
public enum SimulatedLearner {
  public static let decay = -0.5
  /// 0.9^(1 / decay) - 1, so that recall is 0.9 after S days.
  static let factor = 19.0 / 81

  private static let cards = 40
  private static let strongest = 365.0
  private static let weakest = 0.5

  private struct Card {
    var strength: Double
    var last = 0.0
    var due = 0.0
    var reviews = 1
    var lapses = 0
  }

  public static func recall(days: Double, strength: Double) -> Double {
    pow(1 + factor * days / strength, decay)
  }

  /// In the order of time.
  public static func reviews(_ count: Int, seed: UInt64) -> [ReviewRow] {
    var chance = Generator(seed: seed, stream: Stream.review)
    var known: [Card] = []
    for index in 0..<cards { known.append(fresh(on: Double(index % 10), &chance)) }
    var rows: [ReviewRow] = []
    rows.reserveCapacity(count)
    while rows.count < count {
      var next = 0
      for index in known.indices where known[index].due < known[next].due { next = index }
      var card = known[next]
      let days = card.due - card.last
      let isRecalled = chance.uniform() < recall(days: days, strength: card.strength)
      rows.append(
        ReviewRow(
          days: days, strength: card.strength, reviews: card.reviews, lapses: card.lapses, recalled: isRecalled))
      card.strength = isRecalled ? 1.8 * card.strength : max(weakest, 0.4 * card.strength)
      card.reviews += 1
      if !isRecalled { card.lapses += 1 }
      // What is known for a year makes room for something new.
      known[next] = card.strength > strongest ? fresh(on: card.due, &chance) : asked(card, on: card.due, &chance)
    }
    return rows
  }

  private static func fresh(on day: Double, _ chance: inout Generator) -> Card {
    asked(Card(strength: exp(0.7 + 0.8 * chance.normal())), on: day, &chance)
  }

  /// Asked again when it is due, or much earlier, or much later.
  private static func asked(_ card: Card, on day: Double, _ chance: inout Generator) -> Card {
    var card = card
    card.last = day
    card.due = day + max(1, (card.strength * exp(1.2 * chance.normal())).rounded())
    return card
  }
}
