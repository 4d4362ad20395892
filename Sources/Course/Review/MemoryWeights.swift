import Mathematics

/// The 21 weights of FSRS-6 (Ye, Su and Cao, *A stochastic shortest path algorithm for optimizing spaced repetition
/// scheduling*, 2022, and the scheduler that grew from it).
///
/// The weights in order: 0 to 3 the first stability of each grade; 4 and 5 the first difficulty; 6 and 7 the step of the
/// difficulty and its way back to the mean; 8 to 10 the growth after a success; 11 to 14 what a lapse leaves; 15 and 16
/// the factors of hard and easy; 17 to 19 reviews on the same day; 20 the decay of the forgetting curve.
public struct MemoryWeights: Equatable, Sendable {
  public let values: [Double]

  public static let standard = MemoryWeights(uncheckedValues: [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
    1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ])

  /// What each weight may be; one outside is moved to the nearest end.
  public static let ranges: [ClosedRange<Double>] = [
    0.001...100, 0.001...100, 0.001...100, 0.001...100, 1...10, 0.001...4, 0.001...4, 0.001...0.75, 0...4.5, 0...0.8,
    0.001...3.5, 0.001...5, 0.001...0.25, 0.001...0.9, 0...4, 0...1, 1...6, 0...2, 0...2, 0.01...0.8, 0.1...0.8,
  ]

  /// Weights of FSRS-6, of FSRS-5 (19) or of FSRS-4.5 (17), which become equal ones of FSRS-6.
  ///
  /// - Parameter relearningSteps: with more than one, the weights of the same day are held so small that a lapse and its
  ///   steps together never strengthen.
  /// - Returns: nil for another number of weights, or one that is no number.
  public init?(_ values: [Double], relearningSteps: Int = 1) {
    guard let migrated = Self.migrated(values), migrated.allSatisfy(\.isFinite) else { return nil }
    var held = zip(migrated, Self.ranges).map { min(max($0, $1.lowerBound), $1.upperBound) }
    if relearningSteps > 1 {
      let ceiling = Self.sameDayCeiling(held, steps: relearningSteps)
      held[17] = min(held[17], ceiling)
      held[18] = min(held[18], ceiling)
    }
    self.values = held
  }

  private init(uncheckedValues: [Double]) { values = uncheckedValues }

  private static func migrated(_ values: [Double]) -> [Double]? {
    switch values.count {
    case 21: return values
    case 19: return values + [0, 0.5]
    case 17:
      var values = values
      let spread = values[5]
      values[4] += 2 * spread
      values[5] = log(3 * spread + 1) / 3
      values[6] += 0.5
      return values + [0, 0, 0, 0.5]
    default: return nil
    }
  }

  /// The most that weights 17 and 18 may be with n relearning steps:
  /// sqrt(max(0, -(ln w11 + ln(2^w13 - 1) + 0.3 w14) / n)), held in 0.01 ... 2.
  static func sameDayCeiling(_ w: [Double], steps: Int) -> Double {
    let sum = log(w[11]) + log(pow(2, w[13]) - 1) + 0.3 * w[14]
    return min(max(max(0, -sum / Double(steps)).squareRoot(), 0.01), 2)
  }
}
