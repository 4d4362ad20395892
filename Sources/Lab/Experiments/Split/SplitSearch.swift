public import Engine

/// The settings of kind `split`: data, one feature, and the threshold that the learner moves.
public struct SplitSearch: Equatable, Sendable {
  public var data: DataSource
  /// The name of the feature's column; `x` or `y` in the plane.
  public var feature: String
  public var threshold: Double
  /// Where the threshold may be.
  public var range: ClosedRange<Double>
  public var criterion: Criterion

  public init(
    data: DataSource, feature: String, threshold: Double, range: ClosedRange<Double>, criterion: Criterion = .gini
  ) {
    self.data = data
    self.feature = feature
    self.threshold = threshold
    self.range = range
    self.criterion = criterion
  }
}
