/// The settings of kind `sweep`: one experiment trained for each value of a knob and each of several seeds.
public struct Sweep: Equatable, Sendable {
  public var base: Training
  /// The name of a knob of `base`.
  public var knob: String
  public var values: [Setting]
  public var seeds: Seeds
  /// What is compared: of the trained network, or `epochs` or `steps` until the threshold.
  public var measure: Measure
  /// A run ends here; its `epochs` limit it.
  public var until: Threshold?

  public enum Seeds: Equatable, Sendable {
    /// The experiment's seed and those that follow it.
    case count(Int)
    case list([UInt64])

    public func values(from seed: UInt64) -> [UInt64] {
      switch self {
      case .count(let count): (0..<UInt64(count)).map { seed &+ $0 }
      case .list(let seeds): seeds
      }
    }
  }

  public init(
    base: Training, knob: String, values: [Setting], seeds: Seeds, measure: Measure, until: Threshold? = nil
  ) {
    self.base = base
    self.knob = knob
    self.values = values
    self.seeds = seeds
    self.measure = measure
    self.until = until
  }
}
