import Mathematics

/// Decades for a logarithmic axis, with 2 and 5 between them when there are few.
enum LogarithmicTicks {
  static func place(_ ends: ClosedRange<Double>, room: AxisScale.Room, widens: Bool) -> (
    ends: ClosedRange<Double>, ticks: [AxisScale.Tick]
  ) {
    let axis = apart(widens ? widened(ends) : ends)
    let low = log10(axis.lowerBound)
    let high = log10(axis.upperBound)
    let first = Int((low - 1e-9).rounded(.up))
    let last = Int((high + 1e-9).rounded(.down))
    let cellsPerDecade = Double(max(0, room.cells)) / (high - low)
    if high - low < 1 {
      return (axis, nearLinear(axis, low: low, cellsPerDecade: cellsPerDecade, room: room))
    }
    let longest = [first, last].map { room.length(of: NumberLabels.decade($0, digit: 1, plain: false)) }.max() ?? 1
    let minorRoom = 0.3 * cellsPerDecade
    let hasMinor = last - first < 3 && minorRoom >= Double(longest) && Double(last - first) * 3 < 2.5 * room.wanted
    let stride = [1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 300].first {
      Double($0) * cellsPerDecade >= Double(longest) && Double(last - first) / Double($0) <= room.wanted * 1.5
    }
    guard let stride else { return (axis, []) }
    let plain = (-3...4).contains(first) && (-3...4).contains(last) && !(hasMinor && low < -3.5)
    var ticks: [AxisScale.Tick] = []
    for exponent in (first - 1)...(last + 1) {
      guard exponent % stride == 0 else { continue }
      for digit in hasMinor ? [1, 2, 5] : [1] {
        let value = Double(digit) * pow(10, Double(exponent))
        let place = log10(value)
        guard place >= low - 1e-9, place <= high + 1e-9 else { continue }
        ticks.append(AxisScale.Tick(value: value, label: NumberLabels.decade(exponent, digit: digit, plain: plain)))
      }
    }
    return (axis, ticks)
  }

  /// Less than a decade: whole multiples of the decade's tenth, as many as have room.
  private static func nearLinear(
    _ axis: ClosedRange<Double>, low: Double, cellsPerDecade: Double, room: AxisScale.Room
  ) -> [AxisScale.Tick] {
    let even = LinearTicks.place(axis, room: room, widens: false).ticks.filter { $0.value > 0 }
    var kept: [AxisScale.Tick] = []
    var free = -Double.infinity
    for tick in even {
      let place = (log10(tick.value) - low) * cellsPerDecade
      guard place >= free else { continue }
      kept.append(tick)
      free = place + Double(room.length(of: tick.label))
    }
    return kept
  }

  /// Ends moved outward to 1, 2 or 5 times a power of ten; to whole decades when there are many.
  private static func widened(_ ends: ClosedRange<Double>) -> ClosedRange<Double> {
    let low = log10(ends.lowerBound)
    let high = log10(ends.upperBound)
    let digits: [Double] = high - low > 5 ? [0, 1] : [0, log10(2.0), log10(5.0), 1]
    let lowDecade = low.rounded(.down)
    let highDecade = high.rounded(.down)
    let lower = digits.last { lowDecade + $0 <= low + 1e-9 } ?? 0
    let upper = digits.first { highDecade + $0 >= high - 1e-9 } ?? 1
    return pow(10, lowDecade + lower)...pow(10, highDecade + upper)
  }

  /// A constant gets a factor of two on both sides.
  private static func apart(_ ends: ClosedRange<Double>) -> ClosedRange<Double> {
    ends.upperBound / ends.lowerBound < 1 + AxisScale.leastSpread
      ? (ends.lowerBound / 2)...(ends.upperBound * 2) : ends
  }
}
