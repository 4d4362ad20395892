import Mathematics

/// A learning-rate range test as it goes on, without the training itself: it says which rate the next batch gets,
/// takes its loss, says whether to go on, and suggests rates in the end. It does what fastai's `LRFinder` and the
/// smoothed loss of its `Recorder` do, in 64 bits.
///
///     var record = try RangeTestRecord(RangeTestSettings())
///     repeat { optimizer.learningRate = Float(record.nextRate) } while record.add(loss: trainOneBatch())
///     let rate = try record.suggestion(.valley).rate
public struct RangeTestRecord: Equatable, Sendable {
  /// Why a test is over.
  public enum End: Equatable, Sendable {
    /// All batches are done.
    case complete
    /// The smoothed loss is above four times its smallest value.
    case diverged
    /// The loss is not a number, and no later one can be.
    case notANumber
  }

  /// Those asked for, with at least `RangeTestSettings.fewestBatches`.
  public let settings: RangeTestSettings
  /// The rate of each batch so far.
  public private(set) var rates: [Double] = []
  /// The loss of each batch as it was given.
  public private(set) var losses: [Double] = []
  /// The smoothed loss after each batch: what is plotted and judged.
  public private(set) var smoothed: [Double] = []
  /// nil while the test goes on.
  public private(set) var end: End?
  /// The running mean before it is corrected.
  private var mean = 0.0
  private var best = Double.infinity

  /// - Throws: settings that make no sense.
  public init(_ settings: RangeTestSettings) throws(RangeTestError) {
    try settings.check()
    var settings = settings
    settings.batches = max(settings.batches, RangeTestSettings.fewestBatches)
    self.settings = settings
    rates.reserveCapacity(settings.batches)
    losses.reserveCapacity(settings.batches)
    smoothed.reserveCapacity(settings.batches)
  }

  /// The rate of a batch, counted from 0: start (end / start)^(batch / batches).
  public func rate(at batch: Int) -> Double {
    settings.start * pow(settings.end / settings.start, Double(batch) / Double(settings.batches))
  }

  /// The rate of the batch whose loss is added next.
  public var nextRate: Double { rate(at: losses.count) }

  /// Takes the loss of the next batch: v <- beta v + (1 - beta) loss; s = v / (1 - beta^count). Whether the test goes
  /// on.
  public mutating func add(loss: Double) -> Bool {
    precondition(end == nil, "the range test was over after \(losses.count) batches, and one more loss came")
    rates.append(nextRate)
    losses.append(loss)
    mean = interpolated(from: loss, to: mean)
    let value = settings.correctsBias ? mean / (1 - pow(settings.beta, Double(losses.count))) : mean
    smoothed.append(value)
    if value < best { best = value }
    if value.isNaN {
      end = .notANumber
    } else if settings.stopsOnDivergence && value > 4 * best {
      end = .diverged
    } else if losses.count >= settings.batches {
      end = .complete
    }
    return end == nil
  }

  /// The batches that suggestions look at: without the first tenth, the last five, and all from a loss that is not a
  /// number on.
  ///
  /// fastai trains on after such a loss, up to the last batch, and then puts the last five aside; here those are
  /// batches that were never run.
  public var judged: Range<Int> {
    let last = end == .notANumber ? min(smoothed.count - 1, settings.batches - 5) : smoothed.count - 5
    let first = settings.batches / 10
    return first..<max(first, last)
  }

  /// The rate a method advises. Refused where too little of the curve is left to judge by.
  public func suggestion(_ method: Suggestion) throws(RangeTestError) -> SuggestedRate {
    let judged = judged
    guard judged.count >= Suggestion.fewestPoints else {
      throw .tooFewPoints(judged.count, batches: losses.count)
    }
    var suggested = method.rate(rates: Array(rates[judged]), losses: Array(smoothed[judged]))
    suggested.point += judged.lowerBound
    return suggested
  }

  /// loss + beta (mean - loss), written as PyTorch's `lerp` writes it, so that an infinite loss ends in one that is
  /// not a number here too.
  private func interpolated(from loss: Double, to mean: Double) -> Double {
    let beta = settings.beta
    return beta < 0.5 ? loss + beta * (mean - loss) : mean - (mean - loss) * (1 - beta)
  }
}
