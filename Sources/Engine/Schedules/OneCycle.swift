/// Up to the peak and far down again, and the momentum the other way (Smith and Topin 2018), as fastai's
/// `fit_one_cycle` does it: along cosines from peak / div to the peak, then to peak / finalDiv.
public struct OneCycle: Equatable, Sendable {
  /// The part of the training that goes up, above 0 and below 1.
  public var rise: Double
  /// The peak divided by the rate at the start.
  public var div: Double
  /// The peak divided by the rate at the end.
  public var finalDiv: Double
  /// The momentum at the start and at the end.
  public var momentum: Double
  /// The momentum at the peak of the rate.
  public var peakMomentum: Double

  public init(
    rise: Double = 0.25, div: Double = 25, finalDiv: Double = 1e5, momentum: Double = 0.95,
    peakMomentum: Double = 0.85
  ) {
    self.rise = rise
    self.div = div
    self.finalDiv = finalDiv
    self.momentum = momentum
    self.peakMomentum = peakMomentum
  }

  func factor(at p: Double) -> Double { value(at: p, 1 / div, 1, 1 / finalDiv) }

  func momentum(at p: Double) -> Double { value(at: p, momentum, peakMomentum, momentum) }

  private func value(at p: Double, _ start: Double, _ peak: Double, _ end: Double) -> Double {
    p < rise
      ? Annealing.cosine(start, peak, p / rise) : Annealing.cosine(peak, end, (p - rise) / (1 - rise))
  }
}
