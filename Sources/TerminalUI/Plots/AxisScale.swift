import Mathematics

/// A resolved axis: where values lie between its ends, and which are labelled.
struct AxisScale: Equatable, Sendable {
  let isLogarithmic: Bool
  let lower: Double
  let upper: Double
  let ticks: [Tick]
  /// The ends and the distance between them, after the logarithm; halved so that no difference overflows.
  private let start: Double
  private let span: Double

  /// Values that differ by less than this share of their size count as one.
  static let leastSpread = 0.005

  struct Tick: Equatable, Sendable {
    var value: Double
    var label: String
  }

  /// How the axis lies on the screen: its length and how labels take room along it.
  struct Room: Equatable {
    /// Cells between the first and the last place.
    var cells: Int
    /// Cells a label takes along the axis; nil counts its own columns and a gap.
    var labelCells: Int?
    /// How many labels are wanted.
    var wanted: Double

    static func vertical(_ rows: Int) -> Room {
      Room(cells: rows - 1, labelCells: 2, wanted: min(max(Double(rows) / 4, 2), 20))
    }

    static func horizontal(_ columns: Int) -> Room {
      Room(cells: columns - 1, labelCells: nil, wanted: min(max(Double(columns) / 14, 2), 20))
    }

    func length(of label: String) -> Int { labelCells ?? label.columns + 3 }
  }

  /// - Parameter widens: whether free ends move outward to labelled values, as is good for y.
  init(_ axis: PlotAxis, extent: ValueExtent, room: Room, widens: Bool) {
    let fixed = axis.range.flatMap { range -> ClosedRange<Double>? in
      range.lowerBound.isFinite && range.upperBound.isFinite ? range : nil
    }
    var seen = extent
    if let fixed {
      seen = ValueExtent()
      seen.include(fixed.lowerBound)
      seen.include(fixed.upperBound)
    }
    let wantsLogarithm = axis.scale == .logarithmic || (axis.scale == .automatic && extent.suggestsLogarithm)
    isLogarithmic = wantsLogarithm && seen.highest > 0 && seen.lowestPositive.isFinite
    let placed: (ends: ClosedRange<Double>, ticks: [Tick])
    if isLogarithmic {
      let ends = min(max(seen.lowestPositive, 1e-300), 1e300)...min(max(seen.highest, 1e-300), 1e300)
      placed = LogarithmicTicks.place(ends, room: room, widens: widens && fixed == nil)
    } else {
      let ends = AxisScale.linearEnds(seen, reachesZero: widens && fixed == nil)
      placed = LinearTicks.place(ends, room: room, widens: widens && fixed == nil)
    }
    lower = placed.ends.lowerBound
    upper = placed.ends.upperBound
    ticks = placed.ticks
    start = AxisScale.transform(lower, isLogarithmic)
    span = AxisScale.transform(upper, isLogarithmic) - start
  }

  /// Where a value lies: 0 at the lower end, 1 at the upper, beyond them outside. NaN when it has no place.
  func position(_ value: Double) -> Double { (linearized(value) - start) / span }

  /// A value in the units in which the axis is even.
  func linearized(_ value: Double) -> Double { AxisScale.transform(value, isLogarithmic) }

  /// The largest power of two that divides this axis into at least `count` parts.
  func bucketWidth(_ count: Int) -> Double {
    let width = span / Double(max(1, count))
    return width.isNormal && width > 0 ? Double(sign: .plus, exponent: width.exponent, significand: 1) : 1
  }

  private static func transform(_ value: Double, _ isLogarithmic: Bool) -> Double {
    if isLogarithmic { return value > 0 ? log10(value) : .nan }
    return min(max(value, -1e300), 1e300) / 2
  }

  /// Ends that are apart: around what is constant to the eye there is room on both sides, so that noise in the fourth
  /// digit fills no picture, and an axis that nearly reaches zero does.
  private static func linearEnds(_ extent: ValueExtent, reachesZero: Bool) -> ClosedRange<Double> {
    guard extent.count > 0 else { return 0...1 }
    var low = min(max(extent.lowest, -1e300), 1e300)
    var high = min(max(extent.highest, -1e300), 1e300)
    let size = max(abs(low), abs(high))
    if high - low < size * AxisScale.leastSpread || high - low < 1e-300 {
      let margin = size < 1e-290 ? 1 : size / 10
      low -= margin
      high += margin
    } else if reachesZero, low > 0, low < 0.3 * high {
      low = 0
    }
    return low...high
  }
}
