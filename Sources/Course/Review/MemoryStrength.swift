import Mathematics

/// How firmly one thing is remembered, after FSRS-6.
public struct MemoryStrength: Equatable, Sendable {
  /// Days until the probability of remembering falls to 90 percent.
  public var stability: Double
  /// From 1, easy, to 10.
  public var difficulty: Double

  public init(stability: Double, difficulty: Double) {
    self.stability = stability
    self.difficulty = difficulty
  }
}

/// The equations of FSRS-6, each named after the quantity it gives.
public struct MemoryEquations: Equatable, Sendable {
  public let weights: MemoryWeights
  public let curve: ForgettingCurve
  private let w: [Double]

  public static let stabilities = 0.001...36_500.0
  public static let difficulties = 1.0...10.0

  public init(_ weights: MemoryWeights = .standard) {
    self.weights = weights
    curve = ForgettingCurve(weights)
    w = weights.values
  }

  /// After the first review.
  public func first(_ grade: ReviewGrade) -> MemoryStrength {
    MemoryStrength(
      stability: Self.held(firstStability(grade), in: Self.stabilities),
      difficulty: Self.held(firstDifficulty(grade), in: Self.difficulties))
  }

  /// After a review, `days` study days behind the one before; 0 is the same day.
  public func next(_ strength: MemoryStrength, days: Int, _ grade: ReviewGrade) -> MemoryStrength {
    let stability: Double
    if days < 1 {
      stability = sameDayStability(strength.stability, grade)
    } else {
      let recall = curve.retrievability(days: Double(days), stability: strength.stability)
      stability =
        grade == .again
        ? stabilityAfterLapse(strength, recall: recall) : stabilityAfterSuccess(strength, recall: recall, grade)
    }
    return MemoryStrength(
      stability: Self.held(stability, in: Self.stabilities), difficulty: nextDifficulty(strength.difficulty, grade))
  }

  /// S = w[G - 1]
  func firstStability(_ grade: ReviewGrade) -> Double { w[grade.rawValue - 1] }

  /// D0(G) = w4 - e^(w5 (G - 1)) + 1, not yet held in its range.
  func firstDifficulty(_ grade: ReviewGrade) -> Double { w[4] - exp(w[5] * Double(grade.rawValue - 1)) + 1 }

  /// D' = w7 D0(4) + (1 - w7) (D - w6 (G - 3) (10 - D) / 9): a step that grows smaller towards 10, then a little back to
  /// the mean. D0(4) is the one that is not held in its range, as the reference implementations have it.
  func nextDifficulty(_ difficulty: Double, _ grade: ReviewGrade) -> Double {
    let step = -w[6] * Double(grade.rawValue - 3)
    let moved = difficulty + step * (10 - difficulty) / 9
    return Self.held(w[7] * firstDifficulty(.easy) + (1 - w[7]) * moved, in: Self.difficulties)
  }

  /// S' = S (1 + e^w8 (11 - D) S^(-w9) (e^(w10 (1 - R)) - 1) H E), H = w15 for hard and E = w16 for easy.
  func stabilityAfterSuccess(_ strength: MemoryStrength, recall: Double, _ grade: ReviewGrade) -> Double {
    let factor = grade == .hard ? w[15] : grade == .easy ? w[16] : 1
    let growth =
      exp(w[8]) * (11 - strength.difficulty) * pow(strength.stability, -w[9]) * (exp(w[10] * (1 - recall)) - 1)
    return strength.stability * (1 + growth * factor)
  }

  /// S' = min(w11 D^(-w12) ((S + 1)^w13 - 1) e^(w14 (1 - R)), S e^(-w17 w18))
  func stabilityAfterLapse(_ strength: MemoryStrength, recall: Double) -> Double {
    let left =
      w[11] * pow(strength.difficulty, -w[12]) * (pow(strength.stability + 1, w[13]) - 1) * exp(w[14] * (1 - recall))
    return min(left, strength.stability * exp(-w[17] * w[18]))
  }

  /// S' = S e^(w17 (G - 3 + w18)) S^(-w19), and never less than S after a pass.
  func sameDayStability(_ stability: Double, _ grade: ReviewGrade) -> Double {
    let growth = exp(w[17] * (Double(grade.rawValue - 3) + w[18])) * pow(stability, -w[19])
    return stability * (grade.isPass ? max(growth, 1) : growth)
  }

  private static func held(_ value: Double, in range: ClosedRange<Double>) -> Double {
    min(max(value, range.lowerBound), range.upperBound)
  }
}
