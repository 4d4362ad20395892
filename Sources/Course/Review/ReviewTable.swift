public import Lab
import Mathematics

/// The reviews as a table that optimizers of FSRS read.
public enum ReviewTable {
  /// Comma-separated, one review a line, in the order of their times: card_id, review_time in milliseconds since 1970,
  /// review_rating from 1 to 4, review_state before the review (0 new, 1 learning, 2 review, 3 relearning) and
  /// review_duration in milliseconds.
  public static func csv(_ history: ReviewHistory, scheduler: Scheduler = Scheduler()) -> String {
    var memory = Memory(scheduler)
    var text = "card_id,review_time,review_rating,review_state,review_duration\n"
    for review in history.reviews {
      let before = memory.add(review).before
      let state =
        switch before?.phase {
        case nil: 0
        case .learning: 1
        case .review: 2
        case .relearning: 3
        }
      text += "\(field(review.question)),\(milliseconds(review.moment.time)),\(review.grade.rawValue),\(state),"
      text += "\(milliseconds(review.duration))\n"
    }
    return text
  }

  /// What came back after a day or more, as data to learn from: what was known before, and how it went.
  public static func rows(_ history: ReviewHistory, scheduler: Scheduler = Scheduler()) -> [ReviewRow] {
    var memory = Memory(scheduler)
    return history.reviews.compactMap { review in
      let (before, after) = memory.add(review)
      guard let before, before.isInReview, before.lastDay < after.lastDay else { return nil }
      return ReviewRow(
        days: Double(after.lastDay.days(since: before.lastDay)), strength: before.strength.stability,
        reviews: before.reviews, lapses: before.lapses, recalled: review.grade.isPass)
    }
  }

  private static func milliseconds(_ seconds: Double) -> Int {
    seconds.isFinite ? Int((min(max(seconds, -1e14), 1e14) * 1_000).rounded()) : 0
  }

  /// Quoted where it must be. A spreadsheet takes a text that begins with a sign for a formula.
  private static func field(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: ":"),
        UInt8(ascii: "_"):
        true
      default: false
      }
    }
    if isPlain, text.utf8.first != UInt8(ascii: "-") { return text }
    return "\"" + text.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
  }
}
