import Mathematics

/// Round numbers for an even axis, after the extended search of Talbot, Lin and Hanrahan (2010): every candidate step
/// is scored for simplicity, coverage of the data and density, and for labels that fall on whole cells, as uniplot does.
enum LinearTicks {
  /// Leading digits of a step, the nicest first.
  private static let leadingDigits: [Double] = [1, 5, 2, 2.5, 4, 3]

  private struct Candidate {
    var first: Double
    var step: Double
    var count: Int
    var values: [Double] { (0..<count).map { (first + Double($0)) * step } }
  }

  static func place(_ ends: ClosedRange<Double>, room: AxisScale.Room, widens: Bool) -> (
    ends: ClosedRange<Double>, ticks: [AxisScale.Tick]
  ) {
    let span = ends.upperBound - ends.lowerBound
    let magnitude = log10(span).rounded(.down)
    var best: (score: Double, ends: ClosedRange<Double>, ticks: [AxisScale.Tick])?
    for exponent in [magnitude, magnitude - 1, magnitude - 2] {
      for (rank, digit) in leadingDigits.enumerated() {
        let step = digit * pow(10, exponent)
        guard step.isNormal, let candidate = candidate(ends, step: step, widens: widens) else { continue }
        let axis = widens ? union(ends, candidate) : ends
        let score = score(candidate, rank: rank, data: ends, axis: axis, room: room, widens: widens)
        if let best, best.score >= score { continue }
        let ticks = labels(candidate)
        guard fits(ticks, on: axis, room: room) else { continue }
        best = (score, axis, ticks)
      }
    }
    return best.map { ($0.ends, $0.ticks) } ?? (ends, [])
  }

  private static func candidate(_ ends: ClosedRange<Double>, step: Double, widens: Bool) -> Candidate? {
    let slack = 1e-9 * (ends.upperBound - ends.lowerBound) / step
    let low = ends.lowerBound / step
    let high = ends.upperBound / step
    let first = widens ? (low + slack).rounded(.down) : (low - slack).rounded(.up)
    let last = widens ? (high - slack).rounded(.up) : (high + slack).rounded(.down)
    guard first.magnitude < 1e15, last.magnitude < 1e15 else { return nil }
    let count = Int(last - first) + 1
    return (1...20).contains(count) ? Candidate(first: first, step: step, count: count) : nil
  }

  private static func union(_ ends: ClosedRange<Double>, _ candidate: Candidate) -> ClosedRange<Double> {
    let low = candidate.first * candidate.step
    let high = (candidate.first + Double(candidate.count - 1)) * candidate.step
    return min(low, ends.lowerBound)...max(high, ends.upperBound)
  }

  private static func score(
    _ candidate: Candidate, rank: Int, data: ClosedRange<Double>, axis: ClosedRange<Double>, room: AxisScale.Room,
    widens: Bool
  ) -> Double {
    let low = candidate.first * candidate.step
    let high = low + Double(candidate.count - 1) * candidate.step
    let hasZero = low <= 0 && high >= 0
    let simplicity = 1 - Double(rank) / Double(leadingDigits.count - 1) + (hasZero ? 1 : 0)
    let span = data.upperBound - data.lowerBound
    let left = (data.lowerBound - low) / span
    let right = (data.upperBound - high) / span
    let coverage = 1 - 5 * (left * left + right * right)
    let axisSpan = axis.upperBound - axis.lowerBound
    let count = axisSpan / candidate.step + 1
    let density = 2 - max(count / room.wanted, room.wanted / count)
    let spacing = candidate.step / axisSpan * Double(room.cells)
    let offset = (low - axis.lowerBound) / axisSpan * Double(room.cells)
    let isRegular =
      candidate.count > 2 && abs(spacing - spacing.rounded()) < 0.01 && abs(offset - offset.rounded()) < 0.01
    // Where the axis follows its labels, poor coverage is an empty strip of the picture.
    let coverageWeight = widens ? 0.5 : 0.25
    return 0.4 * simplicity + coverageWeight * coverage + 0.3 * density + (isRegular ? 0.5 : 0)
  }

  /// Whether no label runs into the next.
  private static func fits(_ ticks: [AxisScale.Tick], on axis: ClosedRange<Double>, room: AxisScale.Room) -> Bool {
    guard ticks.count > 1 else { return true }
    let share = (ticks[1].value - ticks[0].value) / (axis.upperBound - axis.lowerBound)
    let longest = ticks.map { room.length(of: $0.label) }.max() ?? 1
    return share * Double(max(0, room.cells)) >= Double(longest)
  }

  private static func labels(_ candidate: Candidate) -> [AxisScale.Tick] {
    zip(candidate.values, NumberLabels.even(candidate.values, step: candidate.step)).map {
      AxisScale.Tick(value: $0, label: $1)
    }
  }
}
