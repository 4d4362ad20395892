public import Engine

/// The settings of kind `range-test`: a training whose rate grows from batch to batch, and what is read off its curve.
public struct Finder: Equatable, Sendable {
  /// The network and its data; the epochs do not matter.
  public var base: Training
  public var test: RangeTestSettings

  public init(base: Training, test: RangeTestSettings = RangeTestSettings()) {
    self.base = base
    self.test = test
  }
}
