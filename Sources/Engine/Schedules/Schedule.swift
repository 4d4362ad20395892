/// How the learning rate changes over a training: a factor on the rate that the optimizer was given, which is the
/// peak.
///
/// A position p tells where in the training a step is: steps done divided by steps planned, in 0...1. What lies
/// outside counts as the nearer end, so a training that goes on past its plan stays at the end of its schedule.
public struct Schedule: Equatable, Sendable {
  /// The shape over the training, after the warm-up.
  public var curve: Curve
  /// nil starts with the curve itself.
  public var warmUp: WarmUp?

  public init(_ curve: Curve, warmUp: WarmUp? = nil) {
    self.curve = curve
    self.warmUp = warmUp
  }

  /// The rate before all others: from a share of the peak to the peak in a straight line (Goyal et al. 2017). The
  /// curve has the rest of the training to itself.
  public struct WarmUp: Equatable, Sendable {
    /// Its part of the training, in 0..<1.
    public var share: Double
    /// The factor at the very beginning.
    public var start: Double

    public init(share: Double = 0.05, start: Double = 0) {
      self.share = share
      self.start = start
    }
  }

  /// The factor on the learning rate, in 0...1.
  public func factor(at position: Double) -> Double {
    let p = Self.clamped(position)
    guard let warmUp else { return curve.factor(at: p) }
    if p < warmUp.share { return Annealing.linear(warmUp.start, 1, p / warmUp.share) }
    return curve.factor(at: (p - warmUp.share) / (1 - warmUp.share))
  }

  /// The momentum, or Adam's beta1, that goes with the rate; nil where the schedule leaves it alone.
  public func momentum(at position: Double) -> Double? {
    guard case .oneCycle(let cycle) = curve else { return nil }
    return cycle.momentum(at: Self.clamped(position))
  }

  /// A position that is not a number counts as the beginning.
  private static func clamped(_ position: Double) -> Double {
    guard position > 0 else { return 0 }
    return position < 1 ? position : 1
  }
}
