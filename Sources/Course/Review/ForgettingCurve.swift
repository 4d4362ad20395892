import Mathematics

/// How likely something is still remembered, over days: a power law.
///
/// R(t, S) = (1 + factor t / S)^decay, with factor = 0.9^(1 / decay) - 1, so that R(S, S) = 0.9 whatever the decay.
public struct ForgettingCurve: Equatable, Sendable {
  /// Negative.
  public let decay: Double
  public let factor: Double

  public init(_ weights: MemoryWeights) {
    decay = -weights.values[20]
    factor = pow(0.9, 1 / decay) - 1
  }

  /// The probability of remembering after some days.
  public func retrievability(days: Double, stability: Double) -> Double {
    pow(1 + factor * max(0, days) / stability, decay)
  }

  /// The days after which the probability has fallen to a target: S / factor (r^(1 / decay) - 1). At 0.9 that is S.
  public func interval(stability: Double, retention: Double) -> Double {
    stability / factor * (pow(retention, 1 / decay) - 1)
  }
}
