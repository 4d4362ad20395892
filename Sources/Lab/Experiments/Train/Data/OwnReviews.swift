/// A question that came back after a day or more, as a row of a table: what was known before, and how it went.
public struct ReviewRow: Equatable, Sendable {
  /// Since the review before.
  public var days: Double
  /// Days until recall falls to 90 percent, as it was believed before this review.
  public var strength: Double
  /// Reviews before this one.
  public var reviews: Int
  /// How often it had been forgotten before.
  public var lapses: Int
  public var recalled: Bool

  public init(days: Double, strength: Double, reviews: Int, lapses: Int, recalled: Bool) {
    self.days = days
    self.strength = strength
    self.reviews = reviews
    self.lapses = lapses
    self.recalled = recalled
  }
}

/// The learner's own reviews as data, or those of a simulated learner while there are too few.
public struct OwnReviews: Equatable, Sendable {
  public enum Learner: String, CaseIterable, Sendable {
    /// The log's, where it has enough.
    case mine
    case simulated
  }

  /// What the model is told about a review.
  public enum Told: String, CaseIterable, Sendable {
    /// Nothing: all it can learn is the mean.
    case none
    case days
    /// Days, and how strong the memory was.
    case strength
    /// Reviews and lapses too.
    case all
  }

  public var learner = Learner.mine
  public var told = Told.strength
  /// The newest so many.
  public var samples = 1_000
  /// The last part in time is held out: the future is what is to be foretold.
  public var testShare = 0.2

  /// Fewer rows than these teach nothing.
  public static let fewest = 50
  /// The name under which the log is asked for. No file has it.
  public static let file = "my-reviews"

  public init(learner: Learner = .mine, told: Told = .strength, samples: Int = 1_000, testShare: Double = 0.2) {
    self.learner = learner
    self.told = told
    self.samples = samples
    self.testShare = testShare
  }

  /// Whether the reviews of the log are taken.
  func isOwn(_ tables: Tables) -> Bool { learner == .mine && tables.reviews.count >= Self.fewest }

  /// In the order of time.
  func rows(_ tables: Tables, seed: UInt64) -> [ReviewRow] {
    isOwn(tables) ? Array(tables.reviews.suffix(samples)) : SimulatedLearner.reviews(samples, seed: seed)
  }
}

extension Experiment {
  /// Whether it is trained on what the learner answered, which is nobody else's.
  public var usesOwnReviews: Bool { tablesNeeded.contains(OwnReviews.file) }
}
