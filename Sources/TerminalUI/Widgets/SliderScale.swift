import Mathematics

/// Where a value lies between the ends of a slider.
public enum SliderScale: Hashable, Sendable {
  case linear(ClosedRange<Double>)
  /// Even steps multiply. The ends must be positive; else it is taken as linear.
  case logarithmic(ClosedRange<Double>)

  /// 0 at the lower end, 1 at the upper, the nearer of them outside; 0 for NaN and for a range without length.
  public func position(of value: Double) -> Double {
    let share: Double
    switch self {
    case .logarithmic(let range) where range.lowerBound > 0:
      let start = log10(range.lowerBound)
      share = value > 0 ? (log10(value) - start) / (log10(range.upperBound) - start) : 0
    case .linear(let range), .logarithmic(let range):
      share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    }
    return share > 0 ? min(share, 1) : 0
  }
}
