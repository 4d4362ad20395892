/// What is asked of one axis of a plot.
public struct PlotAxis: Hashable, Sendable {
  public var title: String
  public var scale: Scale
  /// Exact ends. Without it the axis fits the values.
  public var range: ClosedRange<Double>?

  public enum Scale: String, Hashable, Sendable, CaseIterable {
    case linear, logarithmic
    /// Logarithmic when no value is negative and the largest is over 50 times the smallest positive one.
    case automatic
  }

  public init(_ title: String = "", scale: Scale = .automatic, range: ClosedRange<Double>? = nil) {
    self.title = title
    self.scale = scale
    self.range = range
  }
}

/// The smallest and largest of the finite values seen.
struct ValueExtent: Equatable {
  private(set) var lowest = Double.infinity
  private(set) var highest = -Double.infinity
  private(set) var lowestPositive = Double.infinity
  private(set) var zeroOrLess = 0
  private(set) var count = 0

  mutating func include(_ value: Double) {
    guard value.isFinite else { return }
    count += 1
    lowest = min(lowest, value)
    highest = max(highest, value)
    if value > 0 { lowestPositive = min(lowestPositive, value) } else { zeroOrLess += 1 }
  }

  var suggestsLogarithm: Bool {
    count > 0 && lowest >= 0 && zeroOrLess * 2 <= count && highest / lowestPositive > 50
  }
}
