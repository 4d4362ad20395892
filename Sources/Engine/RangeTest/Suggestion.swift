import Mathematics

/// A rate read off the curve of a range test.
public struct SuggestedRate: Equatable, Sendable {
  public var rate: Double
  /// Where on the curve the method looked, counted from 0: where its dot is drawn.
  public var point: Int
}

/// How a rate is read off the curve of a range test: the four ways of fastai, down to their indices.
public enum Suggestion: String, CaseIterable, Sendable {
  /// About half-way down the longest descent. fastai's default since 2021.
  case valley
  /// As far right as the curve is not yet much steeper than a window to the left.
  case slide
  /// A tenth of the rate with the smallest loss.
  case minimum
  /// Where the loss falls most steeply over the logarithm of the rate.
  case steep

  /// `slide` looks fifteen points back from the last one.
  public static let fewestPoints = 16

  /// The rate for a curve of rising rates and their smoothed losses, none of them NaN, at least `fewestPoints` of
  /// each.
  public func rate(rates: [Double], losses: [Double]) -> SuggestedRate {
    precondition(
      rates.count == losses.count && rates.count >= Self.fewestPoints,
      "at least \(Self.fewestPoints) rates and as many losses expected, \(rates.count) and \(losses.count) given")
    switch self {
    case .valley:
      let point = Self.valley(losses)
      return SuggestedRate(rate: rates[point], point: point)
    case .slide:
      let point = Self.slide(losses)
      return SuggestedRate(rate: rates[point], point: point)
    case .minimum:
      let point = Self.first(losses)
      return SuggestedRate(rate: rates[point] / 10, point: point)
    case .steep:
      let point = Self.first(
        (1..<losses.count).map { (losses[$0] - losses[$0 - 1]) / (log(rates[$0]) - log(rates[$0 - 1])) })
      return SuggestedRate(rate: rates[point], point: point)
    }
  }

  /// The longest strictly falling subsequence, the first to end where several are as long; e is its last index and m
  /// its length. The point is (e - m) + m / 3 + m / 6.
  ///
  /// e - m stands for the first index, though that can be anywhere before; it is -1 where all fall. Where no descent
  /// has more than two points and the first one ends at the second point of the curve, the point itself is -1, which
  /// is the last one in Python and so here.
  private static func valley(_ losses: [Double]) -> Int {
    var lengths = [Int](repeating: 1, count: losses.count)
    var end = 0
    var start = 0
    for i in 1..<losses.count {
      for j in 0..<i where losses[i] < losses[j] && lengths[i] < lengths[j] + 1 { lengths[i] = lengths[j] + 1 }
      if lengths[end] < lengths[i] {
        end = i
        start = i - lengths[i]
      }
    }
    let length = end - start
    let point = start + length / 3 + length / 6
    return point < 0 ? losses.count + point : point
  }

  /// A window of fifteen moves left from the right end while the slopes at its ends, per point, differ by more than
  /// 0.005; the point is the last left end of which that was so.
  private static func slide(_ losses: [Double]) -> Int {
    let slopes = gradient(losses)
    var right = losses.count - 1
    var left = right - 15
    var point = left
    while left >= 0 && abs(slopes[right] - slopes[left]) > 0.005 {
      point = left
      right -= 1
      left -= 1
    }
    return point
  }

  /// Central differences, one-sided at both ends, as NumPy's `gradient`.
  private static func gradient(_ values: [Double]) -> [Double] {
    let last = values.count - 1
    return values.indices.map { i in
      switch i {
      case 0: values[1] - values[0]
      case last: values[last] - values[last - 1]
      default: (values[i + 1] - values[i - 1]) / 2
      }
    }
  }

  /// The first place of the smallest value.
  private static func first(_ values: [Double]) -> Int {
    var place = 0
    for i in values.indices where values[i] < values[place] { place = i }
    return place
  }
}
