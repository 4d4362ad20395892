import Engine

/// The spread of an interval.
enum Fuzz {
  /// The days among which one is picked; nil below 2.5 days.
  ///
  /// The reach is 1 + 0.15 (the part of the interval in 2.5 ... 7) + 0.10 (in 7 ... 20) + 0.05 (above 20).
  ///
  /// - Parameter elapsed: days since the review before: a longer interval never becomes shorter than those.
  static func window(_ days: Double, elapsed: Int, longest: Int) -> ClosedRange<Int>? {
    guard days >= 2.5 else { return nil }
    func part(_ low: Double, _ high: Double) -> Double { max(0, min(days, high) - low) }
    let reach = 1 + 0.15 * part(2.5, 7) + 0.10 * part(7, 20) + 0.05 * part(20, .infinity)
    let high = min(Int((days + reach).rounded()), longest)
    var low = max(2, Int((days - reach).rounded()))
    if days > Double(elapsed) { low = max(low, elapsed + 1) }
    return min(low, high)...high
  }

  static func pick(in window: ClosedRange<Int>, card: String, reviews: Int) -> Int {
    var chance = Generator(seed: seed(of: card) &+ UInt64(max(0, reviews)), stream: Stream.review)
    return window.lowerBound + Int(Double(window.count) * chance.uniform())
  }

  /// FNV-1a (Fowler, Noll and Vo 1991) of the id.
  static func seed(of card: String) -> UInt64 {
    card.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
