import Engine
import Mathematics

extension OwnReviews: DataSettings {
  static let word = "my-reviews"
  static let learners = Vocabulary<Learner>("a learner", Learner.allCases.map { ($0.rawValue, $0) })
  static let tellings = Vocabulary<Told>("what is told", Told.allCases.map { ($0.rawValue, $0) })

  static let rows: [KnobRow<OwnReviews>] = [
    .word("learner", "whose reviews", \.learner, learners),
    .word("told", "what the model is told", \.told, tellings),
    .integer(
      "samples", "samples", \.samples, "the number of reviews", in: fewest...Limits.samples.upperBound),
    .testShare(\.testShare),
  ]

  var origin: DataSource.Origin { .reviews(self) }
  var files: [String] { learner == .mine ? [Self.file] : [] }
  var outline: DataOutline { DataOutline(.vector(told.names.count), answers: .classes(2)) }

  func make(
    seed: UInt64, testSamples: Int?, tables: Tables
  ) throws(ExperimentError) -> (train: Dataset, test: Dataset?) {
    let rows = rows(tables, seed: seed)
    let held = Int((Double(rows.count) * testShare).rounded())
    return (part(rows.dropLast(held)), held == 0 ? nil : part(rows.suffix(held)))
  }

  private func part(_ rows: ArraySlice<ReviewRow>) -> Dataset {
    Dataset(
      inputs: rows.flatMap { told.features($0) }, features: told.names.count,
      targets: .classes(rows.map { $0.recalled ? 1 : 0 }, names: ["forgotten", "recalled"]),
      featureNames: told.names)
  }
}

extension OwnReviews.Told {
  var names: [String] {
    switch self {
    case .none: ["nothing"]
    case .days: ["log days"]
    case .strength: ["log days", "log strength"]
    case .all: ["log days", "log strength", "reviews", "lapses"]
    }
  }

  /// Logarithms, because forgetting is told in factors: 1 day or 2 is as far apart as 50 or 100.
  func features(_ row: ReviewRow) -> [Float] {
    let (days, strength) = (Float(log(max(row.days, 0.1))), Float(log(max(row.strength, 0.1))))
    switch self {
    case .none: return [0]
    case .days: return [days]
    case .strength: return [days, strength]
    case .all: return [days, strength, Float(row.reviews) / 10, Float(row.lapses) / 10]
    }
  }
}
