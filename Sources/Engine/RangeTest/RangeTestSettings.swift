/// How a learning-rate range test runs (Smith 2017), with the defaults of fastai: the rate grows exponentially from
/// batch to batch, and the loss of each batch is smoothed.
public struct RangeTestSettings: Equatable, Sendable {
  /// The shortest test that is run: fewer batches are raised to so many.
  public static let fewestBatches = 6
  /// The longest test that is run: the search for the longest valley takes the square of the batches.
  public static let mostBatches = 10_000

  /// The rate of the first batch.
  public var start: Double
  /// The rate that the batch after the last one would have.
  public var end: Double
  /// How many rates are tried, one batch each.
  public var batches: Int
  /// Whether the test ends early once the smoothed loss is above four times its smallest value so far.
  public var stopsOnDivergence: Bool
  /// The share of the running mean that is kept from batch to batch, in 0..<1; 0 does not smooth.
  public var beta: Double
  /// Whether the running mean is divided by 1 - beta^count, which undoes its start at zero.
  public var correctsBias: Bool

  public init(
    start: Double = 1e-7, end: Double = 10, batches: Int = 100, stopsOnDivergence: Bool = true, beta: Double = 0.98,
    correctsBias: Bool = true
  ) {
    self.start = start
    self.end = end
    self.batches = batches
    self.stopsOnDivergence = stopsOnDivergence
    self.beta = beta
    self.correctsBias = correctsBias
  }

  func check() throws(RangeTestError) {
    guard start > 0, start.isFinite else {
      throw .badSetting("start", value: start, expected: "a finite number above 0")
    }
    guard end > start, end.isFinite else {
      throw .badSetting("end", value: end, expected: "a finite number above the start")
    }
    guard batches <= Self.mostBatches else {
      throw .badSetting("batches", value: Double(batches), expected: "at most \(Self.mostBatches)")
    }
    guard beta >= 0, beta < 1 else { throw .badSetting("beta", value: beta, expected: "at least 0 and below 1") }
  }
}
